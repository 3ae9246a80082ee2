import { expect, test } from "vitest";
import { coffee, model, SKILL, workbench } from "./workbench";

const bench = workbench();
const { up, upFails, pulumi, write, state } = bench;
const made = [
  model(),
  { type: "SlotType", name: "sizes", args: { name: "SIZE", description: "Sizes" } },
  {
    type: "SlotTypeVersion",
    name: "sizes-version",
    args: { slotTypeId: { $output: "sizes.id" }, values: [{ name: { value: "small" } }] },
  },
];

test("get reads what exists, in a preview too, and its outputs serve others", async () => {
  write(made);
  await up();
  const { sizes, "sizes-version": version } = await state();
  const found = [
    { type: "InteractionModel", name: "found-model", id: `${SKILL}/development/en-US` },
    { type: "SlotType", name: "found-sizes", id: sizes?.id },
    { type: "SlotTypeVersion", name: "found-version", id: version?.id },
  ];
  const german = coffee([], {
    types: [{ slotTypeReference: { $output: "found-version.reference" }, values: [{ name: { value: "riesig" } }] }],
  });
  Object.assign(german.languageModel.intents[1] ?? {}, {
    slots: [{ name: "size", slotTypeReference: { $output: "found-version.reference" } }],
  });
  write([...made, ...found, model({ locale: "de-DE", model: german }, "german")]);
  const preview = await pulumi("preview");
  expect(preview.code, preview.output).toBe(0);
  await up();
  const after = await state();
  expect(after["found-model"]?.outputs).toMatchObject({ version: "1", locale: "en-US", skillId: SKILL });
  expect(after["found-sizes"]?.outputs).toMatchObject({ name: "SIZE", description: "Sizes" });
  expect(after["found-version"]?.outputs).toMatchObject({ version: "1", reference: { id: sizes?.id, version: "1" } });
  expect(JSON.stringify(bench.emulator.model(SKILL, "de-DE"))).toContain(
    `"slotTypeReference":{"id":"${sizes?.id}","version":"1"}`,
  );
  const { code, output } = await pulumi("up", "--yes", "--skip-preview", "--expect-no-changes");
  expect(code, output).toBe(0);
});

test.each([
  ["InteractionModel", `${SKILL}/development/fr-FR`, "there is no fr-FR interaction model of skill"],
  ["InteractionModel", "nonsense", "is not the id of an interaction model: write <skillId>/<stage>/<locale>"],
  [
    "SlotType",
    "amzn1.ask.interactionModel.slotType.nobody",
    "there is no slot type amzn1.ask.interactionModel.slotType.nobody in this account",
  ],
  ["SlotTypeVersion", "nonsense", "is not the id of a slot type version: write <slotTypeId>/<version>"],
])("get of a %s that is not there: %s", async (type, id, message) => {
  // Alone: where another resource is being registered when it fails, the SDK may print a trace of its own.
  write([{ type, name: "missing", id }]);
  expect(await upFails()).toContain(message);
});
