import { z } from "zod";
import type { Reaction } from "../service/simulation-records";
import { functionEndpoint } from "../service/skill-manifest";
import type { Store } from "../service/store";
import type { SkillRequest } from "./skill-request";

/** What came of a request to the skill. */
export interface SkillAnswer {
  /** What it says. */
  caption?: string | undefined;
  endsSession: boolean;
  attributes?: Record<string, unknown> | undefined;
  /** In the form that simulations return; undefined where no skill was asked. */
  invocation?: object;
}

/** What a simulation tells of an answer. */
export interface Heard {
  captions: string[];
  invocations: object[];
}

export const heard = ({ caption, invocation }: SkillAnswer): Heard => ({
  captions: caption ? [caption] : [],
  invocations: invocation ? [invocation] : [],
});

export const NOT_ASKED = heard({ endsSession: false });

/** Asks the skill's stand-in or its own web service; without either nobody is asked. */
export function askSkill(
  request: SkillRequest,
  { respond, endpoint }: Store,
  react: (answer: SkillAnswer) => Reaction,
): Reaction | Promise<Reaction> {
  if (endpoint !== undefined)
    return callEndpoint(request, endpoint).then(react, (error) => ({
      error: { message: `The skill's endpoint ${endpoint} ${reasonOf(error)}.` },
    }));
  if (!respond) return react({ endsSession: false });
  const startedAt = performance.now();
  const caption = respond(request);
  const outputSpeech = caption !== undefined && { outputSpeech: { type: "PlainText", text: caption } };
  const body = { version: "1.0", response: { ...outputSpeech, shouldEndSession: false } };
  const invocation = invocationOf(request, body, functionEndpoint, startedAt);
  return react({ caption, endsSession: false, invocation });
}

/** Alexa waits eight seconds (Request and Response JSON Reference). */
const LONGEST_RESPONSE_MS = 8_000;

const skillResponse = z.object({
  sessionAttributes: z.record(z.string(), z.unknown()).nullish(),
  response: z.object({
    outputSpeech: z.object({ text: z.string().nullish(), ssml: z.string().nullish() }).nullish(),
    // Without a word the session stays open for as long as nothing is said; a simulation goes on in it.
    shouldEndSession: z.boolean().nullish(),
  }),
});

async function callEndpoint(request: SkillRequest, endpoint: string): Promise<SkillAnswer> {
  const startedAt = performance.now();
  const answer = await fetch(endpoint, {
    method: "POST",
    redirect: "manual",
    headers: { "content-type": "application/json; charset=utf-8", accept: "application/json" },
    body: JSON.stringify(request),
    signal: AbortSignal.timeout(LONGEST_RESPONSE_MS),
  });
  const text = await answer.text();
  if (!answer.ok) throw new InvalidResponse(`responded with the status ${answer.status}`);
  const body = parsed(text);
  const { success, data, error } = skillResponse.safeParse(body);
  if (!success) throw new InvalidResponse(`gave no valid response: ${z.prettifyError(error).replaceAll("\n", " ")}`);
  const { text: plain, ssml } = data.response.outputSpeech ?? {};
  return {
    caption: plain ?? ssml?.replaceAll(/<[^>]*>/g, "").trim(),
    endsSession: data.response.shouldEndSession === true,
    attributes: data.sessionAttributes ?? undefined,
    invocation: invocationOf(request, body, endpoint, startedAt),
  };
}

class InvalidResponse extends Error {}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new InvalidResponse("gave no JSON");
  }
}

function reasonOf(error: Error & { cause?: { code?: string; message?: string } }): string {
  if (error instanceof InvalidResponse) return error.message;
  if (error.name === "TimeoutError") return `did not respond in ${LONGEST_RESPONSE_MS / 1_000} s`;
  return `could not be reached (${error.cause?.code ?? error.cause?.message ?? error.message})`;
}

const invocationOf = (request: SkillRequest, body: unknown, endpoint: string, startedAt: number) => ({
  invocationRequest: { endpoint, body: request },
  invocationResponse: { body },
  metrics: { skillExecutionTimeInMilliseconds: Math.round(performance.now() - startedAt) },
});
