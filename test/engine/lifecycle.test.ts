import { expect, test } from "vitest";
import { coffee, model, workbench } from "./workbench";

const bench = workbench({
  quickStart: false,
  skills: [{ id: "amzn1.ask.skill.engine" }, { id: "amzn1.ask.skill.other" }],
});
const { up, given, fresh, pulumi, write, state, newRequests } = bench;
const withSample = { model: coffee(["a {size} coffee please"]) };
const puts = () => newRequests().filter((request) => request.startsWith("PUT")).length;

test("a preview shows what would be made and asks Amazon nothing", async () => {
  fresh();
  write([model()]);
  const { code, output } = await pulumi("preview");
  expect(code, output).toBe(0);
  expect(output).toContain("+ 2 to create");
  expect(newRequests()).toEqual([]);
});

test("up deploys the model, waits for its build, and takes few requests", async () => {
  fresh();
  write([model()]);
  expect(await up()).toContain("2 created");
  expect(bench.emulator.model("amzn1.ask.skill.engine", "en-US")).toEqual(coffee());
  const withoutPolls = newRequests().filter((request) => !request.includes("/status"));
  expect(withoutPolls.length).toBeLessThanOrEqual(4);
  const { outputs, id } = (await state()).model ?? { outputs: {}, id: "" };
  expect(id).toBe("amzn1.ask.skill.engine/development/en-US");
  expect(outputs).toMatchObject({ version: "1", locale: "en-US", stage: "development" });
  expect(JSON.stringify(outputs)).not.toContain("order a");
});

test("nothing changed: no request, no change, no message", async () => {
  await given([model()]);
  const { code, output } = await pulumi("preview", "--expect-no-changes");
  expect(code, output).toBe(0);
  await up("--expect-no-changes");
  expect(newRequests()).toEqual([]);
  expect(output).not.toContain("Diagnostics");
});

test("the state survives export and import", async () => {
  await given([model()]);
  const { output } = await pulumi("stack", "export");
  write(JSON.parse(output), "state.json");
  expect((await pulumi("stack", "import", "--file", "state.json")).code).toBe(0);
  await up("--expect-no-changes");
});

test("a refresh without drift changes nothing", async () => {
  await given([model()]);
  const { code, output } = await pulumi("refresh", "--yes", "--skip-preview", "--expect-no-changes");
  expect(code, output).toBe(0);
  expect(
    newRequests().filter((request) => request.startsWith("GET") && request.includes("interactionModel/locales")),
  ).toEqual([]);
});

test("a description goes with the next build and causes none", async () => {
  await given([model()]);
  write([model({ description: "Spring menu" })]);
  await up("--expect-no-changes");
  newRequests();
  write([model({ description: "Spring menu", model: coffee(["a {size} coffee please"]) })]);
  expect(await up()).toContain("1 updated");
  expect(newRequests().filter((request) => !request.includes("/status")).length).toBeLessThanOrEqual(3);
  const version = await fetch(`${bench.emulator.url}/emulator/state`).then((answer) => answer.text());
  expect(version).toMatch(/Spring menu \[pulumi:[0-9a-f]{10}\]/);
});

test("settings that Amazon never sees are kept in the state and send nothing", async () => {
  await given([model(withSample)]);
  write([model({ ...withSample, onConflict: "overwrite", buildTimeout: 77 })]);
  expect(await up()).toContain("1 updated");
  expect(puts()).toBe(0);
  expect((await state()).model?.outputs).toMatchObject({ onConflict: "overwrite", buildTimeout: 77 });
});

test.each([
  { locale: "en-GB" },
  { locale: "en-GB", skillId: "amzn1.ask.skill.other" },
  { locale: "en-GB", skillId: "amzn1.ask.skill.other", stage: "live" },
])("another place replaces: %o", async (place) => {
  await given([model(withSample)]);
  write([model({ ...place, ...withSample })]);
  expect(await up()).toContain("1 replaced");
  const {
    skillId = "amzn1.ask.skill.engine",
    stage = "development",
    locale,
  } = { skillId: undefined, stage: undefined, ...place };
  expect((await state()).model?.id).toBe(`${skillId}/${stage}/${locale}`);
});

test("resources that are children of one component do not wait for each other", async () => {
  const sizes = { type: "SlotType", name: "sizes", child: true, args: { name: "SIZE" } };
  const version = { type: "SlotTypeVersion", name: "sizes-version", child: true };
  const args = { slotTypeId: { $output: "sizes.id" }, values: [{ name: { value: "small" } }] };
  write([sizes, { ...version, args }, { ...model({ locale: "it-IT" }, "italian"), child: true }]);
  await up();
  const { italian } = await state();
  expect(italian?.inputs.__urn).toContain("test:index:Skill$pulumi-nodejs:dynamic/alexa:InteractionModel::italian");
  await up("--expect-no-changes");
});

test("destroy says that the model stays, and leaves an empty state", async () => {
  await given([model()]);
  const { code, output } = await pulumi("destroy", "--yes", "--skip-preview");
  expect(code, output).toBe(0);
  expect(output).toContain("remains at Amazon");
  expect(await state()).toEqual({});
});
