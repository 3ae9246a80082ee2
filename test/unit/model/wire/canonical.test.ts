import { createHash } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { deepEqual } from "../../../../provider/model/document/deep-equal";
import { parseDocument } from "../../../../provider/model/document/document";
import { canonicalText, contentHash, MODEL_HEADER, VALUES_HEADER } from "../../../../provider/model/wire/canonical";
import { anyValue, shuffled } from "../values";

describe("the canonical text", () => {
  test("gives the value back exactly", () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        for (const header of [MODEL_HEADER, VALUES_HEADER]) {
          // Not toStrictEqual, which stumbles over a key named "constructor".
          expect(isDeepStrictEqual(parseDocument(canonicalText(header, value)), value)).toBe(true);
        }
      }),
    );
  });

  test("and the hash do not depend on the order of keys, but on that of lists", () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        const other = shuffled(value);
        expect(canonicalText(MODEL_HEADER, other)).toBe(canonicalText(MODEL_HEADER, value));
        expect(contentHash(other)).toBe(contentHash(value));
        expect(deepEqual(other, value)).toBe(true);
      }),
    );
    expect(deepEqual([1, 2], [2, 1])).toBe(false);
    expect(contentHash([1, 2])).not.toBe(contentHash([2, 1]));
  });

  test("differs where values differ", () => {
    fc.assert(
      fc.property(anyValue, anyValue, (one, other) => {
        const isSame =
          JSON.stringify(shuffled(one, (keys) => keys.sort())) ===
          JSON.stringify(shuffled(other, (keys) => keys.sort()));
        expect(canonicalText(MODEL_HEADER, one) === canonicalText(MODEL_HEADER, other)).toBe(isSame);
        expect(deepEqual(one, other)).toBe(isSame);
      }),
    );
  });

  test.each([
    ["keys that objects have from elsewhere", '{"__proto__": {"a": 1}, "constructor": 2, "toString": []}'],
    ["lone surrogates", '{"\\ud800": "\\udfff x"}'],
    ["line separators and control characters", '"\\u2028\\u2029\\u0000\\u007f\\r\\n"'],
    ["comment marks inside of texts", '["// no comment", "/* neither */"]'],
    ["numbers", "[0, -1.5, 1e21, 1e-7, 123456789012345680000]"],
  ])("keeps %s", (_, json) => {
    const value = JSON.parse(json);
    expect(JSON.stringify(parseDocument(canonicalText(MODEL_HEADER, value)))).toBe(JSON.stringify(value));
  });

  test("leaves out keys without a value", () => {
    expect(canonicalText(MODEL_HEADER, { a: undefined, b: 1 })).toBe(canonicalText(MODEL_HEADER, { b: 1 }));
    expect(contentHash({ a: undefined, b: 1 })).toBe(contentHash({ b: 1 }));
  });

  test("has a hash that no later layout may change", () => {
    const layouts = ['{"a":{"c":true,"d":null},"b":[1,"x"]}', ' {"b" : [1,"x"], "a": {"d": null, "c": true}}'];
    const hash = createHash("sha256")
      .update(layouts[0] ?? "")
      .digest("hex");
    for (const layout of layouts) expect(contentHash(JSON.parse(layout))).toBe(hash);
  });

  test("has a line for each sample, slot, value and prompt variation", () => {
    const model = {
      languageModel: {
        invocationName: "coffee shop",
        intents: [
          {
            name: "OrderIntent",
            slots: [
              { name: "size", type: "SIZE" },
              { name: "drink", slotTypeReference: { id: "t", version: "1" } },
            ],
            samples: ["order {drink}", "a {size} {drink}"],
          },
        ],
        types: [{ name: "SIZE", values: [{ id: "s", name: { value: "small", synonyms: ["little", "tiny"] } }] }],
      },
      dialog: { intents: [{ slots: [{ validations: [{ type: "isInSet", values: ["a", "b"] }] }] }] },
      prompts: [{ id: "P1", variations: [{ type: "PlainText", value: "Which?" }] }],
    };
    expect(canonicalText(MODEL_HEADER, model)).toMatchInlineSnapshot(`
      "// alexa interaction model
      {
        "dialog": {
          "intents": [
            {
              "slots": [
                {
                  "validations": [
                    {"type": "isInSet", "values": ["a", "b"]}
                  ]
                }
              ]
            }
          ]
        },
        "languageModel": {
          "intents": [
            {
              "name": "OrderIntent",
              "samples": [
                "order {drink}",
                "a {size} {drink}"
              ],
              "slots": [
                {"name": "size", "type": "SIZE"},
                {"name": "drink", "slotTypeReference": {"id": "t", "version": "1"}}
              ]
            }
          ],
          "invocationName": "coffee shop",
          "types": [
            {
              "name": "SIZE",
              "values": [
                {"id": "s", "name": {"synonyms": ["little", "tiny"], "value": "small"}}
              ]
            }
          ]
        },
        "prompts": [
          {
            "id": "P1",
            "variations": [
              {"type": "PlainText", "value": "Which?"}
            ]
          }
        ]
      }
      "
    `);
    const [type] = model.languageModel.types;
    expect(canonicalText(VALUES_HEADER, type?.values)).toMatchInlineSnapshot(`
      "// alexa slot type values
      [
        {"id": "s", "name": {"synonyms": ["little", "tiny"], "value": "small"}}
      ]
      "
    `);
  });
});
