import { expect, test } from "vitest";
import { compareRuns } from "../../../provider/report/compare-runs";
import type { Outcome } from "../../../provider/report/gate-run";
import { heard, outcome, run, turn } from "./runs";

const good = (input: string, place = input) => outcome(place, [turn(input, "A", heard("A"))]);
const bad = (input: string, place = input) => outcome(place, [turn(input, "A", heard("B"))]);

function became(now: Outcome[], before: Outcome[]) {
  const { statusChanges, removed } = compareRuns(run(now), run(before));
  return { since: now.map((each) => statusChanges.get(each)), removed: removed.map(({ place }) => place) };
}

test("tells what is new of each utterance", () => {
  const now = [bad("1"), good("2"), bad("3"), good("4"), good("5"), bad("6")];
  const before = [good("1"), bad("2"), bad("3"), good("4"), good("gone")];
  expect(became(now, before)).toEqual({
    since: ["newly failing", "mended", "still failing", "still passing", "added", "added and failing"],
    removed: ["gone"],
  });
});

test("an utterance is known by what is said, not by its place", () => {
  expect(became([good("new", "u[0]"), bad("1", "u[1]")], [good("1", "u[0]")])).toEqual({
    since: ["added", "newly failing"],
    removed: [],
  });
});

test("a dialog is known by all that it would say, however far it came", () => {
  const whole = outcome("d", [turn("1", "A", heard("A")), turn("2", "A", heard("A")), turn("3", "A", heard("A"))]);
  const broken = outcome("d", [turn("1", "A", heard("B"))], ["2", "3"]);
  expect(became([broken, bad("1", "u")], [whole, bad("1", "u")]).since).toEqual(["newly failing", "still failing"]);
  expect(became([whole], [broken]).since).toEqual(["mended"]);
});

test("the same words twice are told apart by their order", () => {
  expect(became([good("1"), bad("1"), good("1")], [good("1"), good("1")])).toEqual({
    since: ["still passing", "newly failing", "added"],
    removed: [],
  });
});

test("an expectation that changed is told, but not that of turns that were not said", () => {
  const whole = outcome("d", [turn("1", "A", heard("A")), turn("2", "A", heard("A"))]);
  const broken = outcome("d", [turn("1", "A", heard("B"))], ["2"]);
  const other = outcome("u", [turn("u", "B", heard("B"))]);
  const { expectationChanged } = compareRuns(run([broken, other]), run([whole, good("u")]));
  expect([...expectationChanged]).toEqual([other]);
});

test("tells the pass rates of intents that changed, the worst change first", () => {
  const of = (intent: string, got: string) => outcome("u", [turn(intent, intent, heard(got))]);
  const now = run([of("Worse", "X"), of("Same", "Same"), of("Better", "Better"), of("New", "New")]);
  const before = run([of("Worse", "Worse"), of("Same", "Same"), of("Better", "X"), of("Gone", "Gone")]);
  expect(compareRuns(now, before).intents).toEqual([
    { intent: "Worse", before: 1, now: 0 },
    { intent: "Gone", before: 1, now: undefined },
    { intent: "Better", before: 0, now: 1 },
    { intent: "New", before: undefined, now: 1 },
  ]);
});
