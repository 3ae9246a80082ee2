import type { Expectation, ExpectedSlot } from "../model/suite/schema";
import type { ResolvedIntent, ResolvedSlot } from "../smapi/operations/resolved-slots";

export type { Expectation, ExpectedSlot, ResolvedIntent, ResolvedSlot };

/** One thing that is not as expected, as it is shown. */
export interface Mismatch {
  expected: string;
  got: string;
  /** Of a slot: its name. */
  slot?: string | undefined;
}

/** One thing that was said, what was expected of it and what it was taken for. */
export interface Turn {
  input: string;
  expect: Expectation;
  /** Undefined where nothing was understood. */
  got?: ResolvedIntent | undefined;
  /** The other intents that Amazon considered, best first. */
  considered: ResolvedIntent[];
  /** What Alexa said. */
  response?: string | undefined;
  /** Of another intent than the expected one no slots are told. */
  mismatches: Mismatch[];
  /** Why Amazon could not tell what it takes the utterance for; then it is no mismatch. */
  trouble?: string | undefined;
}

export function isAsExpected({ mismatches, trouble }: Turn): boolean {
  return mismatches.length === 0 && trouble === undefined;
}

/** What is wrong with a turn, each in one sentence. */
export function problemsOf({ mismatches, trouble }: Turn): string[] {
  return trouble === undefined ? mismatches.map(({ expected, got }) => `expected ${expected}, got ${got}`) : [trouble];
}

/** What was understood, in a word. */
export function nameOf(got: ResolvedIntent | undefined): string {
  return got?.name ?? "no intent";
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
