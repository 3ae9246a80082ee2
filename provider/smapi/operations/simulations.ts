import { z } from "zod";
import { parseJson } from "../http/json";
import { id } from "../http/response-fields";
import { type ApiRequest, path, type SmapiClient } from "./client";
import type { ModelPlace } from "./interaction-models";
import { type ResolvedIntent, redactIntent, resolvedIntent } from "./resolved-slots";

/** What is known of a simulated utterance; `IN_PROGRESS` knows nothing yet. */
export interface Simulation {
  id: string;
  status: "IN_PROGRESS" | "SUCCESSFUL" | "FAILED";
  /** What was sent to the skill, else the first of the considered intents; undefined where nothing was understood. */
  got?: ResolvedIntent | undefined;
  /** The other intents that Amazon considered, best first. */
  considered: ResolvedIntent[];
  /** The skill that was invoked; undefined where no request to one is reported. */
  invokedSkillId?: string | undefined;
  /** What Alexa said. */
  response?: string | undefined;
  /** Why it failed. */
  error?: string | undefined;
}

const LONGEST_ID = 100;

/** What the skill was sent, where it cannot be read. */
const UNREADABLE = { request: { type: "unreadable" }, context: undefined, session: undefined };

const sender = z.object({ application: z.object({ applicationId: z.string() }) });

// The body is documented as an object, and was seen as JSON text.
const requestBody = z
  .preprocess(
    (body) => (typeof body === "string" ? parseJson(body) : body),
    z.object({
      request: z.object({ type: z.string(), intent: resolvedIntent.optional() }),
      context: z.object({ System: sender }).optional().catch(undefined),
      session: sender.optional().catch(undefined),
    }),
  )
  .optional()
  .catch(UNREADABLE);

const simulationResponse = z.object({
  id,
  status: z.enum(["IN_PROGRESS", "SUCCESSFUL", "FAILED"]),
  result: z
    .object({
      skillExecutionInfo: z
        .object({
          invocations: z.array(z.object({ invocationRequest: z.object({ body: requestBody }).nullish() })).nullish(),
        })
        .nullish(),
      alexaExecutionInfo: z
        .object({
          alexaResponses: z
            .array(z.object({ content: z.object({ caption: z.string().nullish() }).nullish() }))
            .nullish(),
          consideredIntents: z.array(resolvedIntent).nullish(),
        })
        .nullish(),
      error: z.object({ message: z.string().nullish() }).nullish(),
    })
    .nullish(),
});

/** Says an utterance to a simulated device (Skill Simulation API reference). It is not sent again where it may have acted: in a session it would be said twice. */
export async function startSimulation(
  client: SmapiClient,
  { skillId, stage, locale }: ModelPlace,
  { content, newSession }: { content: string; newSession: boolean },
): Promise<Simulation> {
  const request = {
    action: `simulate an utterance with skill ${skillId} (${stage}, ${locale})`,
    operation: "simulateSkill",
    method: "POST",
    path: path`/v2/skills/${skillId}/stages/${stage}/simulations`,
    body: {
      session: { mode: newSession ? "FORCE_NEW_SESSION" : "DEFAULT" },
      input: { content },
      device: { locale },
    },
    repeat: "unacted",
  } as const;
  return simulationOf(client, request);
}

/** The state of a simulation; results are kept for ten minutes, then 404. */
export async function getSimulation(
  client: SmapiClient,
  { skillId, stage }: ModelPlace,
  simulationId: string,
): Promise<Simulation> {
  return simulationOf(client, {
    action: `read a simulation of skill ${skillId}`,
    operation: "getSkillSimulation",
    poll: true,
    method: "GET",
    path: path`/v2/skills/${skillId}/stages/${stage}/simulations/${simulationId}`,
  });
}

async function simulationOf(client: SmapiClient, request: ApiRequest): Promise<Simulation> {
  const { id, status, result } = await client.sendAndRead(request, simulationResponse);
  const considered = (result?.alexaExecutionInfo?.consideredIntents ?? []).map(withoutBrackets);
  const captions = (result?.alexaExecutionInfo?.alexaResponses ?? []).map(({ content }) => content?.caption);
  const bodies = result?.skillExecutionInfo?.invocations?.map((it) => it.invocationRequest?.body) ?? [];
  const got = requested(bodies) ?? considered[0];
  const { context, session } = bodies.at(-1) ?? {};
  const invokedSkillId = (context?.System ?? session)?.application.applicationId;
  return {
    id,
    status,
    got: got && redactIntent(got, client),
    considered: considered.filter(({ name }) => name !== got?.name).map((intent) => redactIntent(intent, client)),
    invokedSkillId: invokedSkillId && client.redact(invokedSkillId).slice(0, LONGEST_ID),
    response: client.redact(captions.filter(Boolean).join(" ")) || undefined,
    error: status === "FAILED" ? client.redact(result?.error?.message || "Amazon gave no reason") : undefined,
  };
}

/** A launch was seen among the intents, as `<LaunchRequest>`. */
function withoutBrackets(intent: ResolvedIntent): ResolvedIntent {
  return { ...intent, name: intent.name.replace(/^<(.*)>$/, "$1") };
}

/** What the skill was sent last, an end of the session apart. */
function requested(bodies: z.infer<typeof requestBody>[]): ResolvedIntent | undefined {
  const requests = bodies.flatMap((body) => (body ? [body.request] : []));
  const last = requests.findLast(({ type }) => type !== "SessionEndedRequest") ?? requests.at(-1);
  return last && (last.intent ?? { name: last.type, confirmation: "NONE", slots: {} });
}
