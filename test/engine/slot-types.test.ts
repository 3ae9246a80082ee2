import { expect, test } from "vitest";
import { coffee, editElsewhere, model, SKILL, workbench } from "./workbench";

const bench = workbench();
const { up, given, fresh, pulumi, write, state, newRequests } = bench;

const values = (...names: string[]) => names.map((value) => ({ name: { value } }));
const sizes = { type: "SlotType", name: "sizes", args: { name: "SHARED_SIZE", description: "Sizes" } };
const version = (...names: string[]) => ({
  type: "SlotTypeVersion",
  name: "sizes-version",
  args: { slotTypeId: { $output: "sizes.id" }, values: values(...names) },
});
const reference = { $output: "sizes-version.reference" };
const referring = (samples: string[] = []) => {
  const plain = coffee(samples);
  const [stop, order] = plain.languageModel.intents;
  const intents = [stop, { ...order, slots: [{ name: "size", slotTypeReference: reference }] }];
  const types = [{ slotTypeReference: reference, values: values("enormous") }];
  return model({ model: { languageModel: { ...plain.languageModel, intents, types } } });
};
const declared = (samples: string[] = []) => [sizes, version("small", "large"), referring(samples)];
const storedReference = () =>
  (
    bench.emulator.model(SKILL, "en-US") as {
      languageModel: { intents: { slots: { slotTypeReference: { id: string; version: string } }[] }[] };
    }
  ).languageModel.intents[1]?.slots[0]?.slotTypeReference ?? { id: "", version: "" };

test("the program's order of create comes from the reference", async () => {
  fresh();
  write(declared());
  await up();
  const posts = newRequests().filter((request) => /^(POST|PUT)/.test(request));
  expect(posts.map((request) => request.replace(/amzn1[^/]*/g, "…"))).toEqual([
    "POST /v1/skills/api/custom/interactionModel/slotTypes",
    "POST /v1/skills/api/custom/interactionModel/slotTypes/…/versions",
    "PUT /v1/skills/…/stages/development/interactionModel/locales/en-US",
  ]);
  expect(storedReference()).toEqual({ id: (await state()).sizes?.id, version: "1" });
  await up("--expect-no-changes");
});

test("in a preview an unknown reference leaves the rest of the model known", async () => {
  await given(declared());
  write([sizes, version("small", "medium", "large"), referring(["a new {size} sample"])]);
  const { code, output } = await pulumi("preview", "--diff");
  expect(code, output).toBe(0);
  expect(output).toMatch(/\+ +"a new \{size\} sample"/);
  expect(output).toContain("[unknown]");
});

test("other values make a new version, the model follows, and the old version is deleted", async () => {
  await given(declared());
  const { id, version: before } = storedReference();
  write([sizes, version("small", "medium", "large"), referring(["a new {size} sample"])]);
  const output = await up();
  expect(output).toContain("1 replaced");
  expect(storedReference()).toEqual({ id, version: String(Number(before) + 1) });
  const writes = newRequests().filter((request) => /^(POST|PUT|DELETE)/.test(request));
  expect(writes.map((request) => request.replace(/^(\w+).*\/(\w+).*$/, "$1"))).toEqual(["POST", "PUT", "DELETE"]);
  const versions = Object.values(bench.emulator.slotTypes())[0];
  expect(JSON.stringify(versions)).toContain("medium");
  await up("--expect-no-changes");
});

test("drift in a model keeps its references", async () => {
  await given(declared());
  const changed = structuredClone(bench.emulator.model(SKILL, "en-US")) as {
    languageModel: { invocationName: string };
  };
  changed.languageModel.invocationName = "tea shop";
  await editElsewhere(bench, changed);
  await pulumi("refresh", "--yes", "--skip-preview");
  const { output } = await pulumi("preview", "--diff");
  expect(output).toMatch(/- +"invocationName": "tea shop"/);
  expect(output).not.toMatch(/[-+] .*slotTypeReference/);
  await up();
});

test("a description is changed in place and can be removed", async () => {
  await given(declared());
  write([{ ...sizes, args: { name: "SHARED_SIZE" } }, ...declared().slice(1)]);
  expect(await up()).toContain("1 updated");
  expect((await state()).sizes?.outputs.description).toBeUndefined();
});

test("another name replaces the slot type and all that hangs on it", async () => {
  await given(declared());
  write([{ ...sizes, args: { name: "OTHER_SIZE" } }, ...declared().slice(1)]);
  expect(await up()).toMatch(/2 replaced/);
  expect(storedReference()).toEqual({ id: (await state()).sizes?.id, version: "1" });
});

test("a forced replacement keeps what it takes up again", async () => {
  await given(declared());
  const before = await state();
  const urn = (name: string) => `urn:pulumi:test::test::pulumi-nodejs:dynamic/alexa:${name}`;
  await up("--replace", urn("SlotType::sizes"), "--replace", urn("SlotTypeVersion::sizes-version"));
  const after = await state();
  expect(after.sizes?.id).toBe(before.sizes?.id);
  const { code, output } = await pulumi("refresh", "--yes", "--skip-preview", "--expect-no-changes");
  expect(code, output).toBe(0);
});

test("destroy keeps what a model still refers to, and says so", async () => {
  await given(declared());
  const { code, output } = await pulumi("destroy", "--yes", "--skip-preview");
  expect(code, output).toBe(0);
  expect(output).toContain("is still in use by a model, so it was left in place at Amazon");
});

test('whenInUse: "fail" refuses to leave anything behind', async () => {
  fresh();
  write([
    { ...sizes, args: { name: "THIRD_SIZE", whenInUse: "fail" } },
    { ...version("small"), args: { ...version("small").args, whenInUse: "fail" } },
    referring(),
  ]);
  await up();
  const { code, output } = await pulumi("destroy", "--yes", "--skip-preview");
  expect(code).not.toBe(0);
  expect(output).toContain('set whenInUse: "retain" to leave it');
});
