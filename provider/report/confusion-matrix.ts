import type { Outcome } from "./gate-run";
import { compareNames, gotName, isIntentJudged, NO_INTENT } from "./scores";

/** Confusion matrix: how often each expected intent was taken for which. */
export interface Matrix {
  /** The expected intents, and `others`. */
  rows: string[];
  /** The rows' intents, then those that no turn expects. */
  columns: string[];
  counts: number[][];
  /** Name of the row and column that sum several intents; undefined where each has its own. */
  others: string | undefined;
  /** Turns among `others` that were taken for another intent among them. */
  confusedOthers: number;
  /** Turns left out because they may be taken for any intent. */
  anyIntent: number;
  /** Turns left out because Amazon could not evaluate them. */
  unjudged: number;
}

/** Up to this many intents all are shown; above it, the most confused ones. */
const MAX_SHOWN = 25;
const MAX_CONFUSED = 40;

export function confusionMatrix(outcomes: Outcome[]): Matrix {
  const turns = outcomes.flatMap((outcome) => outcome.turns);
  const pairs = turns.filter(isIntentJudged).map((turn) => [turn.expect.intent ?? "", gotName(turn)] as const);
  const names = new Set(pairs.flat());
  names.delete(NO_INTENT);
  const shown = names.size <= MAX_SHOWN ? names : mostConfused(pairs);
  const summed = names.size - shown.size;
  const others = summed > 0 ? `(${summed} other intents)` : undefined;
  const labelled = pairs.map((pair) =>
    pair.map((name) => (shown.has(name) || name === NO_INTENT ? name : (others ?? name))),
  );
  const rows = sortNames(new Set(labelled.map(([expected]) => expected ?? "")));
  const unexpected = sortNames(new Set(labelled.map(([, got]) => got ?? ""))).filter((name) => !rows.includes(name));
  const columns = [...rows, ...unexpected];
  const counts = rows.map(() => columns.map(() => 0));
  for (const [expected = "", got = ""] of labelled) {
    const row = counts[rows.indexOf(expected)];
    const column = columns.indexOf(got);
    if (row) row[column] = (row[column] ?? 0) + 1;
  }
  return {
    rows,
    columns,
    counts,
    others,
    confusedOthers: pairs.filter(
      ([expected, got]) => expected !== got && [expected, got].every((name) => !shown.has(name) && name !== NO_INTENT),
    ).length,
    anyIntent: turns.filter(({ expect }) => expect.intent === undefined).length,
    unjudged: turns.filter(({ expect, trouble }) => expect.intent !== undefined && trouble !== undefined).length,
  };
}

function mostConfused(pairs: (readonly [string, string])[]): Set<string> {
  const times = new Map<string, number>();
  for (const [expected, got] of pairs)
    if (expected !== got) for (const name of [expected, got]) times.set(name, (times.get(name) ?? 0) + 1);
  times.delete(NO_INTENT);
  const names = [...times].sort(([, one], [, other]) => other - one).map(([name]) => name);
  return new Set(names.slice(0, MAX_CONFUSED));
}

function sortNames(names: Set<string>): string[] {
  return [...names].sort(compareNames);
}
