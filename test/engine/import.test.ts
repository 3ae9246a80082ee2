import { expect, test } from "vitest";
import { coffee, editElsewhere, model, SKILL, workbench } from "./workbench";

const bench = workbench();
const { up, upFails, fresh, write, state, pulumi, newRequests } = bench;
const id = `${SKILL}/development/en-US`;
const writes = () => newRequests().filter((request) => !request.startsWith("GET") && !request.startsWith("HEAD"));

test("a model that equals the declared one is taken over, and the option can go", async () => {
  fresh();
  await editElsewhere(bench, coffee(["a {size} tea"]));
  newRequests();
  write([{ ...model({ model: coffee(["a {size} tea"]) }), options: { import: id } }]);
  expect(await up()).toContain("was taken over without a build");
  expect(writes()).toEqual([]);
  expect((await state()).model?.outputs).toMatchObject({ version: "1" });
  await up("--expect-no-changes");
  write([model({ model: coffee(["a {size} tea"]) })]);
  await up("--expect-no-changes");
  write([model({ model: coffee(["two {size} teas"]) })]);
  await up();
  expect(bench.emulator.model(SKILL, "en-US")).toEqual(coffee(["two {size} teas"]));
});

test.each([
  ["another model", id, coffee(["other"]), '+   sample "other"'],
  ["no model", `${SKILL}/development/de-DE`, coffee(), "there is no de-DE interaction model of skill"],
])("%s is told, and nothing is changed", async (_, place, declared, message) => {
  fresh();
  await editElsewhere(bench, coffee());
  newRequests();
  const locale = place.split("/").at(-1);
  write([{ ...model({ locale, model: declared }), options: { import: place } }]);
  expect(await upFails()).toContain(message);
  expect(writes()).toEqual([]);
  expect((await state()).model).toBeUndefined();
});

test("an id of another place, or of a resource that manages something else already, is refused", async () => {
  fresh();
  write([{ ...model(), options: { import: `${SKILL}/development/de-DE` } }]);
  expect(await upFails()).toContain(`and the resource declares ${id}: name the same model in both`);
  write([model()]);
  await up();
  write([{ ...model(), options: { import: `${SKILL}/development/de-DE` } }]);
  expect(await upFails()).toContain(`this resource manages ${id} already: remove the option`);
});

const sizes = (description = "Sizes") => ({ type: "SlotType", name: "sizes", args: { name: "SIZE", description } });
const small = (...names: string[]) => ({
  type: "SlotTypeVersion",
  name: "small",
  args: { slotTypeId: { $output: "sizes.id" }, values: names.map((value) => ({ name: { value } })) },
});

test("a slot type and a version of it are taken over where they are as declared", async () => {
  fresh();
  write([sizes(), small("tiny")]);
  await up();
  const before = await state();
  for (const name of ["small", "sizes"]) {
    const { output } = await pulumi("stack", "export");
    const { resources } = JSON.parse(output).deployment as { resources: { urn: string }[] };
    const urn = resources.find((resource) => resource.urn.endsWith(`::${name}`))?.urn ?? "";
    const { code, output: said } = await pulumi("state", "delete", urn, "--yes");
    expect(code, said).toBe(0);
  }
  const imported = (resource: object & { name: string }) => ({
    ...resource,
    options: { import: before[resource.name]?.id },
  });
  newRequests();
  write([imported(sizes("Other"))]);
  expect(await upFails()).toContain('description: "Sizes" at Amazon, "Other" declared');
  write([imported(sizes()), imported(small("huge"))]);
  expect(await upFails()).toContain("has other values than the declared ones");
  write([imported(sizes()), imported(small("tiny"))]);
  await up();
  expect(writes()).toEqual([]);
  const after = await state();
  expect([after.sizes?.id, after.small?.id]).toEqual([before.sizes?.id, before.small?.id]);
  write([sizes(), small("tiny")]);
  await up("--expect-no-changes");
});

test("a gate cannot be imported", async () => {
  fresh();
  const utterances = [{ input: "order a small coffee", expect: { intent: "OrderIntent" } }];
  const gate = {
    type: "NluProfile",
    name: "gate",
    args: { skillId: SKILL, locale: "en-US", utterances, always: true },
  };
  write([{ ...gate, options: { import: "x" } }]);
  expect(await upFails()).toContain("import is not possible: Amazon stores nothing of a gate");
});
