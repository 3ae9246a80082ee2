import type { Expectation, ExpectedSlot } from "../model/suite/schema";
import type { ResolvedIntent, ResolvedSlot } from "../smapi/operations/resolved-slots";

export type { Expectation, ExpectedSlot, ResolvedIntent, ResolvedSlot };

/** A difference between the expected and the actual result, as displayed. */
export interface Mismatch {
  expected: string;
  got: string;
  /** The slot's name, for a mismatch of a slot. */
  slot?: string | undefined;
}

/** One utterance sent to Amazon, with the expected and the actual result. */
export interface Turn {
  input: string;
  expect: Expectation;
  /** The selected intent; undefined where Amazon selected none. */
  got?: ResolvedIntent | undefined;
  /** The other intents that Amazon considered, the best first. */
  considered: ResolvedIntent[];
  /** Alexa's response. */
  response?: string | undefined;
  /** For an intent other than the expected one, without its slots. */
  mismatches: Mismatch[];
  /** Why Amazon could not evaluate the utterance; then it has no mismatches. The name is that in the page's JSON. */
  trouble?: string | undefined;
}

export function isAsExpected({ mismatches, trouble }: Turn): boolean {
  return mismatches.length === 0 && trouble === undefined;
}

/** The turn's problems, one sentence each. */
export function problemsOf({ mismatches, trouble }: Turn): string[] {
  return trouble === undefined ? mismatches.map(({ expected, got }) => `expected ${expected}, got ${got}`) : [trouble];
}

/** The selected intent, for display. */
export function nameOf(got: ResolvedIntent | undefined): string {
  return got?.name ?? "no intent";
}

/** An utterance, or a dialog of several turns in one session. */
export interface Outcome {
  /** Location for the user: `utterances[3]`, `suite.csv:5`. */
  place: string;
  /** The turns up to the first one that is not as expected. */
  turns: Turn[];
  /** The turns that were not sent, after the first mismatch. */
  unsaid: string[];
  passed: boolean;
}

/** One run of a gate. It is embedded in the page as JSON, so its field names are fixed. */
export interface GateRun {
  /** The gate's resource name. */
  name: string;
  kind: "SkillSimulation" | "NluProfile";
  skillId: string;
  stage: string;
  locale: string;
  /** Epoch milliseconds. */
  began: number;
  ended: number;
  /** The minimum share of passed utterances, 0 to 1. */
  minimumPassRate: number;
  /** In the order of the suite. */
  outcomes: Outcome[];
  /** Where the run ended before all were tried: `120 of 500 utterances were tried`. */
  stopped?: string | undefined;
}
