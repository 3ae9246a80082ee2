import { randomUUID } from "node:crypto";
import type { IntentMatch } from "../nlu/match";
import type { LanguageUnderstanding } from "../nlu/understand";
import type { ApiRequest } from "../service/api";
import { findModel } from "../service/interaction-model";
import type { Reaction, Session } from "../service/simulation-records";
import type { Skill } from "../service/state";
import type { Store } from "../service/store";
import { builtModel } from "./built-model";
import { delegationOf, interpret, maxConsidered, nextQuestion } from "./dialog";
import { parseInvocation } from "./invocation-name";
import { resolvedIntent } from "./resolved-intent";
import { askSkill, type Heard, heard, NOT_ASKED } from "./skill";
import { type DialogState, type SkillRequest, skillRequest } from "./skill-request";

/** What is said, to which skill, on which device. */
export interface Utterance {
  utterance: string;
  skill: Skill;
  stage: string;
  locale: string;
  /** Whether an open session is ended first. */
  isNew: boolean;
  /** Whether the skill is spoken to without its name (NFI_ISOLATED_SIMULATION). */
  isNameFree: boolean;
}

const ENDING_INTENTS = new Set(["AMAZON.StopIntent", "AMAZON.CancelIntent", "AMAZON.NavigateHomeIntent"]);

// Both texts as the live service was seen to give them (docs/emulator.md).
const unexpected = { error: { message: "An unexpected error occurred." } };
const unresolved = {
  error: {
    message:
      "This utterance did not resolve to any intent in your skill. Please invoke your skill and try again with a different utterance or update your interaction model to include this utterance before testing again.",
  },
};

/** Hears an utterance, in the open session with the skill or with the skill's name in it, and goes on with the conversation. */
export function handleUtterance(
  speech: Utterance,
  ordered: ApiRequest["simulation"],
  store: Store,
): Reaction | Promise<Reaction> {
  if (ordered?.error !== undefined) return { error: { message: ordered.error } };
  const met = findSession(speech, store);
  if ("error" in met) return met;
  const { said, session, isNew, key, understanding } = met;
  const skillId = speech.skill.id;
  const invoked = ordered?.invokedSkillId ?? skillId;
  const { id, attributes } = session;
  const occasion = { skillId: invoked, locale: speech.locale, session: { id, isNew, attributes } };
  const ask = (request: SkillRequest, react: (told: Heard) => Reaction) =>
    askSkill(request, store, (answer) => {
      const open = store.sessions.get(key);
      // Since then it may have been ended, or another one opened.
      if (open?.id === id && answer.endsSession) store.sessions.delete(key);
      else if (open?.id === id) open.attributes = answer.attributes;
      return react(ordered?.unreported ? { ...heard(answer), invocations: [] } : heard(answer));
    });
  if (said === undefined) {
    store.sessions.set(key, session);
    return ask(skillRequest(occasion), (told) => ({ considered: [{ name: "<LaunchRequest>" }], ...told }));
  }
  const { selected, considered, isAnswer } = interpret(said, session.token, understanding);
  if (!selected) return unresolved;
  const dialog = dialogOf(selected, isAnswer, understanding);
  if (ENDING_INTENTS.has(selected.intent.name)) store.sessions.delete(key);
  else store.sessions.set(key, { ...session, token: dialog.next?.token });
  const answer = (match: IntentMatch) =>
    resolvedIntent(match, understanding, {
      skillId,
      resolved: (value) => ({ value }),
      resolutionError: ordered?.resolutionError,
    });
  const request = skillRequest({ ...occasion, intent: answer(selected), dialogState: dialog.state });
  const question = dialog.next?.prompt === undefined ? [] : [renderPrompt(dialog.next.prompt, selected)];
  const react = (told: Heard): Reaction => ({
    ...told,
    captions: told.captions.length > 0 ? told.captions : question,
    considered: [selected, ...considered].slice(0, maxConsidered).map(answer),
  });
  // A dialog that Alexa leads does not reach the skill before it is completed.
  return dialog.isAlexas ? react(NOT_ASKED) : ask(request, react);
}

/** What is said to the skill (undefined: it is opened), and in which session; an error when it does not reach the skill. */
function findSession({ utterance, skill, stage, locale, isNew, isNameFree }: Utterance, store: Store) {
  const current = findModel(skill, stage, locale)?.versions.at(-1);
  if (!current) return unexpected;
  const understanding = builtModel(current, locale, store);
  const key = JSON.stringify([skill.id, stage, locale]);
  if (isNew) store.sessions.delete(key);
  const open = store.sessions.get(key);
  const address = parseInvocation(
    utterance,
    understanding.model.languageModel.invocationName,
    locale,
    open !== undefined,
  );
  if (!address && !open && !isNameFree) return unresolved;
  const session: Session = address || !open ? { id: `amzn1.echo-api.session.${randomUUID()}` } : open;
  return { said: address ? address.request : utterance, session, isNew: session !== open, key, understanding };
}

/** The next step of an intent's dialog: a question, or a dialog state that the skill receives, led by Alexa or not. */
function dialogOf(selected: IntentMatch, isAnswer: boolean, { model }: LanguageUnderstanding) {
  const next = nextQuestion(selected, model);
  const delegation = delegationOf(selected.intent, model);
  const asked = next && (isAnswer ? "IN_PROGRESS" : "STARTED");
  const state: DialogState | undefined = asked ?? (delegation === undefined ? undefined : "COMPLETED");
  return { next, state, isAlexas: next !== undefined && delegation === "ALWAYS" };
}

/** A prompt with the words of the slots that it names, without its marks for the voice. */
const renderPrompt = (prompt: string, { words }: IntentMatch) =>
  prompt.replaceAll(/<[^>]*>/g, "").replaceAll(/\{([^}]*)\}/g, (_, name: string) => words.get(name.trim()) ?? "");
