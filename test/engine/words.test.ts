import { expect, test } from "vitest";
import { diagnosticsIn } from "./diagnostics";
import { coffee, editElsewhere, model, SKILL, workbench } from "./workbench";

const bench = workbench();
const { up, given, pulumi, write, newRequests } = bench;

const HEADING = "pulumi-nodejs:dynamic/alexa:InteractionModel (model)";
const withFile = (args: Record<string, unknown> = {}) => ({
  ...model(),
  args: { skillId: SKILL, locale: "en-US", modelFile: "en-US.json", ...args },
});
const writeModel = (value: unknown) => write(JSON.stringify(value, undefined, 2), "en-US.json");
const drinks = (...values: string[]) => [
  { type: "SlotType", name: "drinks", args: { name: "DRINK" } },
  {
    type: "SlotTypeVersion",
    name: "drinks-values",
    args: { slotTypeId: { $output: "drinks.id" }, values: values.map((value) => ({ name: { value } })) },
  },
];
const sharing = (samples: string[]) => {
  const shared = coffee(samples);
  const slots = [
    { name: "size", type: "SIZE" },
    { name: "drink", slotTypeReference: { $output: "drinks-values.reference" } },
  ];
  Object.assign(shared.languageModel.intents[1] ?? {}, { slots });
  return shared;
};

test("a preview says in words what will change, on the model's row", async () => {
  writeModel(coffee());
  write([withFile()]);
  await up();
  writeModel(coffee(["make it {size}", "one {size} coffee"], { invocationName: "corner coffee shop" }));
  const { output } = await pulumi("preview");
  expect(output).toMatch(
    /~ {2}pulumi-nodejs:dynamic\/alexa:InteractionModel model update \[diff: ~model\]; en-US: invocationName "coffee shop" → "corner coffee shop"; OrderIntent \+2 samples/,
  );
  const events = JSON.parse((await pulumi("preview", "--json")).output);
  expect(events.diagnostics).toEqual([
    expect.objectContaining({ severity: "info", urn: expect.stringMatching(/InteractionModel::model$/) }),
  ]);

  // An update says it too, and a run without changes nothing.
  expect(await up()).toContain("OrderIntent +2 samples");
  for (const { code, output } of [await pulumi("preview", "--expect-no-changes"), await pulumi("up", "--yes")]) {
    expect(code, output).toBe(0);
    expect(output).not.toMatch(/OrderIntent|Diagnostics|warning/);
  }
});

test("an error stops a preview, with the line of the file and the way on", async () => {
  write([withFile()]);
  newRequests();
  writeModel(coffee(["make it {sise}"]));
  const { code, output } = await pulumi("preview");
  expect(code).not.toBe(0);
  expect(output).toContain("en-US.json:19:11 languageModel.intents[1].samples[1]");
  expect(output).toContain('"make it {sise}" names {sise}, and OrderIntent has no such slot: did you mean {size}?');
  expect(output).toContain("[sample-unknown-slot]");
  expect(newRequests()).toEqual([]);
});

test("a rule that is switched off lets Amazon decide", async () => {
  writeModel(coffee(["make it {sise}"]));
  write([withFile({ ignoreRules: ["sample-unknown-slot"] })]);
  const { code, output } = await pulumi("up", "--yes", "--skip-preview");
  expect(code).not.toBe(0);
  expect(output).toContain("InvalidIntentSampleSlot");
  write([withFile({ ignoreRules: ["sample-unknown-slots"] })]);
  expect((await pulumi("preview")).output).toContain(
    'ignoreRules[0] is "sample-unknown-slots", which is not the id of a rule: did you mean "sample-unknown-slot"?',
  );
});

test("warnings stand under the resource when the model is new or changed, and no longer", async () => {
  writeModel(coffee());
  await given([withFile()]);
  const changed = coffee(["order a {size} coffee"]);
  Object.assign(changed.languageModel.intents[1] ?? {}, {
    slots: [
      { name: "size", type: "SIZE" },
      { name: "milk", type: "AMAZON.Beverage" },
    ],
  });
  write(
    JSON.stringify(changed, undefined, 2).replace('"name": "SIZE",', '"name": "SIZE", "name": "SIZE",'),
    "en-US.json",
  );
  const warnings = [
    "en-US.json:29:33 languageModel.types[0].name occurs twice in its object, and only the last one counts: remove one [duplicate-key]",
    'en-US.json:18:21 languageModel.intents[1].slots[1].type is "AMAZON.Beverage", which Amazon is not known to have: check its name, or use a custom one [built-in-name]',
    'en-US.json:23:11 languageModel.intents[1].samples[1] "order a {size} coffee" is the same as languageModel.intents[1].samples[0]: remove one [duplicate-sample]',
    "en-US.json:16:11 languageModel.intents[1].slots[1] (milk) is never used: put it into a sample, have the dialog ask for it, or remove it [unused-slot]",
  ].map((text) => `warning: ${text}`);
  const [preview, update] = [await pulumi("preview"), { code: 0, output: await up() }];
  for (const { code, output } of [preview, update]) {
    expect(code, output).toBe(0);
    expect(Object.keys(diagnosticsIn(output))).toEqual([HEADING]);
    expect(diagnosticsIn(output)[HEADING]?.filter((line) => line.startsWith("warning"))).toEqual(warnings);
  }
  for (const { output } of [await pulumi("preview"), await pulumi("up", "--yes"), await pulumi("refresh", "--yes")])
    expect(diagnosticsIn(output)).toEqual({});
});

test("a model that was found and taken over says so once", async () => {
  writeModel(coffee());
  await given([withFile()]);
  const taken = model({ locale: "fr-FR" }, "taken");
  await editElsewhere(bench, coffee(), "fr-FR");
  write([withFile(), taken]);
  expect(diagnosticsIn(await up())).toEqual({
    [HEADING.replace("model", "taken")]: [
      "the fr-FR model at Amazon equals the declared one already: taken over without a build",
    ],
  });
  expect(diagnosticsIn(await up("--expect-no-changes"))).toEqual({});
});

test("what is not yet known leaves the rest shown and judged", async () => {
  await given([...drinks("coffee"), model({ locale: "en-GB", model: sharing(["a {drink}"]) }, "shared")]);
  write([
    ...drinks("coffee", "tea"),
    model({ locale: "en-GB", model: sharing(["a {drink}", "one {size} {drink}"]) }, "shared"),
  ]);
  const { output } = await pulumi("preview");
  expect(output).toMatch(/drinks-values replace.*; \+1 value/);
  expect(output).toMatch(/shared update \[diff: ~model,references\]; en-GB: OrderIntent ~1 slot, \+1 sample/);
  write([...drinks("coffee", "green"), model({ locale: "en-GB", model: sharing(["a {nothing}"]) }, "shared")]);
  expect((await pulumi("preview")).output).toContain("names {nothing}, and OrderIntent has no such slot");
});

test("a model that came from a secret is counted and never quoted", async () => {
  const secretly = (...samples: string[]) => model({ locale: "en-CA", model: { $secret: coffee(samples) } }, "secret");
  write([secretly("my hidden words")]);
  await up();
  write([secretly("more hidden words", "other hidden words 7")]);
  const refused = await pulumi("preview");
  expect(refused.output).toContain("languageModel.intents[1].samples[2] breaks the rule sample-digit");
  write([secretly("more hidden words", "other hidden words")]);
  const shown = await pulumi("preview");
  expect(shown.output).toContain("en-CA: +2 samples −1");
  for (const { output } of [refused, shown]) expect(output).not.toContain("hidden words");
});
