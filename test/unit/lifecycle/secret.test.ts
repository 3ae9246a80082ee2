import { expect, test } from "vitest";
import { hiddenReasons } from "../../../provider/lifecycle/secret";

test.each([
  ['InvalidIntentName: Intent name "swordfish"', "InvalidIntentName"],
  ["INVALID_GRAMMAR: swordfish", "INVALID_GRAMMAR"],
  ["swordfish: the plan", "a reason without a code"],
  ["Swordfish: the plan", "a reason without a code"],
])("of %s the code alone is told", (message, told) => {
  expect(hiddenReasons([{ message }])[0]).toBe(told);
});
