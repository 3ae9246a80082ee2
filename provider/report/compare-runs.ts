import type { GateRun, Outcome } from "./gate-run";
import { scoresOf, share } from "./scores";

/** An utterance's status compared with the previous run. `added and failing`: it failed in its first run. */
export type StatusChange =
  | "newly failing"
  | "still failing"
  | "mended"
  | "still passing"
  | "added and failing"
  | "added";

export interface Comparison {
  statusChanges: Map<Outcome, StatusChange>;
  /** Utterances with a different expectation than in the previous run. */
  expectationChanged: Set<Outcome>;
  removed: Outcome[];
  /** Changed pass rates, the largest drop first. */
  intents: { intent: string; before: number | undefined; now: number | undefined }[];
}

export function compareRuns(run: GateRun, previous: GateRun): Comparison {
  const known = keyByUtterance(previous.outcomes);
  const statusChanges = new Map<Outcome, StatusChange>();
  const expectationChanged = new Set<Outcome>();
  for (const [key, outcome] of keyByUtterance(run.outcomes)) {
    const before = known.get(key);
    known.delete(key);
    statusChanges.set(outcome, statusChangeOf(outcome, before));
    if (before && expectations(before, outcome) !== expectations(outcome, before)) expectationChanged.add(outcome);
  }
  return { statusChanges, expectationChanged, removed: [...known.values()], intents: changedIntents(run, previous) };
}

/** By the utterance's text, since its line number changes when a line is inserted above. Repeated texts are matched in their order. */
function keyByUtterance(outcomes: Outcome[]): Map<string, Outcome> {
  const byKey = new Map<string, Outcome>();
  const occurrences = new Map<string, number>();
  for (const outcome of outcomes) {
    const utterances = JSON.stringify([...outcome.turns.map(({ input }) => input), ...outcome.unsaid]);
    const occurrence = occurrences.get(utterances) ?? 0;
    occurrences.set(utterances, occurrence + 1);
    byKey.set(`${occurrence} ${utterances}`, outcome);
  }
  return byKey;
}

function statusChangeOf({ passed }: Outcome, before: Outcome | undefined): StatusChange {
  if (!before) return passed ? "added" : "added and failing";
  if (before.passed) return passed ? "still passing" : "newly failing";
  return passed ? "mended" : "still failing";
}

/** The expectations of the turns that both runs have. */
function expectations({ turns }: Outcome, other: Outcome): string {
  return JSON.stringify(turns.slice(0, other.turns.length).map(({ expect }) => expect));
}

function changedIntents(run: GateRun, previous: GateRun): Comparison["intents"] {
  const [now, before] = [run, previous].map(
    ({ outcomes }) =>
      new Map(scoresOf(outcomes).intents.map(({ intent, passed, turns }) => [intent, share(passed, turns)])),
  );
  const names = new Set([...(now?.keys() ?? []), ...(before?.keys() ?? [])]);
  return [...names]
    .map((intent) => ({ intent, before: before?.get(intent), now: now?.get(intent) }))
    .filter((rates) => rates.before !== rates.now)
    .sort((one, other) => change(one) - change(other));
}

function change({ before = 0, now = 0 }: { before: number | undefined; now: number | undefined }): number {
  return now - before;
}
