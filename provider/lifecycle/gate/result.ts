import type { Expectation, ExpectedSlot } from "../../model/suite/schema";
import type { HeardIntent, HeardSlot } from "../../smapi/heard";

export type { Expectation, ExpectedSlot, HeardIntent, HeardSlot };

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
