import { type GateRun, isAsExpected, type Outcome } from "./gate-run";

/** `unjudged`: Amazon could not evaluate the utterance. */
export type Status = "passed" | "failed" | "unjudged";

export function statusOf({ passed, turns }: Outcome): Status {
  if (passed) return "passed";
  return turns.some(({ trouble }) => trouble !== undefined) ? "unjudged" : "failed";
}

export function isDialog({ turns, unsaid }: Outcome): boolean {
  return turns.length + unsaid.length > 1;
}

export interface Totals {
  /** Number of utterances and dialogs. */
  total: number;
  passed: number;
  failed: number;
  unjudged: number;
  dialogs: number;
  dialogsPassed: number;
  /** Turns of dialogs that were sent. */
  turns: number;
  turnsPassed: number;
  /** 0 to 1. */
  passRate: number;
  meetsMinimum: boolean;
}

export function totalsOf({ outcomes, minimumPassRate }: GateRun): Totals {
  const count = (status: Status) => outcomes.filter((outcome) => statusOf(outcome) === status).length;
  const dialogs = outcomes.filter(isDialog);
  const turns = dialogs.flatMap((dialog) => dialog.turns);
  const passed = count("passed");
  const passRate = passed / outcomes.length;
  return {
    total: outcomes.length,
    passed,
    failed: count("failed"),
    unjudged: count("unjudged"),
    dialogs: dialogs.length,
    dialogsPassed: dialogs.filter((dialog) => dialog.passed).length,
    turns: turns.length,
    turnsPassed: turns.filter(isAsExpected).length,
    passRate,
    meetsMinimum: passRate >= minimumPassRate,
  };
}
