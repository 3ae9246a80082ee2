import { describe, expect, test } from "vitest";
import { interactionModel, valueSupplier } from "../../../provider/model/schema";
import { checkLocale, KNOWN_LOCALES } from "../../../provider/model/schema/locales";
import { findShapeProblems } from "../../../provider/model/schema/zod-issues";
import { jsonPath } from "../../../provider/model/text/json-path";
import { hasUnknown, UNKNOWN } from "../../../provider/model/wire/unknown";

describe("a locale", () => {
  test.each(KNOWN_LOCALES)("%s is known", (locale) => {
    expect(checkLocale(locale)).toEqual({});
  });

  test.each([
    ["en-us", "en-US"],
    ["en_US", "en-US"],
    ["EN_gb", "en-GB"],
  ])("%s is an error that names %s", (locale, right) => {
    expect(checkLocale(locale)).toEqual({ error: `"${locale}" is not a locale: write it "${right}"` });
  });

  test("of a new country is a warning", () => {
    expect(checkLocale("sv-SE")).toEqual({
      warning: expect.stringContaining("not among the locales that Amazon is known"),
    });
  });

  test.each(["", "en", "english", "en-US-x", "e-US", "en-USA"])("%j is an error that names all", (locale) => {
    expect(checkLocale(locale)).toEqual({
      error: `"${locale}" is not a locale: use one of ${KNOWN_LOCALES.join(", ")}`,
    });
  });
});

describe("the shape of a model", () => {
  const model = (parts: object) => ({ languageModel: { invocationName: "x", intents: [{ name: "A" }] }, ...parts });
  const intent = (parts: object) =>
    model({ languageModel: { invocationName: "x", intents: [{ name: "A", ...parts }] } });
  const found = (value: unknown) =>
    findShapeProblems(interactionModel, value).map(({ path, message }) => `${jsonPath(path)} ${message}`);

  test("of the older intent schema is told how to be written now", () => {
    expect(found({ intents: [{ intent: "OrderIntent" }] })).toEqual([
      expect.stringMatching(/^languageModel is missing: this is the older intent schema; write /),
    ]);
    expect(found(model({ languageModel: { invocationName: "x", intents: [{ intent: "OrderIntent" }] } }))).toEqual([
      'languageModel.intents[0].name is missing: this is an intent of the older intent schema, rename "intent" to "name"',
    ]);
  });

  const supplierProblems = (value: unknown) => findShapeProblems(valueSupplier, value);

  test.each([
    [{}, "languageModel is missing"],
    [{ languageModel: [] }, "languageModel must be an object, not an array"],
    [
      model({ languageModel: { intents: [] } }),
      "languageModel.invocationName is missing",
      "languageModel.intents must have at least one element",
    ],
    [
      model({ languageModel: { invocationName: "", intents: null } }),
      "languageModel.invocationName must not be empty",
      "languageModel.intents must be an array, not null",
    ],
    [
      intent({ samples: ["ok", 5, null] }),
      "languageModel.intents[0].samples[1] must be a string, not a number",
      "languageModel.intents[0].samples[2] must be a string, not null",
    ],
    [intent({ slots: [{ type: "T" }] }), "languageModel.intents[0].slots[0].name is missing"],
    [
      intent({ slots: [{ name: "s", slotTypeReference: { id: "" } }] }),
      "languageModel.intents[0].slots[0].slotTypeReference.id must not be empty",
      "languageModel.intents[0].slots[0].slotTypeReference.version is missing",
    ],
    [
      intent({ slots: [{ name: "s", multipleValues: { enabled: "yes" } }] }),
      "languageModel.intents[0].slots[0].multipleValues.enabled must be a boolean, not a string",
    ],
    [model({ dialog: {} }), "dialog.intents is missing"],
    [
      model({ dialog: { intents: [{ name: "A", prompts: { "a b": 1 } }] } }),
      'dialog.intents[0].prompts["a b"] must be a string, not a number',
    ],
    [
      model({ dialog: { intents: [{ name: "A", slots: [{ name: "s", validations: [{}] }] }] } }),
      "dialog.intents[0].slots[0].validations[0].type is missing",
      "dialog.intents[0].slots[0].validations[0].prompt is missing",
    ],
    [model({ prompts: [{ id: "P", variations: [] }] }), "prompts[0].variations must have at least one element"],
  ])("%j is refused at every place", (value, ...problems) => {
    expect(found(value)).toEqual(problems);
  });

  test("passes what is not known of it, and null for what may be missing", () => {
    expect(found(model({ newPart: { a: 1 }, dialog: null, prompts: null }))).toEqual([]);
    expect(
      found(intent({ slots: [{ name: "s", type: null, samples: null, new: 1 }], samples: null, more: [] })),
    ).toEqual([]);
  });

  test("passes what is not yet known, at any depth", () => {
    expect(found(UNKNOWN)).toEqual([]);
    expect(found(model({ languageModel: UNKNOWN, prompts: UNKNOWN, dialog: UNKNOWN }))).toEqual([]);
    expect(
      found(intent({ name: UNKNOWN, samples: [UNKNOWN], slots: [{ name: UNKNOWN, slotTypeReference: UNKNOWN }] })),
    ).toEqual([]);
    expect(found(model({ prompts: [{ id: UNKNOWN, variations: [UNKNOWN] }] }))).toEqual([]);
    expect(supplierProblems({ type: UNKNOWN, values: [] })).toEqual([]);
  });

  test("of a supplier is that of its type", () => {
    expect(
      supplierProblems({ type: "InlineValueSupplier", values: [{ name: { value: "x", synonyms: null } }] }),
    ).toEqual([]);
    expect(supplierProblems({ type: "Other" }).map(({ path }) => path)).toEqual([["type"]]);
  });

  test("has paths in JavaScript's notation", () => {
    expect(jsonPath(["a", 0, "b-c", "$d", "1e", ""])).toBe('a[0]["b-c"].$d["1e"][""]');
    expect(jsonPath([])).toBe("");
  });
});

describe("what is not yet known", () => {
  test("is found at any depth", () => {
    expect(hasUnknown({ a: [{ b: UNKNOWN }] })).toBe(true);
    expect(hasUnknown(UNKNOWN)).toBe(true);
    expect(hasUnknown({ a: [null, "x", undefined, 1] })).toBe(false);
  });
});
