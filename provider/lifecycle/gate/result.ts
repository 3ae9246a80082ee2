/** What is expected of a slot: what was said in it, the value or the id that it was resolved to, or (null) that it is empty. */
export type ExpectedSlot = string | { value?: string | undefined; id?: string | undefined } | null;

/** What an utterance is expected to be taken for. */
export interface Expectation {
  /** Name of the intent; of a request without one its type, such as `LaunchRequest`. */
  intent?: string | undefined;
  /** By name; slots that are not named may hold anything. */
  slots?: Record<string, ExpectedSlot> | undefined;
  confirmation?: "NONE" | "CONFIRMED" | "DENIED" | undefined;
  /** A part of what Alexa says, or a regular expression written as `/…/flags`. */
  response?: string | undefined;
}

/** A slot as Amazon understood it. */
export interface HeardSlot {
  /** What was said; undefined where the slot is empty. */
  value?: string | undefined;
  /** What it was resolved to, best first. */
  resolved: { name: string; id?: string | undefined }[];
  /** `ER_ERROR_TIMEOUT` or `ER_ERROR_EXCEPTION`: Amazon could not resolve it this time. */
  trouble?: string | undefined;
}

/** An intent as Amazon understood it. */
export interface HeardIntent {
  name: string;
  confirmation: string;
  slots: Record<string, HeardSlot>;
}

/** One thing that was said, what was expected of it and what it was taken for. */
export interface Turn {
  input: string;
  expect: Expectation;
  /** Undefined where nothing was understood. */
  got?: HeardIntent | undefined;
  /** The other intents that Amazon considered, best first. */
  considered: HeardIntent[];
  /** What Alexa said. */
  response?: string | undefined;
  /** What is not as expected, each in one sentence; empty where all is. */
  problems: string[];
  /** Names of the expected slots that are not as expected. Of another intent than the expected one none is told. */
  wrongSlots: string[];
  /** Why Amazon could not tell what it takes the utterance for; then it is no mismatch. */
  trouble?: string | undefined;
}

/** An utterance, or a dialog of several turns in one session. */
export interface Outcome {
  /** Where a user finds it: `utterances[3]`, `suite.csv:5`. */
  place: string;
  /** The turns up to the first one that is not as expected. */
  turns: Turn[];
  /** What was not said any more, since the turn before was not as expected. */
  unsaid: string[];
  passed: boolean;
}

/** One run of a gate. */
export interface GateRun {
  /** Of the gate in the program. */
  name: string;
  kind: "SkillSimulation" | "NluProfile";
  skillId: string;
  stage: string;
  locale: string;
  /** Milliseconds since 1970. */
  began: number;
  ended: number;
  /** The share of utterances that has to pass, 0 to 1. */
  minimumPassRate: number;
  /** In the order of the suite. */
  outcomes: Outcome[];
}
