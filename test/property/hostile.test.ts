import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { linesOf, modelChanges, redactedSummaryOf, summaryOf, valueChanges } from "../../provider/model/diff";
import { parseDocument, UnreadableModel } from "../../provider/model/document/document";
import { formatFinding } from "../../provider/model/findings/finding";
import { formatRedactedFinding } from "../../provider/model/findings/redacted-finding";
import { duplicateKeys } from "../../provider/model/json/duplicates";
import { placesOf } from "../../provider/model/json/places";
import { lintModel } from "../../provider/model/rules";
import { lintText } from "../../provider/model/rules/duplicate-keys";
import { parseCsv } from "../../provider/model/suite/csv";
import type { Path } from "../../provider/model/text/json-path";
import { canonicalText, MODEL_HEADER } from "../../provider/model/wire/canonical";
import { coffeeShop } from "../unit/model/coffee-shop";
import { anyValue } from "../unit/model/values";

const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const word = (index: number) => String(index).replace(/\d/g, (digit) => "abcdefghij"[Number(digit)] ?? "");
const model = (...intents: object[]) => ({ languageModel: { invocationName: "my own test", intents } });
const intent = (parts: object) => model({ name: "FooIntent", ...parts });

// Each of about the size that Amazon takes; what goes through it must not take more than a few times as long as for any other.
const HOSTILE: [string, () => unknown][] = [
  ["samples that are empty", () => intent({ samples: many(100_000, () => "") })],
  [
    "values that are no values",
    () => ({ languageModel: { types: [{ name: "T", values: many(200_000, () => ({})) }] } }),
  ],
  ["samples that are numbers", () => intent({ samples: many(300_000, (index) => index) })],
  [
    "a sample of braces and bars",
    () => intent({ samples: [`{a} {${"|".repeat(400_000)}`, "{".repeat(300_000), "}".repeat(300_000)] }),
  ],
  [
    "unknown slots beside as many known ones",
    () =>
      intent({
        slots: many(20_000, (index) => ({ name: `known_${word(index)}`, type: "T" })),
        samples: many(20_000, (index) => `say {other_${word(index)}}`),
      }),
  ],
  [
    "unknown types beside as many known ones",
    () => ({
      languageModel: {
        ...intent({ slots: many(20_000, (index) => ({ name: word(index), type: `A_${word(index)}` })) }).languageModel,
        types: many(20_000, (index) => ({ name: `B_${word(index)}` })),
      },
    }),
  ],
  [
    "unknown prompts beside as many known ones",
    () => ({
      ...model({ name: "A" }),
      dialog: {
        intents: [
          {
            name: "A",
            slots: many(15_000, (index) => ({ name: word(index), prompts: { elicitation: `A.${index}` } })),
          },
        ],
      },
      prompts: many(15_000, (index) => ({ id: `B.${index}`, variations: [{ value: `{${word(index)}}` }] })),
    }),
  ],
  [
    "unknown dialog intents",
    () => ({
      ...model(...many(20_000, (index) => ({ name: `A${word(index)}` }))),
      dialog: { intents: many(20_000, (index) => ({ name: `B${word(index)}` })) },
    }),
  ],
  [
    "slots that are never used",
    () =>
      intent({
        slots: many(20_000, (index) => ({ name: word(index), type: "T" })),
        samples: many(20_000, (index) => `say ${word(index)} now`),
      }),
  ],
  [
    "intents with the same words and types of their own",
    () =>
      model(
        ...many(8_000, (index) => ({
          name: `A${word(index)}`,
          slots: [{ name: "a", type: `T_${word(index)}` }],
          samples: ["{a}"],
        })),
      ),
  ],
  [
    "intents with similar names",
    () => model(...many(20_000, (index) => ({ name: `SomeLongIntentName${word(index)}`, samples: ["x"] }))),
  ],
  [
    "prefixes of one word",
    () =>
      model(
        { name: "A", slots: [{ name: "s", type: "T" }], samples: many(800, (index) => `${"a ".repeat(index + 1)}{s}`) },
        { name: "B", samples: many(50, () => "a ".repeat(8_000)) },
      ),
  ],
  [
    "keys that nobody knows",
    () => ({ ...model({ name: "A" }), ...Object.fromEntries(many(50_000, (index) => [`key${index}`, 1])) }),
  ],
];

describe("a hostile model", () => {
  test.each(HOSTILE)("with %s is judged, and told on one line each", (_, make) => {
    const findings = lintModel(make());
    expect(findings.length).toBeGreaterThan(0);
    for (const finding of findings.slice(0, 3_000)) expect(formatFinding(finding)).not.toMatch(/\p{Cc}/u);
  });

  test("with anything at any place is judged without a failure, by every way to tell it", () => {
    fc.assert(
      fc.property(anyValue, fc.nat(), (odd, at) => {
        expect(everyOutput(withOdd(coffeeShop(), odd, at))).not.toMatch(/\p{Cc}/u);
      }),
      { numRuns: 1_000 },
    );
  });

  test.each(["__proto__", "constructor", "toString"])("with %s at each place is judged without a failure", (odd) => {
    for (let at = 0; at < placesIn(coffeeShop()).length; at++)
      expect(everyOutput(withOdd(coffeeShop(), odd, at))).not.toMatch(/\p{Cc}/u);
  });
});

describe("a large difference", () => {
  const values = many(28_000, (index) => ({ id: `id${index}`, name: { value: `value ${index}` } }));

  test.each<[string, unknown[]]>([
    ["replaced", many(28_000, (index) => ({ name: { value: `other ${index}` } }))],
    ["reversed", values.toReversed()],
    ["renamed", many(28_000, (index) => ({ id: `id${index}`, name: { value: `renamed ${index}` } }))],
  ])("of 28,000 values %s is told", (_, after) => {
    const changes = valueChanges(values, after);
    expect(summaryOf(changes)).not.toBe("");
    expect(linesOf(changes).length).toBeGreaterThan(0);
  });
});

describe("a hostile text", () => {
  test.each<[string, string, string]>([
    ["of endless nesting", `${'{"a":'.repeat(3_000)}1${"}".repeat(3_000)}`, "is nested too deeply"],
    ["with a number beyond all", '{"a": [1e999]}', "has a number that is too large for JSON"],
    ["of many megabytes", " ".repeat(16_000_001), "is far too large, with 16.0 MB"],
    ["that is not closed after millions of escapes", `["${"\\n".repeat(3_000_000)}" oops`, "is not valid JSON"],
  ])("%s is refused", (_, text, message) => {
    expect(() => parseDocument(text)).toThrow(UnreadableModel);
    expect(() => parseDocument(text)).toThrow(message);
  });

  test("with very many keys is searched for doubles, and written", () => {
    const text = `{${many(100_000, (index) => `"key${index}": {"a": [], "b": {}}`).join(",")}, "key0": 1, "key1": 2}`;
    const document = parseDocument(text);
    expect(lintText(text, document).map(({ path }) => path)).toEqual([["key0"], ["key1"]]);
    expect(parseDocument(canonicalText(MODEL_HEADER, document))).toEqual(document);
  });
});

describe("a text of as many characters as are read", () => {
  const most = 15_999_000;

  test.each<[string, () => string, Path, number]>([
    ["blanks", () => `{"a":${" ".repeat(most)}1}`, ["a"], most + 6],
    ["escapes", () => `{"a": "${"\\n".repeat(most / 2)}", "b": 1}`, ["b"], most + 16],
    ["items", () => `[[${"0,".repeat(most / 2)}0], 1]`, [1], most + 7],
    ["objects", () => `[${"{},".repeat(most / 3)}1]`, [most / 3], most + 2],
  ])("of %s has the place of what stands behind them", (_, make, path, column) => {
    expect(placesOf(make(), [path])).toEqual([{ line: 1, column }]);
  });

  test("of keys that stand twice is told a thousand of them", () => {
    const json = `{${'"a":1,'.repeat(most / 6)}"a":1}`;
    expect(duplicateKeys(json, JSON.parse(json))).toEqual(many(1_000, () => ["a"]));
  });
});

describe("a hostile CSV of as many characters as are read", () => {
  const most = 16_000_000;

  test.each<[string, () => string, string]>([
    ["quotes", () => `"${'x"x'.repeat(most / 6)}${" ".repeat(most / 2)}`, "has text behind a closing quote in line 2"],
    ["breaks in quotes", () => `"${"\n".repeat(most)}`, "has a quote that is not closed in line 2"],
  ])("with %s that never close is refused with its line", (_, make, message) => {
    expect(() => parseCsv(`a,b\n${make()}`)).toThrow(message);
  });

  test("is read to its end", () => {
    expect(parseCsv(`a,b\n${"x\n".repeat(most / 4)}`)).toHaveLength(most / 4 + 1);
  });
});

/** The model with something else at one of its places. */
function withOdd(model: unknown, odd: unknown, at: number): Record<string, unknown> {
  const places = placesIn(model);
  const [parent, key] = places[at % places.length] ?? [];
  if (parent && key !== undefined) parent[key] = odd;
  return model as Record<string, unknown>;
}

function placesIn(node: unknown): [Record<string, unknown>, string][] {
  if (typeof node !== "object" || node === null) return [];
  const parent = node as Record<string, unknown>;
  return Object.entries(parent).flatMap(([key, inner]) => [[parent, key], ...placesIn(inner)]);
}

/** All that is written of a model's mistakes and of its difference to the coffee shop, which must not have control characters. */
function everyOutput(model: Record<string, unknown>): string {
  const findings = lintModel(model).map((finding) => `${formatFinding(finding)}${formatRedactedFinding(finding)}`);
  const changes = modelChanges(coffeeShop() as unknown as Record<string, unknown>, model);
  return [
    ...findings,
    summaryOf(changes),
    redactedSummaryOf(changes),
    ...linesOf(changes).map(({ text }) => text),
  ].join("");
}
