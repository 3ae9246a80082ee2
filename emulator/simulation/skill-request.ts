import { randomUUID } from "node:crypto";
import type { ResolvedIntent } from "./resolved-intent";

/** A request as Alexa sends it to a skill's endpoint (Request and Response JSON Reference), with what every request has. */
export interface SkillRequest {
  /** Of the form of the request. */
  version: "1.0";
  /** The conversation that the request belongs to. */
  session: Sender & {
    /** Whether this request is its first. */
    new: boolean;
    /** The same in all requests of a conversation. */
    sessionId: string;
    /** What the skill gave as `sessionAttributes` in its last response. */
    attributes: Record<string, unknown>;
  };
  /** Where the request comes from. */
  context: {
    /** The device and the service. */
    System: Sender & {
      /** A device without a screen. */
      device: {
        /** Always the same. */
        deviceId: string;
        /** None. */
        supportedInterfaces: Record<string, never>;
      };
      /** Amazon's address: the emulator has no API for a skill's endpoint. */
      apiEndpoint: string;
    };
  };
  /** What the user wants: to open the skill, or an intent. */
  request: {
    /** Another one in each request. */
    requestId: string;
    /** ISO 8601, UTC. */
    timestamp: string;
    /** Of the device. */
    locale: string;
  } & (
    | {
        /** The skill is opened. */
        type: "LaunchRequest";
      }
    | {
        /** An intent of the model was said. */
        type: "IntentRequest";
        /** Which one, with its slots. */
        intent: ResolvedIntent;
        /** How far the intent's dialog is; missing where it has none. */
        dialogState?: DialogState;
      }
  );
}

/** Which skill and which user a request is about. */
export interface Sender {
  /** The skill. */
  application: {
    /** The skill's id. */
    applicationId: string;
  };
  /** The user of the device. */
  user: {
    /** Always the same. */
    userId: string;
  };
}

/** How far a dialog is. */
export type DialogState = "STARTED" | "IN_PROGRESS" | "COMPLETED";

interface RequestContext {
  skillId: string;
  locale: string;
  session: { id: string; isNew: boolean; attributes?: Record<string, unknown> | undefined };
  /** Without one the skill is opened. */
  intent?: ResolvedIntent | undefined;
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
    session: { new: session.isNew, sessionId: session.id, attributes: session.attributes ?? {}, application, user },
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
