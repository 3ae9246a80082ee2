import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { configFor } from "../plugin/emulated-account";
import { coffee, model, SKILL, workbench } from "./workbench";

const bench = workbench({ skills: [{ id: SKILL }, { id: "amzn1.ask.skill.other" }] });
const { up, upFails, fresh, given, write, state, pulumi, newRequests } = bench;
const values = (...names: string[]) => names.map((value) => ({ name: { value } }));
const sizes = { type: "SlotType", name: "sizes", args: { name: "SHARED_SIZE" } };
const version = (...names: string[]) => ({
  type: "SlotTypeVersion",
  name: "version",
  args: { slotTypeId: { $output: "sizes.id" }, values: values(...names) },
});
const referring = (slot: string, options?: object) => {
  const { languageModel } = coffee();
  const [stop, order] = languageModel.intents;
  const slots = [{ name: slot, slotTypeReference: { $output: "version.reference" } }];
  const intents = [stop, { ...order, slots, samples: [`order a {${slot}} coffee`] }];
  return { ...model({ model: { languageModel: { ...languageModel, intents, types: [] } } }), options };
};
/** By this the engine marks a secret in a state. */
const SECRET = "4dabf18193072939515e22adb298388d";
const deployedModel = () => bench.emulator.model(SKILL, "en-US");
const puts = () => newRequests().filter((request) => request.startsWith("PUT"));

test("ignoreChanges of model leaves all of it, its outputs too", async () => {
  fresh();
  await given([sizes, version("small"), referring("size")]);
  const before = deployedModel();
  write([sizes, version("small", "large"), referring("other", { ignoreChanges: ["model"] })]);
  await up();
  expect(deployedModel()).toEqual(before);
  expect(puts()).toEqual([]);
});

test("ignoreChanges of values and of modelFile leave them", async () => {
  fresh();
  const file = (samples: string[]) =>
    writeFileSync(join(bench.stack.cwd, "en-US.json"), JSON.stringify({ interactionModel: coffee(samples) }));
  const fromFile = (options?: object) => ({
    type: "InteractionModel",
    name: "model",
    args: { skillId: SKILL, locale: "en-US", modelFile: "en-US.json" },
    options,
  });
  file(["one {size}"]);
  await given([sizes, version("small"), fromFile()]);
  file(["two {size}"]);
  write([
    sizes,
    { ...version("large"), options: { ignoreChanges: ["values"] } },
    fromFile({ ignoreChanges: ["modelFile"] }),
  ]);
  await up("--expect-no-changes");
  expect(deployedModel()).toEqual(coffee(["one {size}"]));
});

test("what has no effect is warned of, each in one sentence", async () => {
  const options = {
    ignoreChanges: ["model.languageModel.intents"],
    customTimeouts: { create: "5m" },
    replaceOnChanges: ["description"],
  };
  write([{ ...model(), options }]);
  const { code, output } = await pulumi("preview");
  expect(code, output).toBe(0);
  expect(output).toMatch(
    /warning: model: ignoreChanges: "model.languageModel.intents" has no effect.*ignore "model" as a whole/,
  );
  expect(output).toMatch(/warning: model: customTimeouts has no effect: set buildTimeout/);
  expect(output).toMatch(/warning: model: replaceOnChanges has no effect/);
});

test("ignoreChanges of every other argument leaves it", async () => {
  const before = { description: "first", onConflict: "fail", buildTimeout: 10, ignoreRules: [] };
  await given([model(before)]);
  const after = { description: "second", onConflict: "overwrite", buildTimeout: 20, ignoreRules: ["sample-digit"] };
  const place = { locale: "en-GB", skillId: "amzn1.ask.skill.other" };
  const ignoreChanges = Object.keys({ ...after, ...place });
  write([{ ...model({ ...after, ...place }), options: { ignoreChanges } }]);
  await up("--expect-no-changes");
});

test("protect, retainOnDelete and deletedWith", async () => {
  fresh();
  await given([{ ...sizes, options: { protect: true } }]);
  write([]);
  expect(await upFails()).toContain("protect");
  await given([{ ...sizes, options: { retainOnDelete: true } }]);
  write([]);
  await up();
  expect(bench.emulator.slotTypes()).toHaveLength(1);
  await given([sizes, { ...version("small"), options: { deletedWith: { $resource: "sizes" } } }]);
  newRequests();
  write([]);
  await up();
  expect(newRequests().filter((request) => request.startsWith("DELETE"))).toHaveLength(1);
});

test("deleteBeforeReplace, additionalSecretOutputs, aliases, parent, dependsOn and version", async () => {
  fresh();
  await given([sizes, version("small")]);
  const options = {
    deleteBeforeReplace: true,
    additionalSecretOutputs: ["reference"],
    dependsOn: [{ $resource: "sizes" }],
    parent: { $resource: "sizes" },
    version: "1.0.0",
  };
  newRequests();
  write([sizes, { ...version("large"), was: { root: true }, options }]);
  await up();
  const changes = newRequests().filter((request) => /^(DELETE|POST)/.test(request));
  expect(changes.map((request) => request.split(" ")[0])).toEqual(["DELETE", "POST"]);
  expect(JSON.stringify((await state()).version?.outputs.reference)).toContain(SECRET);
});

test("provider, with the credentials as its own arguments", async () => {
  fresh();
  write([{ ...sizes, options: { provider: { $provider: configFor(bench.emulator) } } }]);
  const output = await up();
  expect(output).toContain(
    "sizes: provider: credentials and settings are then taken from that provider's own arguments",
  );
  expect(bench.emulator.slotTypes()).toHaveLength(1);
  const changed = { ...sizes, args: { ...sizes.args, description: "Sizes" } };
  write([{ ...changed, options: { provider: { $provider: { some: "thing" } } } }]);
  expect(await upFails()).toContain("no credentials for Amazon");
});

const plain = { languageModel: { ...coffee().languageModel, invocationName: "tea house" } };

test.each(["transformations", "transforms"])("%s set arguments, or are told what they cannot set", async (option) => {
  fresh();
  const transformed = (props: object) => ({ ...model(), options: { [option]: [{ $transform: props }] } });
  write([transformed({ model: JSON.stringify(plain), onConflict: "overwrite" })]);
  await up();
  expect(deployedModel()).toEqual(plain);
  expect((await state()).model?.outputs).toMatchObject({ onConflict: "overwrite" });
  write([transformed({ model: plain })]);
  expect(await upFails()).toContain("model is not a text: where a transformation sets it, set the JSON text");
  write([transformed({ modelFile: "en-US.json" })]);
  expect(await upFails()).toContain(
    "modelFile cannot be set by a transformation, which comes after files are read: set model",
  );
});

test("a resource in place of its output is taken as meant, or told with its place", async () => {
  fresh();
  const { languageModel } = coffee();
  const withType = (resource: string) => {
    const [stop, order] = languageModel.intents;
    const slots = [{ name: "size", slotTypeReference: { $resource: resource } }];
    return model({ model: { languageModel: { ...languageModel, intents: [stop, { ...order, slots }], types: [] } } });
  };
  write([sizes, version("small"), withType("sizes")]);
  expect(await upFails()).toContain(
    "intents.OrderIntent.slots.size.slotTypeReference is a resource: give one of its outputs",
  );
  write([sizes, version("small"), withType("version")]);
  await up();
  expect(JSON.stringify(deployedModel())).toContain('"slotTypeReference":{"id":"amzn1.');
});

const { args } = version("small");

test.each([
  ["onConflit", "onConflict", model({ onConflit: "overwrite" })],
  ["descripton", "description", { ...sizes, args: { name: "A", descripton: "x" } }],
  ["whenInUsed", "whenInUse", { ...version(), args: { ...args, slotTypeId: "t", whenInUsed: "fail" } }],
  ["reports", "report", { type: "NluProfile", name: "gate", args: { skillId: SKILL, reports: "a.html" } }],
])("the misspelt argument %s is told", async (wrong, right, declaration) => {
  write([declaration]);
  const { output } = await pulumi("preview");
  expect(output).toContain(`${wrong} is not an argument of this resource: did you mean "${right}"?`);
});
