import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Plugin, type Properties, startPlugin } from "./plugin";
import { declare, UNKNOWN } from "./resources";

const given = { name: "Drink", description: "What we serve", vendorId: "M1", whenInUse: "fail" };

describe("a slot type", () => {
  let plugin: Plugin;
  beforeAll(async () => {
    plugin = await startPlugin("newest");
  });
  afterAll(() => plugin.stop());

  const check = (args: Properties) => plugin.check({}, declare("slotType", args));
  const reasons = async (args: Properties) => (await check(args)).failures.map(({ reason }) => reason);

  test("check fills in the default and takes __preview out", async () => {
    const { inputs, failures } = await check({ name: "Drink", __preview: true });
    expect(failures).toEqual([]);
    expect(inputs).toEqual(declare("slotType", { name: "Drink", whenInUse: "retain" }));
    expect((await check(given)).inputs).toEqual(declare("slotType", given));
  });

  test("check reports everything at once, none by its property", async () => {
    const { failures } = await check({ description: 1, vendorId: "", whenInUse: "never" });
    expect(failures).toEqual([
      { property: "", reason: "name is missing: give the slot type a name" },
      { property: "", reason: "description must be a string" },
      { property: "", reason: "vendorId must not be empty" },
      { property: "", reason: 'whenInUse must be "retain" or "fail"' },
    ]);
  });

  test("check holds name and description, with its marker, to 255 characters", async () => {
    const longest = 255 - " [pulumi:0123456789]".length;
    expect(await reasons({ name: "n".repeat(255), description: "d".repeat(longest) })).toEqual([]);
    expect(await reasons({ name: "n".repeat(256), description: "d".repeat(longest + 1) })).toEqual([
      "name must have at most 255 characters",
      `description must have at most ${longest} characters (255 with the marker that is added)`,
    ]);
    expect(await reasons({ name: "" })).toEqual(["name must not be empty"]);
  });

  test.each(Object.keys(given))("check takes an unknown %s for good", async (field) => {
    const { inputs, failures } = await check({ ...given, [field]: UNKNOWN });
    expect(failures).toEqual([]);
    expect(inputs[field]).toBe(UNKNOWN);
  });

  const diff = (news: Properties, olds: Properties = given) =>
    plugin.diff("id-1", declare("slotType", olds), declare("slotType", news));

  test("diff finds no change, nor one in a vendor that is no longer given", async () => {
    expect(await diff(given)).toEqual({ changes: false, replaces: [] });
    const { vendorId: _, ...rest } = given;
    expect(await diff(rest)).toEqual({ changes: false, replaces: [] });
  });

  test.each(["name", "vendorId"])("diff replaces for another or an unknown %s", async (field) => {
    for (const value of ["other", UNKNOWN]) {
      expect(await diff({ ...given, [field]: value })).toEqual({ changes: true, replaces: [field] });
    }
  });

  test.each(["description", "whenInUse"])("diff updates for another, an unknown or no %s", async (field) => {
    for (const value of ["retain", UNKNOWN]) {
      expect(await diff({ ...given, [field]: value })).toEqual({ changes: true, replaces: [] });
    }
    const { [field]: _, ...without } = given as Properties;
    expect(await diff(without)).toEqual({ changes: true, replaces: [] });
  });

  test("prints nothing and says nothing", () => {
    expect(plugin.output()).toBe("");
    expect(plugin.messages).toEqual([]);
  });
});
