import { quote } from "../../model/text/printable";
import { percent } from "../../report/format";
import { type GateRun, nameOf, type Outcome, type Turn } from "../../report/gate-run";
import { totalsOf } from "../../report/totals";

/** So many failures must be enough to read. */
const MOST_FAILURES = 20;
const WIDEST_CELL = 72;
/** Skill Simulation API reference. */
const MOST_CONSIDERED = 5;

/** How a run went, in one line. */
export function headline(run: GateRun): string {
  const { total, passed, passRate } = totalsOf(run);
  const { minimumPassRate, locale } = run;
  const required = minimumPassRate < 1 ? `, ${percent(minimumPassRate)} asked for` : "";
  return `${total - passed} of ${total} ${locale} utterances not as expected (${percent(passRate)} passed${required})`;
}

/** A table of what failed: utterance, expected, got, considered intents. Of what came from a secret, the places alone. */
export function failureTable({ outcomes }: GateRun, secret: boolean): string {
  const failed = outcomes.filter((outcome) => !outcome.passed);
  const shownFailures = failed.slice(0, MOST_FAILURES);
  const more = failed.length > MOST_FAILURES ? [`… and ${failed.length - MOST_FAILURES} more`] : [];
  if (secret)
    return [...shownFailures.map(({ place }) => place), ...more, "not shown: they came from a secret"].join("\n");
  const rows = shownFailures.flatMap(rowsOf);
  return [...aligned([["utterance", "expected", "got", "considered"], ...rows]), ...more].join("\n");
}

function rowsOf({ place, turns }: Outcome): string[][] {
  const turn = turns.at(-1);
  if (!turn) return [];
  const utterance = `${place} ${quote(turn.input)}`;
  const considered = turn.considered
    .slice(0, MOST_CONSIDERED)
    .map(({ name }) => name)
    .join(", ");
  if (turn.trouble !== undefined) return [[utterance, turn.expect.intent ?? "", turn.trouble, considered]];
  return turn.mismatches.map(({ expected, got }, index) =>
    index === 0 ? [utterance, expected, got, considered] : ["", expected, got, ""],
  );
}

function aligned(rows: string[][]): string[] {
  const cells = rows.map(([utterance = "", expected = "", ...rest]) => [cut(utterance), cut(expected), ...rest]);
  const width = (column: number) => Math.min(WIDEST_CELL, Math.max(...cells.map((row) => (row[column] ?? "").length)));
  const widths = [0, 1, 2].map(width);
  return cells.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}

function cut(text: string): string {
  return text.length > WIDEST_CELL ? `${text.slice(0, WIDEST_CELL - 1)}…` : text;
}

/** The expected and actual result of a turn, for outputs and events. */
export function describeTurn(turn: Turn): { expected: string; got: string } {
  const { mismatches, expect, got, trouble } = turn;
  return {
    expected: mismatches.map(({ expected }) => expected).join(", ") || (expect.intent ?? ""),
    got: trouble ?? (mismatches.map((mismatch) => mismatch.got).join(", ") || nameOf(got)),
  };
}
