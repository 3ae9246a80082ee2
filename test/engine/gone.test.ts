import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Emulator, startEmulator } from "../../emulator";
import { environmentOf, model, workbench } from "./workbench";

// Through the environment: a refresh takes the configuration of the last update, not the present one.
const bench = workbench({ configured: false });
const { given, pulumi, state } = bench;
const slotType = { type: "SlotType", name: "sizes", args: { name: "SIZE" } };
const args = { slotTypeId: { $output: "sizes.id" }, values: [{ name: { value: "small" } }] };
const declared = [model(), slotType, { type: "SlotTypeVersion", name: "sizes-version", args }];
let stranger: Emulator;
let successor: Emulator;

beforeAll(async () => {
  stranger = await startEmulator({ vendors: [{ id: "MSTRANGER", name: "Stranger" }] });
  successor = await startEmulator();
});

beforeEach(async () => {
  Object.assign(bench.stack.env, environmentOf(bench.emulator));
  await given(declared);
});

afterAll(() => Promise.all([stranger.close(), successor.close()]));

test("what another account does not find is not taken for gone", async () => {
  Object.assign(bench.stack.env, environmentOf(stranger));
  const { code, output } = await pulumi("refresh", "--yes", "--skip-preview");
  expect(code, output).not.toBe(0);
  expect(output).toContain(
    "was not found by this account (MSTRANGER (Stranger)), and it was made with vendor MEMULATOR00000",
  );
  expect(Object.keys(await state())).toEqual(expect.arrayContaining(["model", "sizes", "sizes-version"]));
});

test("what its own account does not find is gone", async () => {
  Object.assign(bench.stack.env, environmentOf(successor));
  const { code, output } = await pulumi("refresh", "--yes", "--skip-preview");
  expect(code, output).toBe(0);
  expect(Object.keys(await state()).filter((name) => ["model", "sizes", "sizes-version"].includes(name))).toEqual([]);
});
