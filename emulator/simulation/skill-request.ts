import { randomUUID } from "node:crypto";
import type { resolvedIntent } from "./resolved-intent";

/** A request as Alexa sends it to a skill's endpoint (Request and Response JSON Reference), with what every request has. */
export interface SkillRequest {
  version: "1.0";
  session: { new: boolean; sessionId: string; application: { applicationId: string }; user: { userId: string } };
  context: {
    System: {
      application: { applicationId: string };
      user: { userId: string };
      device: { deviceId: string; supportedInterfaces: Record<string, never> };
      apiEndpoint: string;
    };
  };
  request: { requestId: string; timestamp: string; locale: string } & (
    | { type: "LaunchRequest" }
    | { type: "IntentRequest"; intent: ReturnType<typeof resolvedIntent>; dialogState?: DialogState }
  );
}

export type DialogState = "STARTED" | "IN_PROGRESS" | "COMPLETED";

interface RequestContext {
  skillId: string;
  locale: string;
  session: { id: string; isNew: boolean };
  /** Without one the skill is opened. */
  intent?: ReturnType<typeof resolvedIntent> | undefined;
  dialogState?: DialogState | undefined;
}

const user = { userId: "amzn1.ask.account.EMULATOR" };

export function skillRequest({ skillId, locale, session, intent, dialogState }: RequestContext): SkillRequest {
  const application = { applicationId: skillId };
  const head = {
    requestId: `amzn1.echo-api.request.${randomUUID()}`,
    timestamp: new Date().toISOString().replace(/\.\d+/, ""),
    locale,
  };
  return {
    version: "1.0",
    session: { new: session.isNew, sessionId: session.id, application, user },
    context: {
      System: {
        application,
        user,
        device: { deviceId: "amzn1.ask.device.EMULATOR", supportedInterfaces: {} },
        apiEndpoint: "https://api.amazonalexa.com",
      },
    },
    request: intent
      ? { type: "IntentRequest", ...head, intent, ...(dialogState && { dialogState }) }
      : { type: "LaunchRequest", ...head },
  };
}

/** What the skill says, or undefined when it says nothing. */
export type SkillHandler = (request: SkillRequest) => string | undefined;

/** Lets the skill's stand-in answer; the invocation is as simulations tell of it. */
export function invoke(body: SkillRequest, respond: SkillHandler) {
  const began = performance.now();
  const caption = respond(body);
  const response = {
    ...(caption !== undefined && { outputSpeech: { type: "PlainText", text: caption } }),
    shouldEndSession: false,
  };
  return {
    caption,
    invocation: {
      invocationRequest: { endpoint: "arn:aws:lambda:us-east-1:000000000000:function:emulator", body },
      invocationResponse: { body: { version: "1.0", response } },
      metrics: { skillExecutionTimeInMilliseconds: Math.round(performance.now() - began) },
    },
  };
}
