import { expect, test } from "vitest";
import { confusionMatrix } from "../../../provider/report/confusion-matrix";
import type { Outcome } from "../../../provider/report/gate-run";
import { NO_INTENT } from "../../../provider/report/scores";
import { heard, outcome, turn } from "./runs";

function pairs(list: [string | undefined, string | undefined][]): Outcome[] {
  return list.map(([expected, got]) => outcome("u", [turn("a", expected, got === undefined ? undefined : heard(got))]));
}

test("rows are what was expected, columns what was got; what nobody expected comes after", () => {
  const matrix = confusionMatrix(
    pairs([
      ["B", "B"],
      ["B", "A"],
      ["C", undefined],
      ["C", "C"],
      ["B", "B"],
    ]),
  );
  expect(matrix.rows).toEqual(["B", "C"]);
  expect(matrix.columns).toEqual(["B", "C", "A", NO_INTENT]);
  expect(matrix.counts).toEqual([
    [2, 0, 1, 0],
    [0, 1, 0, 1],
  ]);
  expect(matrix.others).toBeUndefined();
});

test("says how many turns are not in it", () => {
  const unjudged = outcome("u", [turn("a", "A", undefined, { trouble: "no result after 60 s" })]);
  const matrix = confusionMatrix([
    ...pairs([
      [undefined, "A"],
      [undefined, "B"],
      ["A", "A"],
    ]),
    unjudged,
  ]);
  expect(matrix).toMatchObject({ rows: ["A"], columns: ["A"], counts: [[1]], anyIntent: 2, unjudged: 1 });
});

test("of many intents those that were confused are shown, and the others summed", () => {
  const right = Array.from({ length: 60 }, (_, index): [string, string] => [`I${index}`, `I${index}`]);
  const matrix = confusionMatrix(pairs([...right, ["I7", "I9"], ["I9", undefined]]));
  expect(matrix.rows).toEqual(["I7", "I9", "(58 other intents)"]);
  expect(matrix.columns).toEqual(["I7", "I9", "(58 other intents)", NO_INTENT]);
  expect(matrix.counts).toEqual([
    [1, 1, 0, 0],
    [0, 1, 0, 1],
    [0, 0, 58, 0],
  ]);
  expect(matrix.confusedOthers).toBe(0);
});

test("of very many confused intents the most confused are shown, and confusions among the others are told", () => {
  const often: [string, string][] = Array.from({ length: 40 }, (_, index) => [
    `Often${index}`,
    `Often${(index + 1) % 40}`,
  ]);
  const matrix = confusionMatrix(pairs([...often, ...often, ["Seldom1", "Seldom2"], ["Seldom2", undefined]]));
  expect(matrix.rows).toHaveLength(41);
  expect(matrix.rows.at(-1)).toBe("(2 other intents)");
  expect(matrix.confusedOthers).toBe(1);
  expect(matrix.counts.flat().reduce((sum, count) => sum + count)).toBe(82);
});
