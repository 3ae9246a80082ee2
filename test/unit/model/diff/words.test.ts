import { describe, expect, test } from "vitest";
import { linesOf, modelChanges, redactedSummaryOf, summaryOf, valueChanges } from "../../../../provider/model/diff";
import { UNKNOWN } from "../../../../provider/model/wire/unknown";
import { coffeeShop, type Json } from "../coffee-shop";
import { add, all, ORDER, remove, SIZE, set } from "../mistakes/make";

function told(change: (model: Json, before: Json) => unknown) {
  const [before, after] = [coffeeShop(), coffeeShop()];
  change(after, before);
  const changes = modelChanges(before, after);
  const lines = linesOf(changes).map(({ sign, depth, text }) => `${sign} ${"  ".repeat(depth)}${text}`);
  return { summary: summaryOf(changes), lines, hidden: redactedSummaryOf(changes) };
}

const listAt = (model: Json, path: string) =>
  path.split(".").reduce<Json>((node, key) => node[key as keyof Json] as Json, model) as unknown as unknown[];
const cut = (path: string, index: number) => (model: Json) => listAt(model, path).splice(index, 1);
const replaceDialog = (dialog: object) => (model: Json, before: Json) => {
  remove("dialog")(before);
  Object.assign(model, { dialog });
};
const swap = (path: string, one: number, other: number) => (model: Json) => {
  const list = listAt(model, path);
  [list[one], list[other]] = [list[other], list[one]];
};

const VARIATIONS = "prompts.1.variations";

describe("a change is told in the model's own terms", () => {
  test.each<[string, (model: Json, before: Json) => unknown, string, string[]]>([
    [
      "samples",
      all(add(`${ORDER}.samples`, "one {drink}", "two {drink}"), cut(`${ORDER}.samples`, 0)),
      "OrderIntent +2 samples −1",
      [
        "~ intent OrderIntent",
        '-   sample "order a {size} {drink}"',
        '+   sample "one {drink}"',
        '+   sample "two {drink}"',
      ],
    ],
    [
      "a value with its synonyms",
      add(`${SIZE}.values`, { id: "XL", name: { value: "huge", synonyms: ["giant", "venti"] } }),
      "SIZE +1 value",
      ["~ slot type SIZE", '+   value "huge" (id XL; synonyms "giant", "venti")'],
    ],
    [
      "a synonym",
      add(`${SIZE}.values.0.name.synonyms`, "wee"),
      "SIZE ~1 value",
      ["~ slot type SIZE", '~   value "small"', '+     synonym "wee"'],
    ],
    [
      "a value that is called otherwise",
      set(`${SIZE}.values.0.name.value`, "short"),
      "SIZE ~1 value",
      ["~ slot type SIZE", '~   value "short" (was "small")'],
    ],
    [
      "an intent that is called otherwise, and its dialog with it",
      all(set(`${ORDER}.name`, "BuyIntent"), set("dialog.intents.0.name", "BuyIntent")),
      "BuyIntent (was OrderIntent)",
      ["~ intent BuyIntent (was OrderIntent)", "~ dialog of BuyIntent (was OrderIntent)"],
    ],
    [
      "a slot that is called otherwise, and the samples that name it",
      (model) => renameSlot(model, "size", "cup"),
      "OrderIntent ~1 slot; ~1 prompt",
      [
        "~ intent OrderIntent",
        `~   samples with the slot's new name: "order a {cup} {drink}"`,
        "~   slot cup (was size)",
        `~     samples with the slot's new name: "a {cup} one", "{cup}"`,
        "~ dialog of OrderIntent",
        "~   slot cup (was size)",
        "~ prompt Confirm.Order",
        '~   variation "A {cup} {drink}, right?" (was "A {size} {drink}, right?")',
      ],
    ],
    [
      "a slot's type",
      set(`${ORDER}.slots.2.type`, "AMAZON.Ordinal"),
      "OrderIntent ~1 slot",
      ["~ intent OrderIntent", "~   slot count", '~     type: "AMAZON.NUMBER" → "AMAZON.Ordinal"'],
    ],
    [
      "the invocation name",
      set("languageModel.invocationName", "coffee corner shop"),
      'invocationName "corner coffee house" → "coffee corner shop"',
      ['~ invocationName: "corner coffee house" → "coffee corner shop"'],
    ],
    [
      "a setting further inside",
      set("languageModel.modelConfiguration.fallbackIntentSensitivity.level", "HIGH"),
      'modelConfiguration.fallbackIntentSensitivity.level "LOW" → "HIGH"',
      ['~ modelConfiguration.fallbackIntentSensitivity.level: "LOW" → "HIGH"'],
    ],
    [
      "a setting that goes with all around it",
      remove("languageModel.modelConfiguration"),
      'modelConfiguration.fallbackIntentSensitivity.level "LOW" → nothing',
      ['~ modelConfiguration.fallbackIntentSensitivity.level: "LOW" → nothing'],
    ],
    [
      "a new intent with all that is in it",
      add("languageModel.intents", {
        name: "TipIntent",
        slots: [{ name: "sum", type: "AMAZON.NUMBER" }],
        samples: ["add a tip of {sum}"],
      }),
      "+TipIntent",
      ["+ intent TipIntent", '+   slot sum: type "AMAZON.NUMBER"', '+   sample "add a tip of {sum}"'],
    ],
    [
      "an intent that is gone",
      cut("languageModel.intents", 4),
      "−SearchIntent",
      [
        '- intent SearchIntent: generatedBy "by hand"',
        '-   slot query: type "AMAZON.SearchQuery"',
        '-   sample "search for {query}"',
      ],
    ],
    [
      "another order of samples",
      swap(`${ORDER}.samples`, 0, 1),
      "OrderIntent samples in another order",
      ["~ intent OrderIntent", '~   order of samples: "bring me {count} of them" from place 2 to 1'],
    ],
    [
      "another order of intents",
      swap("languageModel.intents", 2, 3),
      "intents in another order",
      ['~ order of intents: "PickupIntent" from place 4 to 3'],
    ],
    [
      "what a prompt says",
      set(`${VARIATIONS}.0.value`, "What size?"),
      "~1 prompt",
      ["~ prompt Elicit.Size", '~   variation "What size?" (was "Which size?")'],
    ],
    [
      "a dialog rule",
      set("dialog.intents.0.slots.0.elicitationRequired", false),
      "dialog OrderIntent ~1 slot",
      ["~ dialog of OrderIntent", "~   slot size", "~     elicitationRequired: true → false"],
    ],
    [
      "a whole dialog",
      replaceDialog({ delegationStrategy: "ALWAYS", intents: [{ name: "PickupIntent", slots: [{ name: "day" }] }] }),
      "+dialog",
      ['+ dialog: delegationStrategy "ALWAYS"', "+   dialog of PickupIntent", "+     slot day"],
    ],
    [
      "a list that was added or removed empty",
      remove("languageModel.intents.0.samples"),
      "AMAZON.StopIntent ~1 setting",
      ["~ intent AMAZON.StopIntent", "~   samples: [] → nothing"],
    ],
    [
      "a text that is gone",
      remove("dialog.delegationStrategy"),
      'dialog.delegationStrategy "ALWAYS" → nothing',
      ['~ dialog.delegationStrategy: "ALWAYS" → nothing'],
    ],
    [
      "a prompt that is called otherwise",
      all(set("prompts.0.id", "Confirm.It"), set("dialog.intents.0.prompts.confirmation", "Confirm.It")),
      "dialog OrderIntent ~1 setting; ~1 prompt",
      [
        "~ dialog of OrderIntent",
        '~   prompts.confirmation: "Confirm.Order" → "Confirm.It"',
        "~ prompt Confirm.It (was Confirm.Order)",
      ],
    ],
    [
      "a key that nobody knows",
      set("_nameFree", { on: true }),
      "_nameFree.on nothing → true",
      ["~ _nameFree.on: nothing → true"],
    ],
    [
      "what is not yet known",
      set(`${ORDER}.slots.1.slotTypeReference.version`, UNKNOWN),
      "OrderIntent ~1 slot",
      ["~ intent OrderIntent", "~   slot drink", '~     slotTypeReference.version: "3" → "(not yet known)"'],
    ],
    [
      "a name that would break a line",
      add("languageModel.intents", { name: "Bad\n\u001b[31mIntent" }),
      '+"Bad\\n\\u001b[31mIntent"',
      ['+ intent "Bad\\n\\u001b[31mIntent"'],
    ],
  ])("%s", (_, change, summary, lines) => {
    const found = told(change);
    expect(found.summary).toBe(summary);
    expect(found.lines).toEqual(lines);
  });

  test("without a word of the models where they came from a secret", () => {
    const { hidden } = told(
      all(
        set("languageModel.invocationName", "top secret"),
        add(`${ORDER}.samples`, "hidden words"),
        set(`${ORDER}.name`, "SecretIntent"),
      ),
    );
    expect(hidden).toBe("~1 setting, ~1 intent, +1 sample");
    expect(hidden).not.toMatch(/secret|hidden|Order/i);
  });

  test("for the values of a slot type version too", () => {
    const before = [{ name: { value: "tea" } }, { id: "c", name: { value: "coffee" } }];
    const after = [{ id: "c", name: { value: "coffee", synonyms: ["java"] } }, { name: { value: "cocoa" } }];
    const changes = valueChanges(before, after);
    expect(summaryOf(changes)).toBe("+1 value −1 ~1");
    expect(linesOf(changes).map(({ sign, text }) => `${sign} ${text}`)).toEqual([
      '- value "tea"',
      '+ value "cocoa"',
      '~ value "coffee"',
      '+ synonym "java"',
    ]);
  });

  test("in one line that is short enough to be read", () => {
    const many = Array.from({ length: 200 }, (_, index) => ({
      name: `An${"x".repeat(index % 20)}Intent`,
      samples: [],
    }));
    const { summary } = told(add("languageModel.intents", ...many));
    expect(summary.length).toBeLessThan(350);
    expect(summary).toMatch(/; … \d+ more$/);
  });
});

function renameSlot(model: Json, from: string, to: string): void {
  const renamed = JSON.parse(
    JSON.stringify(model).replaceAll(`{${from}}`, `{${to}}`).replaceAll(`"name":"${from}"`, `"name":"${to}"`),
  );
  for (const key of ["languageModel", "dialog", "prompts"]) Object.assign(model, { [key]: renamed[key] });
}
