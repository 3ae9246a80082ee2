import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { must } from "../../scripts/stack.mjs";
import { coffee, model, SKILL, workbench } from "./workbench";

const OTHER = "amzn1.ask.skill.other";
const bench = workbench({ skills: [{ id: SKILL }, { id: OTHER }] });
const { up, upFails, pulumi, write, state } = bench;

/** The stack `test`, in which nothing was ever deployed. */
async function fresh(): Promise<void> {
  bench.fresh();
  await must(pulumi("stack", "select", "test"));
}

const sizes = { type: "SlotType", name: "sizes", args: { name: "SHARED_SIZE" } };
const small = {
  type: "SlotTypeVersion",
  name: "small",
  args: { slotTypeId: { $output: "sizes.id" }, values: [{ name: { value: "small" } }] },
};
const slotTypes = () => bench.emulator.slotTypes();

/** Selects a new stack with the configuration of the one that is selected. */
async function newStack(name: string): Promise<void> {
  const from = (await must(pulumi("stack", "--show-name"))).trim();
  await must(pulumi("stack", "init", name, "--copy-config-from", from));
}

test("a new stack with the old name of a renamed one makes, changes and deletes its own things only", async () => {
  await fresh();
  write([sizes, small, model()]);
  await up();
  const { sizes: ofProd } = await state();
  await must(pulumi("stack", "rename", "prod"));
  const before = JSON.stringify(slotTypes());

  await newStack("test");
  const output = await up();
  expect(output).toContain(`there is another slot type "SHARED_SIZE" (${ofProd?.id}), which another stack`);
  expect(output).toContain("taken over without a build; another stack or resource made it");
  const { sizes: ofNew } = await state();
  expect(ofNew?.id).not.toBe(ofProd?.id);
  write([sizes, small, model({ model: coffee(["a {size} please"]) })]);
  await up();
  await must(pulumi("destroy", "--yes", "--skip-preview"));
  expect(JSON.stringify(slotTypes())).toBe(before);

  await must(pulumi("stack", "select", "prod"));
  write([sizes, small]);
  expect(await up()).toContain("2 updated");
  expect(JSON.stringify(slotTypes())).not.toBe(before);
  await up("--expect-no-changes");
});

test("a new stack with the old name does not replace the other model of a renamed one", async () => {
  await fresh();
  write([model()]);
  await up();
  await must(pulumi("stack", "rename", "staging"));
  await newStack("test");
  write([model({ model: coffee(["a {size} please"]) })]);
  expect(await upFails()).toContain("and it was not overwritten. Another resource of Pulumi made it");
  expect(bench.emulator.model(SKILL, "en-US")).toEqual(coffee());
});

test("a project's new name leaves everything in place, and a new project with the old one takes nothing", async () => {
  await fresh();
  write([sizes, small]);
  await up();
  const { sizes: before } = await state();
  const file = join(bench.stack.cwd, "Pulumi.yaml");
  const yaml = readFileSync(file, "utf8");
  await must(pulumi("stack", "rename", "organization/renamed/test"));
  writeFileSync(file, yaml.replace("name: test", "name: renamed"));
  try {
    await must(pulumi("stack", "select", "organization/renamed/test"));
    expect(await up()).toContain("2 updated");
    expect((await state()).sizes?.id).toBe(before?.id);
    await up("--expect-no-changes");
    writeFileSync(file, yaml);
    await must(pulumi("stack", "init", "organization/test/test"));
    await up();
    expect((await state()).sizes?.id).not.toBe(before?.id);
    expect(slotTypes()).toHaveLength(2);
  } finally {
    writeFileSync(file, yaml);
  }
});

test("what was moved to another stack is not taken up by the one that it came from", async () => {
  await fresh();
  write([sizes, small]);
  await up();
  const { sizes: moved } = await state();
  await newStack("other");
  write([]);
  await up();
  const urns = Object.entries({ sizes: "SlotType", small: "SlotTypeVersion" }).map(
    ([name, type]) => `urn:pulumi:test::test::pulumi-nodejs:dynamic/alexa:${type}::${name}`,
  );
  await must(pulumi("state", "move", "--source", "test", "--dest", "other", "--yes", ...urns));
  write([sizes, small]);
  expect(await up()).toContain("2 updated");
  expect((await state()).sizes?.id).toBe(moved?.id);
  await must(pulumi("stack", "select", "test"));
  await up();
  expect((await state()).sizes?.id).not.toBe(moved?.id);
  expect(slotTypes()).toHaveLength(2);
});

test("a new resource with the old name of a renamed one makes its own", async () => {
  await fresh();
  write([sizes]);
  await up();
  const { sizes: before } = await state();
  const renamed = { ...sizes, name: "renamed", was: { name: "sizes" } };
  write([renamed]);
  expect(await up()).toContain("1 updated");
  write([sizes, { ...renamed, dependsOn: "sizes" }]);
  await up();
  const after = await state();
  expect(after.renamed?.id).toBe(before?.id);
  expect(after.sizes?.id).not.toBe(before?.id);
});

test("what another stack has imported is not taken back", async () => {
  await fresh();
  write([sizes]);
  await up();
  const { sizes: imported } = await state();
  await must(pulumi("state", "delete", "--yes", "urn:pulumi:test::test::pulumi-nodejs:dynamic/alexa:SlotType::sizes"));
  await newStack("importing");
  write([{ ...sizes, options: { import: imported?.id } }]);
  await up();
  await must(pulumi("stack", "select", "test"));
  write([sizes]);
  expect(await up()).toContain(`another slot type "SHARED_SIZE" (${imported?.id}), which another stack`);
});

test("another model than the one that a destroy left is a conflict", async () => {
  await fresh();
  write([model()]);
  await up();
  await must(pulumi("destroy", "--yes", "--skip-preview"));
  write([model({ model: coffee(["a {size} please"]) })]);
  expect(await upFails()).toContain("or this one's from before it was destroyed");
});

test("what a destroy had to leave in place is taken up again by the same resource, by name", async () => {
  await fresh();
  const slot = { name: "size", slotTypeReference: { $output: "small.reference" } };
  const [stop, order] = coffee().languageModel.intents;
  const referring = { ...coffee().languageModel, intents: [stop, { ...order, slots: [slot] }], types: [] };
  write([sizes, small, model({ model: { languageModel: referring } })]);
  await up();
  const { sizes: before } = await state();
  expect(await must(pulumi("destroy", "--yes", "--skip-preview"))).toContain("left in place");
  const output = await up();
  expect(output).toContain(`(${before?.id}), which sizes of the stack test (project test) made earlier`);
  expect((await state()).sizes?.id).toBe(before?.id);
  expect(slotTypes()).toHaveLength(1);
});
