import { randomUUID } from "node:crypto";
import { builtModel } from "./built-model";
import { delegationOf, nextTurn, takeTurn } from "./dialog";
import type { Call } from "./http";
import { intentAnswer } from "./intent-answer";
import { findModel } from "./interaction-model";
import { addressOf } from "./invocation-name";
import type { Match } from "./nlu/match";
import { type Understanding, understand } from "./nlu/understand";
import { type DialogState, invoke, type SkillRequest, skillRequest } from "./skill-request";
import type { Skill } from "./state";
import type { Store } from "./store";

/** A conversation of a simulated device with a skill, which is open until the user ends it. */
export interface Session {
  id: string;
  /** The question that the dialog waits for an answer to. */
  token?: string | undefined;
}

/** What is said, to which skill, on which device. */
export interface Speech {
  utterance: string;
  skill: Skill;
  stage: string;
  locale: string;
  /** Whether an open session is ended first. */
  isNew: boolean;
  /** Whether the skill is spoken to without its name (NFI_ISOLATED_SIMULATION). */
  isNameFree: boolean;
}

/** What comes of it, as the result of a simulation tells it. */
export type Reaction =
  | { error: { message: string } }
  | { captions: string[]; considered: object[]; invocations: ReturnType<typeof invoke>["invocation"][] };

const ending = new Set(["AMAZON.StopIntent", "AMAZON.CancelIntent", "AMAZON.NavigateHomeIntent"]);
const maxConsidered = 5;

// Both texts as the live service was seen to give them (docs/emulator.md).
const unexpected = { error: { message: "An unexpected error occurred." } };
const unresolved = {
  error: {
    message:
      "This utterance did not resolve to any intent in your skill. Please invoke your skill and try again with a different utterance or update your interaction model to include this utterance before testing again.",
  },
};

/** Hears an utterance, in the open session with the skill or with the skill's name in it, and goes on with the conversation. */
export function converse(speech: Speech, ordered: Call["simulation"], store: Store): Reaction {
  if (ordered?.error !== undefined) return { error: { message: ordered.error } };
  const { utterance, skill, stage, locale, isNew, isNameFree } = speech;
  const current = findModel(skill, stage, locale)?.versions.at(-1);
  if (!current) return unexpected;
  const understanding = builtModel(current, locale, store);
  const key = JSON.stringify([skill.id, stage, locale]);
  if (isNew) store.sessions.delete(key);
  const open = store.sessions.get(key);
  const address = addressOf(utterance, understanding.model.languageModel.invocationName, locale, open !== undefined);
  if (!address && !open && !isNameFree) return unresolved;

  const session = address || !open ? { id: `amzn1.echo-api.session.${randomUUID()}` } : open;
  const occasion = { skillId: skill.id, locale, session: { id: session.id, isNew: session !== open } };
  const said = address ? address.request : utterance;
  if (said === undefined) {
    store.sessions.set(key, session);
    return { considered: [{ name: "<LaunchRequest>" }], ...answerOf(skillRequest(occasion), store) };
  }
  const heard = hear(said, session, understanding);
  if (!heard) return unresolved;
  const { selected, considered, next, ...dialog } = heard;
  if (ending.has(selected.intent.name)) store.sessions.delete(key);
  else store.sessions.set(key, { ...session, token: next?.token });
  const answer = (match: Match) =>
    intentAnswer(match, understanding, {
      skillId: skill.id,
      resolved: (value) => ({ value }),
      resolutionError: ordered?.resolutionError,
    });
  const request = skillRequest({ ...occasion, intent: answer(selected), dialogState: dialog.state });
  // A dialog that Alexa leads does not reach the skill before it is completed.
  const spoken = dialog.isAlexas ? { captions: [], invocations: [] } : answerOf(request, store);
  const question = next?.prompt === undefined ? [] : [asSpoken(next.prompt, selected)];
  return {
    ...spoken,
    captions: spoken.captions.length > 0 ? spoken.captions : question,
    considered: [selected, ...considered].slice(0, maxConsidered).map(answer),
  };
}

/** What an utterance means in a session, and how the dialog goes on; undefined when it means nothing. */
function hear(said: string, { token }: Session, understanding: Understanding) {
  const turn = token === undefined ? undefined : takeTurn(token, said, understanding);
  const { selected, considered } = turn ? { selected: turn, considered: [] } : understand(said, understanding);
  if (!selected) return undefined;
  const next = nextTurn(selected, understanding.model);
  const delegation = delegationOf(selected.intent, understanding.model);
  const asked = next && (turn ? "IN_PROGRESS" : "STARTED");
  const state: DialogState | undefined = asked ?? (delegation === undefined ? undefined : "COMPLETED");
  return { selected, considered, next, state, isAlexas: next !== undefined && delegation === "ALWAYS" };
}

/** What the skill says to a request. Without a stand-in for it nobody is asked. */
function answerOf(request: SkillRequest, { respond }: Store) {
  if (!respond) return { captions: [], invocations: [] };
  const { caption, invocation } = invoke(request, respond);
  return { captions: caption === undefined ? [] : [caption], invocations: [invocation] };
}

/** A prompt with the words of the slots that it names, without its marks for the voice. */
const asSpoken = (prompt: string, { words }: Match) =>
  prompt.replaceAll(/<[^>]*>/g, "").replaceAll(/\{([^}]*)\}/g, (_, name: string) => words[name.trim()] ?? "");
