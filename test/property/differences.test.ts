import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyChanges, linesOf, modelChanges, summaryOf, valueChanges } from "../../provider/model/diff";
import { parseDocument, unwrapDocument } from "../../provider/model/document/document";
import { normalise } from "../../provider/model/document/normalise";
import { anyValue } from "../unit/model/values";

type Node = Record<string, unknown>;

// Few names, so that elements are found again, doubled, renamed and moved.
const name = fc.constantFrom("A", "B", "Order", "Ordre", "size");
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const listOf = <T>(item: fc.Arbitrary<T>) =>
  fc.oneof(
    {
      weight: 8,
      arbitrary: fc.array(fc.oneof({ weight: 9, arbitrary: item }, { weight: 1, arbitrary: anyValue }), {
        maxLength: 4,
      }),
    },
    { weight: 1, arbitrary: anyValue },
  );
const node = (parts: Record<string, fc.Arbitrary<unknown>>) =>
  fc.record(Object.fromEntries(Object.entries(parts).map(([key, part]) => [key, optional(part)])));

const sample = fc.constantFrom("a {A}", "a {B}", "order", "Order", "");
const samples = listOf(sample);
const slot = node({ name, type: name, samples, slotTypeReference: node({ id: name, version: name }), more: anyValue });
const value = node({ id: name, name: node({ value: sample, synonyms: samples }) });
const model = node({
  languageModel: node({
    invocationName: name,
    intents: listOf(node({ name, samples, slots: listOf(slot), more: anyValue })),
    types: listOf(node({ name, values: listOf(value), valueSupplier: node({ type: name }) })),
    modelConfiguration: node({ fallbackIntentSensitivity: node({ level: name }) }),
  }),
  dialog: node({
    delegationStrategy: name,
    intents: listOf(
      node({
        name,
        prompts: node({ confirmation: name }),
        slots: listOf(node({ name, type: name, validations: listOf(node({ type: name, values: samples })) })),
      }),
    ),
  }),
  prompts: listOf(node({ id: name, variations: listOf(node({ type: name, value: sample })) })),
  more: anyValue,
}).map((it) => JSON.parse(JSON.stringify(it)) as Node);

describe("the changes between two models", () => {
  test("applied to the old one give the new one, also after a way through JSON", () => {
    fc.assert(
      fc.property(model, model, (before, after) => {
        const changes = modelChanges(before, after);
        expect(isDeepStrictEqual(applyChanges(before, JSON.parse(JSON.stringify(changes))), after)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  test("are none between a model and itself, and are told wherever there are any", () => {
    fc.assert(
      fc.property(model, model, (before, after) => {
        expect(modelChanges(before, structuredClone(before))).toEqual([]);
        const changes = modelChanges(before, after);
        expect(changes.length === 0).toBe(isDeepStrictEqual(before, after));
        expect(summaryOf(changes) === "").toBe(changes.length === 0);
        expect(linesOf(changes).length === 0).toBe(changes.length === 0);
      }),
      { numRuns: 500 },
    );
  });

  test("of lists of values do the same", () => {
    fc.assert(
      fc.property(fc.array(value), fc.array(value), (one, other) => {
        const [before, after] = JSON.parse(JSON.stringify([one, other]));
        expect(applyChanges({ values: before }, valueChanges(before, after))).toEqual({ values: after });
      }),
    );
  });

  const root = join(__dirname, "../models/history");
  const histories = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());

  test.each(histories.map((entry) => entry.name))("give every next version of %s", (history) => {
    const files = readdirSync(join(root, history)).sort();
    const versions = files.map((file) =>
      normalise(unwrapDocument(parseDocument(readFileSync(join(root, history, file), "utf8")))),
    );
    expect(versions.length).toBeGreaterThan(1);
    for (const [index, after] of versions.entries()) {
      const before = versions[index - 1];
      if (before) expect(applyChanges(before, modelChanges(before, after))).toEqual(after);
    }
  });
});
