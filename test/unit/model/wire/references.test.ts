import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseDocument } from "../../../../provider/model/document/document";
import { fromWire, modelHash, serviceModelToWire, toWire } from "../../../../provider/model/wire/model";
import { markReferences, resolveReferences, restoreReferences } from "../../../../provider/model/wire/references";
import { anyValue } from "../values";

class Reference {}

describe("references", () => {
  test("come back in their places, beside keys that look like marks", () => {
    const known = { id: "type-1", version: "1" };
    const place = fc.constantFrom("__proto__", "constructor", "$ref", "$$ref", "name", "a", "#2");
    const withReferences = fc.letrec<{ node: unknown }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 4 },
        anyValue,
        fc.constant("reference"),
        fc.array(tie("node"), { maxLength: 3 }),
        fc.array(fc.tuple(place, tie("node")), { maxLength: 3 }).map((entries) => Object.fromEntries(entries)),
      ),
    })).node;
    fc.assert(
      fc.property(withReferences, (model) => {
        const marked = markReferences(model, (node) => node === "reference");
        const references = Object.fromEntries(Object.entries(marked.references).map(([key]) => [key, known]));
        const put = (node: unknown): unknown => {
          if (node === "reference") return known;
          if (Array.isArray(node)) return node.map(put);
          if (typeof node !== "object" || node === null) return node;
          return Object.fromEntries(Object.entries(node).map(([key, item]) => [key, put(item)]));
        };
        // Not toStrictEqual, which stumbles over a key named "constructor".
        expect(isDeepStrictEqual(resolveReferences(marked.model, references), put(model))).toBe(true);
      }),
    );
  });

  test("stand under their place in the model's terms", () => {
    const reference = new Reference();
    const model = {
      languageModel: {
        invocationName: reference,
        intents: [
          { name: "OrderIntent", slots: [{ name: "drink", slotTypeReference: reference }], samples: ["a", reference] },
        ],
        types: [{ name: "SIZE", values: [{ id: "s", name: { value: reference } }] }],
      },
      prompts: [{ id: "P1", variations: [{ value: reference }] }],
    };
    const { references } = markReferences(model, (node) => node instanceof Reference);
    expect(Object.keys(references)).toEqual([
      "invocationName",
      "intents.OrderIntent.slots.drink.slotTypeReference",
      "intents.OrderIntent.samples.1",
      "types.SIZE.values.0.name.value",
      "prompts.P1.variations.0.value",
    ]);
  });

  test("at the same place stand apart", () => {
    const intent = () => ({ name: "Twice", slots: new Reference() });
    const { references } = markReferences({ intents: [intent(), intent()] }, (node) => node instanceof Reference);
    expect(Object.keys(references)).toEqual(["intents.Twice.slots", "intents.Twice.slots#2"]);
  });

  test.each(["__proto__", "constructor", "toString", "$ref", ""])("a place called %j is no trouble", (name) => {
    const model = JSON.parse(JSON.stringify({ x: "reference" }).replace('"x"', JSON.stringify(name)));
    const marked = markReferences(model, (node) => node === "reference");
    expect(Object.values(marked.references)).toEqual(["reference"]);
    expect(resolveReferences(marked.model, marked.references)).toStrictEqual(model);
  });

  test("that have no value leave a gap", () => {
    const marked = { x: { $ref: "a" }, y: [{ $ref: "b" }, { $ref: "c" }] };
    expect(resolveReferences(marked, { b: 1 })).toEqual({ x: undefined, y: [1, undefined] });
  });

  test("are marked again where the value is still the same at the same place", () => {
    const references = { "a.b": { id: "1" }, c: "text" };
    expect(restoreReferences({ a: { b: { id: "1" } }, c: "text", d: "text" }, references)).toEqual({
      a: { b: { $ref: "a.b" } },
      c: { $ref: "c" },
      d: "text",
    });
    expect(restoreReferences({ a: { b: { id: "2" } }, c: "other" }, references)).toEqual({
      a: { b: { id: "2" } },
      c: "other",
    });
  });

  test("at the same place are marked again, each as it was", () => {
    const model = { intents: ["one", "two"].map((slots) => ({ name: "Twice", slots })) };
    const marked = markReferences(model, (node) => node === "one" || node === "two");
    expect(restoreReferences(model, marked.references)).toEqual(marked.model);
  });
});

describe("the wire form of a model", () => {
  const model = { languageModel: { invocationName: "x", intents: [{ name: "A", samples: ["a"] }], $ref: "mine" } };

  test("is the same for the document, the bare model and their texts", () => {
    const wire = toWire(model);
    expect(toWire({ interactionModel: model, version: "3" })).toEqual(wire);
    expect(toWire(JSON.stringify(model))).toEqual(wire);
    expect(toWire(`\uFEFF${JSON.stringify({ version: "9", interactionModel: model }, null, 1)}`)).toEqual(wire);
    expect(toWire(wire.text.replace("$$ref", "$ref"))).toEqual(wire);
    expect(fromWire(wire)).toEqual(model);
  });

  test("tells marks from a user's own $ref", () => {
    const { text, references } = toWire(
      { languageModel: { a: { $ref: "mine" }, $$ref: 1, b: "out" } },
      (node) => node === "out",
    );
    expect(parseDocument(text)).toEqual({ languageModel: { a: { $$ref: "mine" }, $$$ref: 1, b: { $ref: "b" } } });
    expect(fromWire({ text, references })).toEqual({ languageModel: { a: { $ref: "mine" }, $$ref: 1, b: "out" } });
  });

  test("of a model that was read marks what is still the same, and has the same hash", () => {
    const references = { invocationName: "x" };
    const again = serviceModelToWire(model, references);
    expect(again).toEqual(toWire(model, (node) => node === "x"));
    expect(modelHash(fromWire(again))).toBe(modelHash(model));
  });
});
