import { describe, expect, test } from "vitest";
import { parseDocument } from "../../../provider/model/document/document";
import { formatFinding } from "../../../provider/model/findings/finding";
import { formatRedactedFinding } from "../../../provider/model/findings/redacted-finding";
import { lintModel, lintValueSupplier, RULES } from "../../../provider/model/rules";
import { lintText } from "../../../provider/model/rules/duplicate-keys";
import { lintLocales } from "../../../provider/model/rules/locale-differences";
import { jsonPath } from "../../../provider/model/text/json-path";
import { UNKNOWN } from "../../../provider/model/wire/unknown";
import { coffeeShop } from "./coffee-shop";
import { MISTAKES } from "./mistakes";

const found = (model: unknown, locale?: string) =>
  lintModel(model, { locale }).map(({ rule, path }) => `${rule} at ${jsonPath(path) || "the model"}`);

describe("the rules", () => {
  test("find nothing in a model without mistakes", () => {
    expect(lintModel(coffeeShop(), { locale: "en-US" }).map(formatFinding)).toEqual([]);
  });

  test.each(MISTAKES)("%s is found at %s", (rule, place, make, locale) => {
    const model = coffeeShop();
    make(model);
    expect(found(model, locale)).toContain(`${rule} at ${place}`);
    if (locale !== undefined) expect(found(model, "en-US")).not.toContain(`${rule} at ${place}`);
  });

  test("are all tried above, but for those about files", () => {
    const tried = new Set(MISTAKES.map(([rule]) => rule));
    const ofPackages = ["locale-not-in-manifest", "manifest-locale-without-model"];
    const aboutFiles = ["unreadable", "duplicate-key", "locale-intents-differ", ...ofPackages];
    expect(RULES.map(({ id }) => id).filter((id) => !tried.has(id))).toEqual(aboutFiles);
  });

  test("have each an id of its own, in a form that is easy to write", () => {
    const ids = RULES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });

  test("report all mistakes of a model in one pass, errors first", () => {
    const model = coffeeShop();
    const [, , order, , search] = model.languageModel?.intents ?? [];
    Object.assign(order ?? {}, { samples: ["order {nothing}", 5], name: "Order.Intent" });
    Object.assign(search ?? {}, { samples: [] });
    const severities = lintModel(model).map(({ severity }) => severity);
    expect(severities).toEqual([...severities].sort());
    expect(found(model)).toEqual(
      expect.arrayContaining([
        "intent-name at languageModel.intents[2].name",
        "sample-unknown-slot at languageModel.intents[2].samples[0]",
        "wrong-type at languageModel.intents[2].samples[1]",
        "intent-without-samples at languageModel.intents[4]",
      ]),
    );
  });

  test("are not applied where they are switched off", () => {
    const model = Object.assign(coffeeShop(), { prompts: [] });
    expect(found(model).join()).toContain("unknown-prompt");
    expect(lintModel(model, { ignore: ["unknown-prompt"] }).map(({ rule }) => rule)).not.toContain("unknown-prompt");
  });

  test("say in a message what is wrong and how to mend it", () => {
    const model = coffeeShop();
    Object.assign(model.languageModel?.intents?.[2] ?? {}, { samples: ["order a {sise} {drink}"] });
    expect(lintModel(model).map(formatFinding)[0]).toBe(
      'languageModel.intents[2].samples[0] "order a {sise} {drink}" names {sise}, and OrderIntent has no such slot: did you mean {size}? [sample-unknown-slot]',
    );
  });

  test("tell of a secret model the place and the rule, and no word of it", () => {
    const model = Object.assign(coffeeShop(), { promtps: "secret" });
    const [order, pickup] = model.dialog?.intents ?? [];
    Object.assign(order ?? {}, { prompts: { secretKind: "Confirm.Order", "secret kind": "Confirm.Order" } });
    Object.assign(pickup ?? {}, { name: "SecretIntent" });
    const told = lintModel(model).map(formatRedactedFinding);
    expect(told[0]).toMatch(
      /^dialog\.intents\[1\]\.name breaks the rule dialog-unknown-intent \(The dialog has rules .*\); its text is not shown/,
    );
    expect(told.join("\n")).toContain('dialog.intents[0].prompts["…"] breaks the rule prompt-kind (');
    expect(told.join("\n").replaceAll("from a secret", "")).not.toMatch(/secret|Confirm\.|Pickup|promtps/i);
  });

  test.each([
    ["a built-in type that its locale has", "AMAZON.US_STATE", "en-US"],
    ["a built-in type of no known locale", "AMAZON.US_STATE", undefined],
    ["a type that Amazon once had", "AMAZON.ES_CITY", "es-ES"],
  ])("find nothing in %s", (_, type, locale) => {
    const model = coffeeShop();
    Object.assign(model.languageModel?.intents?.[2]?.slots?.[2] ?? {}, { type });
    expect(found(model, locale).filter((text) => text.startsWith("built-in"))).toEqual([]);
  });

  test.each([
    ["Amazon.NUMBER", "AMAZON.NUMBER"],
    ["NUMBER", "AMAZON.NUMBER"],
    ["Amazon.Citty", "AMAZON.City"],
  ])("know which built-in type %s is meant to be", (type, meant) => {
    const model = coffeeShop();
    Object.assign(model.languageModel?.intents?.[2]?.slots?.[2] ?? {}, { type });
    expect(lintModel(model).map(formatFinding).join("\n")).toContain(`did you mean "${meant}"?`);
  });

  test("advise a name that keeps the sound of its letters", () => {
    const model = coffeeShop();
    Object.assign(model.languageModel?.types?.[0] ?? {}, { name: "Größe" });
    expect(lintModel(model).map(formatFinding).join("\n")).toContain('write "Grosse"');
  });

  test("judge an invocation name's words in English only", () => {
    const model = coffeeShop();
    Object.assign(model.languageModel ?? {}, { invocationName: "start" });
    expect(found(model)).not.toEqual([]);
    expect(lintModel(model, { locale: "de-DE" })).toEqual([]);
  });
});

describe("what is not yet known", () => {
  const places = (node: unknown, path: (string | number)[] = []): (string | number)[][] =>
    typeof node !== "object" || node === null
      ? [path]
      : [
          path,
          ...Object.entries(node).flatMap(([key, inner]) =>
            places(inner, [...path, Array.isArray(node) ? Number(key) : key]),
          ),
        ];
  const without = (path: (string | number)[]) => {
    const model = structuredClone(coffeeShop()) as unknown as Record<string | number, unknown>;
    const parent = path.slice(0, -1).reduce((node, key) => node[key] as typeof model, model);
    parent[path.at(-1) ?? ""] = UNKNOWN;
    return model;
  };
  const all = places(coffeeShop()).filter((path) => path.length > 0);

  test("makes no rule find anything, wherever it stands", () => {
    expect(all.length).toBeGreaterThan(150);
    for (const path of all) expect({ path, found: found(without(path)) }).toEqual({ path, found: [] });
  });

  test("leaves the rest judged", () => {
    const model = without(["languageModel", "intents", 2, "slots", 1]);
    const { intents } = model.languageModel as { intents: { name: string }[] };
    Object.assign(intents[4] ?? {}, { name: "Search.Intent" });
    expect(found(model)).toEqual(["intent-name at languageModel.intents[4].name"]);
  });
});

describe("the values of a slot type version", () => {
  test("are judged by the same rules", () => {
    const values = [
      { id: "a", name: { value: "x".repeat(141) } },
      { id: "a", name: { value: "tea", synonyms: ["green"] } },
      { name: { value: "mint", synonyms: ["Tea"] } },
      { name: 5 },
    ];
    expect(
      lintValueSupplier({ type: "InlineValueSupplier", values }).map(
        ({ rule, path }) => `${rule} at ${jsonPath(path)}`,
      ),
    ).toEqual([
      "wrong-type at values[3].name",
      "value-too-long at values[0].name.value",
      "duplicate-value-id at values[1].id",
      "duplicate-synonym at values[2].name.synonyms[0]",
    ]);
    expect(lintValueSupplier({ type: "InlineValueSupplier", values: UNKNOWN })).toEqual([]);
  });
});

describe("a JSON text", () => {
  test.each([
    ['{"a": 1, "b": {"a": 2}}', []],
    ['{"a": 1, "\\u0061": 2}', ["a"]],
    ['{"a": [{"b": 1}, {"c": "b", "b": ",\\"b\\":", "b" :2}]}', ["a[1].b"]],
    ['\uFEFF// a comment\n{"__proto__": 1, "__proto__": 2}', ["__proto__"]],
    ['{"a": {"x": 1}, "a": {"x": 1, "x": 2}}', ["a", "a.x"]],
  ])("%s has keys twice", (text, expected) => {
    expect(lintText(text, parseDocument(text)).map(({ path }) => jsonPath(path))).toEqual(expected);
  });
});

describe("the locales of a skill", () => {
  const model = (...names: string[]) => ({ languageModel: { intents: names.map((name) => ({ name })) } });

  test("are told apart by their intents", () => {
    const set = [
      { locale: "en-US", model: model("A", "B") },
      { locale: "en-GB", model: model("A", "B") },
      { locale: "de-DE", model: model("A", "C") },
    ];
    expect(lintLocales(set).map((findings) => findings.map(({ message }) => message))).toEqual([
      [],
      [],
      [
        'has no "B", which en-US, en-GB have: add it, or remove it there',
        'has "C", which only de-DE has: add it to the other locales, or remove it',
      ],
    ]);
    expect(lintLocales(set.slice(0, 2)).flat()).toEqual([]);
  });
});
