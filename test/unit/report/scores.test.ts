import { expect, test } from "vitest";
import { ANY_INTENT, NO_INTENT, scoresOf } from "../../../provider/report/scores";
import { statusOf, totalsOf } from "../../../provider/report/totals";
import { heard, outcome, run, turn } from "./runs";

const A = heard("A");
const B = heard("B");
const trouble = { trouble: "no result after 60 s", mismatches: [] };

test("totals tell utterances from dialogs, and failed from not judged", () => {
  const totals = totalsOf(
    run([
      outcome("u[0]", [turn("a", "A", A)]),
      outcome("u[1]", [turn("a", "A", B)]),
      outcome("u[2]", [turn("a", "A", undefined, trouble)]),
      outcome("u[3]", [turn("a", "A", A), turn("b", "B", B)]),
      outcome("u[4]", [turn("a", "A", B)], ["b", "c"]),
    ]),
  );
  expect(totals).toEqual({
    total: 5,
    passed: 2,
    failed: 2,
    unjudged: 1,
    dialogs: 2,
    dialogsPassed: 1,
    turns: 3,
    turnsPassed: 2,
    passRate: 0.4,
    meetsMinimum: false,
  });
});

test("the gate opens at its minimum pass rate, not below it", () => {
  const outcomes = [outcome("u[0]", [turn("a", "A", A)]), outcome("u[1]", [turn("a", "A", B)])];
  expect(totalsOf(run(outcomes, { minimumPassRate: 0.5 })).meetsMinimum).toBe(true);
  expect(totalsOf(run(outcomes, { minimumPassRate: 0.51 })).meetsMinimum).toBe(false);
  expect(outcomes.map(statusOf)).toEqual(["passed", "failed"]);
});

test("precision, recall and F1 are of the intent's name", () => {
  // Of four As two are taken for B and one for nothing; both Bs are right.
  const turns = [
    turn("1", "A", A),
    turn("2", "A", B),
    turn("3", "A", B),
    turn("4", "A", undefined),
    turn("5", "B", B),
    turn("6", "B", B),
  ];
  const { intents, accuracy } = scoresOf(turns.map((each, index) => outcome(`u[${index}]`, [each])));
  const [a, b] = intents;
  expect(a).toMatchObject({ intent: "A", turns: 4, passed: 1, precision: 1, recall: 1 / 4, f1: 2 / 5 });
  expect(a?.takenFor).toEqual([
    { intent: "B", count: 2 },
    { intent: NO_INTENT, count: 1 },
  ]);
  expect(b).toMatchObject({ intent: "B", turns: 2, passed: 2, precision: 2 / 4, recall: 1, f1: 2 / 3, takenFor: [] });
  expect(accuracy).toBe(3 / 6);
});

test("a wrong slot fails the turn and not the intent", () => {
  const failed = turn("a", "A", A, {
    mismatches: [{ slot: "size", expected: "size: big", got: "size: empty" }],
    slots: { size: "big" },
  });
  expect(scoresOf([outcome("u[0]", [failed])]).intents[0]).toMatchObject({ passed: 0, precision: 1, recall: 1, f1: 1 });
});

test("an intent that nothing was taken for has no precision", () => {
  const [a] = scoresOf([outcome("u[0]", [turn("a", "A", B)])]).intents;
  expect(a).toMatchObject({ precision: undefined, recall: 0, f1: 0 });
});

test("what Amazon could not judge counts in no score of the intent", () => {
  const { intents } = scoresOf([
    outcome("u[0]", [turn("a", "A", A)]),
    outcome("u[1]", [turn("a", "A", undefined, trouble)]),
  ]);
  expect(intents[0]).toMatchObject({ turns: 2, passed: 1, unjudged: 1, precision: 1, recall: 1, takenFor: [] });
});

test("turns that may be taken for any intent are last and spoil nobody's precision", () => {
  const { intents } = scoresOf([
    outcome("u[0]", [turn("a", undefined, B), turn("b", "B", B), turn("z", "Z", heard("Z"))]),
  ]);
  expect(intents.map(({ intent }) => intent)).toEqual(["B", "Z", ANY_INTENT]);
  expect(intents[0]).toMatchObject({ turns: 1, precision: 1 });
  expect(intents[2]).toMatchObject({ turns: 1, passed: 1, precision: undefined, recall: undefined, f1: undefined });
});

test("a slot is right, wrong, missing, or not judged where the intent is another", () => {
  const wrong = { mismatches: [{ slot: "size", expected: "…", got: "…" }] };
  const turns = [
    turn("1", "A", heard("A", { size: ["big"] }), { slots: { size: "big" } }),
    turn("2", "A", heard("A", { size: ["small"] }), { ...wrong, slots: { size: "big", drink: null } }),
    turn("3", "A", heard("A", { size: ["small"] }), { ...wrong, slots: { size: null } }),
    turn("4", "A", heard("A"), { ...wrong, slots: { size: "big" } }),
    turn("5", "A", B, { slots: { size: "big" } }),
    turn("6", "A", A, { ...trouble, slots: { size: "big" } }),
  ];
  const { slots, intents } = scoresOf(turns.map((each, index) => outcome(`u[${index}]`, [each])));
  expect(slots).toEqual([
    { intent: "A", slot: "drink", expected: 1, right: 1, wrong: 0, missing: 0, unjudged: 0 },
    { intent: "A", slot: "size", expected: 6, right: 1, wrong: 2, missing: 1, unjudged: 2 },
  ]);
  expect(intents[0]?.slots).toEqual({ expected: 7, right: 2, wrong: 2, missing: 1, unjudged: 2 });
});
