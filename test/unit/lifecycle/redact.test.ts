import { expect, test } from "vitest";
import { redactedEventErrors, redactedReasons } from "../../../provider/lifecycle/redact";

test.each([
  ['InvalidIntentName: Intent name "swordfish"', "InvalidIntentName"],
  ["INVALID_GRAMMAR: swordfish", "INVALID_GRAMMAR"],
  ["swordfish: the plan", "a reason without a code"],
  ["Swordfish: the plan", "a reason without a code"],
])("of %s the code alone is told", (message, told) => {
  expect(redactedReasons([{ message }])[0]).toBe(told);
});

test("an event has no error of a build but Amazon's own, and of a secret their codes alone", () => {
  const step = "LANGUAGE_MODEL_FULL_BUILD";
  const errors = [{ code: "INVALID_GRAMMAR", message: "swordfish", step }, { message: "InvalidIntentName: swordfish" }];
  expect(redactedEventErrors(errors, false)).toEqual(errors);
  expect(redactedEventErrors(errors, true)).toEqual([{ code: "INVALID_GRAMMAR", step }, { code: "InvalidIntentName" }]);
});
