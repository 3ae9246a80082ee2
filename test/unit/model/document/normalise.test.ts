import fc from "fast-check";
import { expect, test } from "vitest";
import { normalise } from "../../../../provider/model/document/normalise";
import { anyValue } from "../values";

const withValidation = (validation: unknown) => ({
  dialog: { intents: [{ name: "A", slots: [{ name: "b", validations: [validation] }] }] },
});

test("writes validation types in lower camel case and their numbers as texts", () => {
  const given = { type: "IsInSet", prompt: "P", value: 5, values: ["x"] };
  const kept = { type: "isInSet", prompt: "P", value: "5", values: ["x"] };
  expect(normalise(withValidation(given))).toEqual(withValidation(kept));
  expect(normalise(withValidation(kept))).toEqual(withValidation(kept));
});

test("changes nothing else, and not what it is given", () => {
  fc.assert(
    fc.property(anyValue, anyValue, (other, odd) => {
      const model = { languageModel: other, prompts: odd, dialog: { intents: odd, more: other } };
      const before = JSON.stringify(model);
      const after = normalise(model);
      expect(JSON.stringify(model)).toBe(before);
      expect(after).toEqual(model);
      expect(normalise(after)).toEqual(after);
    }),
  );
  fc.assert(
    fc.property(anyValue, (odd) => {
      expect(normalise({ dialog: odd })).toEqual({ dialog: odd });
      expect(normalise(withValidation([odd]))).toEqual(withValidation([odd]));
    }),
  );
});

test("passes over what is missing at any level", () => {
  for (const model of [
    {},
    { dialog: {} },
    { dialog: { intents: [{}] } },
    { dialog: { intents: [{ slots: [{}, null, 1] }] } },
  ]) {
    expect(normalise(model)).toEqual(model);
  }
});
