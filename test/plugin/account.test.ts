import { describe, expect, test } from "vitest";
import { emulatorCredentials } from "../../emulator";
import { countOf } from "./emulated-account";
import { startPlugin } from "./plugin";
import { declare, deploy, modelOf, wire } from "./resources";
import { startOwnStack, startStack } from "./stack";

const model = wire(modelOf("tell me a fact"));
const drink = declare("slotType", { name: "Drink" });

describe("the account", { concurrent: true }, () => {
  test("is asked for in words where there are no credentials, and only when it is needed", async ({
    onTestFinished,
  }) => {
    const plugin = await startPlugin("newest");
    onTestFinished(() => plugin.stop());
    const { inputs, failures } = await plugin.check({}, drink);
    expect(failures).toEqual([]);
    const outs = { ...inputs, vendorId: "M1" };
    for (const call of [plugin.create(inputs), plugin.read("id", outs), plugin.delete("id", outs)]) {
      await expect(call).rejects.toThrow(/^no credentials for Amazon: set alexa:clientId/);
    }
    expect(plugin.output()).toBe("");
  });

  test("is named where its credentials are refused, without any of them", async (context) => {
    const refreshToken = "Atzr|a-secret-of-the-user";
    const { plugin } = await startOwnStack(context, {}, { "alexa:refreshToken": refreshToken });
    const failure = await deploy(plugin, drink).catch((error) => error);
    expect(failure.message).toMatch(/refuses the credentials \(400 invalid_grant .*check alexa:clientId/);
    expect(failure.message).not.toContain(refreshToken);
    expect(failure.message).not.toContain(emulatorCredentials.clientSecret);
    expect(plugin.output()).toBe("");
  });

  test("is asked for where it has several vendors, until one is chosen", async (context) => {
    const vendors = [
      { id: "M1", name: "One" },
      { id: "M2", name: "Two" },
    ];
    const { plugin, nextRun, skillId } = await startOwnStack(context, { vendors });
    const failure = await deploy(plugin, drink).catch((error) => error);
    expect(failure.message).toContain("several vendors: set vendorId, or alexa:vendorId, to one of M1 (One), M2 (Two)");
    expect((await deploy(plugin, { ...drink, vendorId: "M2" })).outs.vendorId).toBe("M2");
    const configured = await nextRun({ "alexa:vendorId": "M1" });
    expect((await deploy(configured, drink)).outs.vendorId).toBe("M1");
    const made = await deploy(plugin, declare("interactionModel", { skillId, locale: "en-US", ...model }));
    expect(made.outs).not.toHaveProperty("vendorId");
  });

  test("is one for the whole process, and its secrets are nowhere", async (context) => {
    const { plugin, emulator, skillId } = await startOwnStack(context);
    const type = await deploy(plugin, drink);
    const values = JSON.stringify([{ name: { value: "tea" } }]);
    const version = await deploy(plugin, declare("slotTypeVersion", { slotTypeId: type.id, values }));
    const made = await deploy(plugin, declare("interactionModel", { skillId, locale: "en-US", ...model }));
    expect(countOf(emulator, "token")).toBe(1);
    expect(countOf(emulator, "getVendorListV1")).toBe(1);
    const seen = JSON.stringify([type, version, made, plugin.messages, plugin.output()]);
    for (const secret of [emulatorCredentials.clientSecret, emulatorCredentials.refreshToken, "Atza|"]) {
      expect(seen).not.toContain(secret);
    }
  });

  test("gets a new token where the old one has expired", async (context) => {
    const { plugin, emulator } = await startOwnStack(context, { tokenSeconds: 3 });
    const { id, outs } = await deploy(plugin, drink);
    await new Promise((resolve) => setTimeout(resolve, 3_100));
    await plugin.delete(id, outs);
    expect(emulator.slotTypes()).toEqual([]);
    expect(countOf(emulator, "token")).toBeGreaterThan(1);
  });

  test("is not reached for preview and no change", async (context) => {
    const { plugin, emulator } = await startStack(context);
    const { id, outs, inputs } = await deploy(plugin, drink);
    emulator.requests.length = 0;
    plugin.messages.length = 0;
    await plugin.check(inputs, { ...drink, __preview: true });
    expect(await plugin.diff(id, outs, inputs)).toEqual({ changes: false, replaces: [] });
    expect(emulator.requests).toEqual([]);
    expect(plugin.messages).toEqual([]);
  });
});

test("a newer engine may send the inputs of a get alone", async (context) => {
  const { plugin } = await startStack(context);
  const { id, outs } = await deploy(plugin, drink);
  const got = await plugin.read(id, {}, { ...declare("slotType", {}), __get: true });
  expect(got.outs).toMatchObject({ name: "Drink", vendorId: outs.vendorId });
});
