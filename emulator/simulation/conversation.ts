import { randomUUID } from "node:crypto";
import type { Match } from "../nlu/match";
import type { Understanding } from "../nlu/understand";
import type { Call } from "../service/api";
import { findModel } from "../service/interaction-model";
import type { Reaction, Session } from "../service/simulation-records";
import type { Skill } from "../service/state";
import type { Store } from "../service/store";
import { builtModel } from "./built-model";
import { delegationOf, hear, maxConsidered, nextTurn } from "./dialog";
import { addressOf } from "./invocation-name";
import { intentAnswer } from "./resolved-intent";
import { type DialogState, invoke, type SkillRequest, skillRequest } from "./skill-request";

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

const ending = new Set(["AMAZON.StopIntent", "AMAZON.CancelIntent", "AMAZON.NavigateHomeIntent"]);

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
  const met = meet(speech, store);
  if ("error" in met) return met;
  const { said, session, isNew, key, understanding } = met;
  const skillId = speech.skill.id;
  const occasion = { skillId, locale: speech.locale, session: { id: session.id, isNew } };
  if (said === undefined) {
    store.sessions.set(key, session);
    return { considered: [{ name: "<LaunchRequest>" }], ...answerOf(skillRequest(occasion), store) };
  }
  const { selected, considered, isAnswer } = hear(said, session.token, understanding);
  if (!selected) return unresolved;
  const dialog = dialogOf(selected, isAnswer, understanding);
  if (ending.has(selected.intent.name)) store.sessions.delete(key);
  else store.sessions.set(key, { ...session, token: dialog.next?.token });
  const answer = (match: Match) =>
    intentAnswer(match, understanding, {
      skillId,
      resolved: (value) => ({ value }),
      resolutionError: ordered?.resolutionError,
    });
  const request = skillRequest({ ...occasion, intent: answer(selected), dialogState: dialog.state });
  return {
    ...replyTo(request, selected, dialog, store),
    considered: [selected, ...considered].slice(0, maxConsidered).map(answer),
  };
}

/** What is said to the skill (undefined: it is opened), and in which session; an error when it does not reach the skill. */
function meet({ utterance, skill, stage, locale, isNew, isNameFree }: Speech, store: Store) {
  const current = findModel(skill, stage, locale)?.versions.at(-1);
  if (!current) return unexpected;
  const understanding = builtModel(current, locale, store);
  const key = JSON.stringify([skill.id, stage, locale]);
  if (isNew) store.sessions.delete(key);
  const open = store.sessions.get(key);
  const address = addressOf(utterance, understanding.model.languageModel.invocationName, locale, open !== undefined);
  if (!address && !open && !isNameFree) return unresolved;
  const session: Session = address || !open ? { id: `amzn1.echo-api.session.${randomUUID()}` } : open;
  return { said: address ? address.request : utterance, session, isNew: session !== open, key, understanding };
}

/** How the dialog of an intent goes on: with a question, with a state that the skill is told, led by Alexa or not. */
function dialogOf(selected: Match, isAnswer: boolean, { model }: Understanding) {
  const next = nextTurn(selected, model);
  const delegation = delegationOf(selected.intent, model);
  const asked = next && (isAnswer ? "IN_PROGRESS" : "STARTED");
  const state: DialogState | undefined = asked ?? (delegation === undefined ? undefined : "COMPLETED");
  return { next, state, isAlexas: next !== undefined && delegation === "ALWAYS" };
}

/** What the user hears: the skill, else the dialog's question. */
function replyTo(
  request: SkillRequest,
  selected: Match,
  { next, isAlexas }: ReturnType<typeof dialogOf>,
  store: Store,
) {
  // A dialog that Alexa leads does not reach the skill before it is completed.
  const { captions, invocations } = isAlexas ? { captions: [], invocations: [] } : answerOf(request, store);
  const question = next?.prompt === undefined ? [] : [asSpoken(next.prompt, selected)];
  return { captions: captions.length > 0 ? captions : question, invocations };
}

/** What the skill says to a request. Without a stand-in for it nobody is asked. */
function answerOf(request: SkillRequest, { respond }: Store) {
  if (!respond) return { captions: [], invocations: [] };
  const { caption, invocation } = invoke(request, respond);
  return { captions: caption === undefined ? [] : [caption], invocations: [invocation] };
}

/** A prompt with the words of the slots that it names, without its marks for the voice. */
const asSpoken = (prompt: string, { words }: Match) =>
  prompt.replaceAll(/<[^>]*>/g, "").replaceAll(/\{([^}]*)\}/g, (_, name: string) => words.get(name.trim()) ?? "");
