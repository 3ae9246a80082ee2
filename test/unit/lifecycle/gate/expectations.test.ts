import { describe, expect, test } from "vitest";
import { mismatchesOf, resolutionError, type UtteranceResult } from "../../../../provider/lifecycle/gate/expectations";

const slots = {
  drink: {
    value: "java",
    resolved: [
      { name: "Coffee", id: "C" },
      { name: "Cocoa", id: "O" },
    ],
  },
  size: { value: "Big  one", resolved: [] },
  milk: { resolved: [] },
  sugar: { value: "two", resolved: [], trouble: "ER_ERROR_TIMEOUT" },
};
const heard: UtteranceResult = {
  got: { name: "OrderIntent", confirmation: "CONFIRMED", slots },
  considered: [],
  response: "One  coffee is coming.",
};
const gaps = (expectation: Parameters<typeof mismatchesOf>[0]) =>
  mismatchesOf(expectation, heard).map(({ expected, got }) => `${expected} <> ${got}`);

describe("an expectation", () => {
  test.each([
    { intent: "OrderIntent" },
    { slots: { drink: "Java" } },
    { slots: { drink: "coffee" } },
    { slots: { drink: { id: "C" } } },
    { slots: { drink: { value: "java", id: "C" }, size: "big one", milk: null, unknown: null } },
    { confirmation: "CONFIRMED" as const },
    { response: "one coffee" },
    { response: "/^one.*coming\\.$/i" },
  ])("is met: %j", (expectation) => {
    expect(gaps(expectation)).toEqual([]);
  });

  test("is told with what was got: an intent alone, else everything", () => {
    expect(gaps({ intent: "HelpIntent", slots: { drink: "tea" } })).toEqual(["HelpIntent <> OrderIntent"]);
    const wrong = { drink: { value: "tea", id: "T" }, size: null, milk: "oat", unknown: "x" };
    expect(gaps({ slots: wrong, confirmation: "NONE", response: "/tea/" })).toEqual([
      'drink: "tea" (id T) <> drink: "java" → "Coffee" (id C)',
      'size: empty <> size: "Big  one"',
      'milk: "oat" <> milk: empty',
      'unknown: "x" <> unknown: empty',
      "NONE <> CONFIRMED",
      'response /tea/ <> "One  coffee is coming."',
    ]);
  });

  test("takes the second resolution of a slot for no match, as a skill does", () => {
    expect(gaps({ slots: { drink: { id: "O" } } })).toHaveLength(1);
  });

  test("of a slot that Amazon could not resolve is open, where it is not met", () => {
    const doubt = (expectation: Parameters<typeof mismatchesOf>[0]) =>
      resolutionError(mismatchesOf(expectation, heard), heard);
    expect(doubt({ slots: { sugar: "three" } })).toBe("the slot sugar could not be resolved (ER_ERROR_TIMEOUT)");
    expect(doubt({ slots: { sugar: "two" } })).toBeUndefined();
    expect(doubt({ slots: { sugar: "two", size: "small" } })).toBeUndefined();
    expect(doubt({ intent: "HelpIntent", slots: { sugar: "three" } })).toBeUndefined();
  });

  test("of a slot called as something that every object has is no slot of the answer", () => {
    expect(gaps({ slots: { constructor: "x", valueOf: null } })).toEqual(['constructor: "x" <> constructor: empty']);
  });

  test("of a response ends where its expression takes too long", () => {
    const said = { ...heard, response: `${"a".repeat(40)}!` };
    expect(mismatchesOf({ response: "/^(a+)+$/" }, said)).toEqual([
      { expected: "response /^(a+)+$/", got: expect.stringContaining("takes too long") },
    ]);
  });

  test("of anything but a response is not met where nothing was understood", () => {
    for (const expectation of [{ slots: { milk: null } }, { confirmation: "NONE" as const }])
      expect(mismatchesOf(expectation, { considered: [] })).toHaveLength(1);
    expect(mismatchesOf({ response: "bye" }, { considered: [], response: "Bye!" })).toEqual([]);
  });

  test("of an intent is not met where nothing was understood", () => {
    expect(mismatchesOf({ intent: "OrderIntent" }, { considered: [] })).toEqual([
      { expected: "OrderIntent", got: "no intent" },
    ]);
  });
});
