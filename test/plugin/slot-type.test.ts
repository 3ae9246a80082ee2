import { createHash } from "node:crypto";
import { describe, expect, type TestContext, test } from "vitest";
import { startEmulator } from "../../emulator";
import { asAnotherClient, configFor, modelPath, operations, vendorId } from "./emulated-account";
import type { Properties } from "./plugin";
import { declare, deploy, get, urnOf } from "./resources";
import { startStack } from "./stack";

const marker = `[pulumi:${createHash("sha256").update(urnOf("slotType")).digest("hex").slice(0, 10)}]`;
const path = "/v1/skills/api/custom/interactionModel/slotTypes";

describe("a slot type at Amazon", { concurrent: true }, () => {
  async function deployed(context: TestContext, args: Properties = {}) {
    const stack = await startStack(context);
    const made = await deploy(
      stack.plugin,
      declare("slotType", { name: "Drink", description: "What we serve", ...args }),
    );
    stack.emulator.requests.length = 0;
    const description = () => stack.emulator.slotTypes()[0]?.description;
    const useIt = async () => {
      const body = {
        slotType: {
          definition: { valueSupplier: { type: "InlineValueSupplier", values: [{ name: { value: "tea" } }] } },
        },
      };
      await asAnotherClient(stack.emulator, "POST", `${path}/${made.id}/versions`, body);
      const slots = [{ name: "drink", slotTypeReference: { id: made.id, version: "1" } }];
      const intents = [{ name: "OrderIntent", slots, samples: ["order {drink}"] }];
      const interactionModel = { languageModel: { invocationName: "coffee shop", intents, types: [] } };
      await asAnotherClient(stack.emulator, "PUT", modelPath(stack.skillId), { interactionModel });
    };
    return { ...stack, ...made, description, useIt };
  }

  test("is made with the marker of its resource, and kept without", async (context) => {
    const { emulator, id, outs, inputs, plugin } = await deployed(context);
    expect(emulator.slotTypes()).toEqual([
      { id, vendorId, name: "Drink", description: `What we serve ${marker}`, versions: [] },
    ]);
    expect(outs).toEqual({ ...inputs, vendorId });
    expect(plugin.output()).toBe("");
  });

  test("is not made twice where a run was killed", async (context) => {
    const { emulator, id, nextRun, inputs } = await deployed(context);
    const plugin = await nextRun();
    expect((await plugin.create(inputs)).id).toBe(id);
    expect(emulator.slotTypes()).toHaveLength(1);
    const text = `the slot type "Drink" (${id}), which it of the stack dev (project test) made earlier, was found and adopted`;
    expect(plugin.messages).toEqual([{ text, severity: "INFO", urn: urnOf("slotType"), ephemeral: false }]);
  });

  test("of a run that was cut off is taken up with the description that is declared now", async (context) => {
    const { emulator, id, nextRun, inputs } = await deployed(context);
    const plugin = await nextRun();
    expect((await plugin.create({ ...inputs, description: "All drinks" })).id).toBe(id);
    expect(emulator.slotTypes()).toEqual([
      expect.objectContaining({ id, name: "Drink", description: `All drinks ${marker}` }),
    ]);
  });

  test("of a run that was cut off is named where another name is declared now", async (context) => {
    const { emulator, id, nextRun, inputs } = await deployed(context);
    const plugin = await nextRun();
    await plugin.create({ ...inputs, name: "Beverage" });
    expect(emulator.slotTypes()).toHaveLength(2);
    expect(plugin.messages).toEqual([
      expect.objectContaining({ severity: "WARNING", text: expect.stringContaining(`"Drink" (${id})`) }),
    ]);
    expect(plugin.messages[0]?.text).toContain(
      "is still there: if this update does not replace it, nothing manages it any more",
    );
  });

  test("that is being replaced is not taken for one of a run that was cut off", async (context) => {
    const { id, outs, nextRun, inputs } = await deployed(context);
    const plugin = await nextRun();
    const news = { ...inputs, name: "Beverage" };
    expect(await plugin.diff(id, outs, news)).toMatchObject({ replaces: ["name"] });
    expect((await plugin.create(news)).id).not.toBe(id);
    expect(plugin.messages).toEqual([]);
  });

  test("of another stack that has the same URN is not taken up", async (context) => {
    const { emulator, id, nextRun, inputs } = await deployed(context, { __stackId: "that of the renamed one" });
    const plugin = await nextRun();
    expect((await plugin.create({ ...inputs, __stackId: "that of the new one" })).id).not.toBe(id);
    expect(emulator.slotTypes()).toHaveLength(2);
    expect(plugin.messages[0]?.text).toContain(
      `another slot type "Drink" (${id}), which another stack or resource made`,
    );
    plugin.messages.length = 0;
    expect((await plugin.create(inputs)).id).toBe(id);
  });

  test("gets the marker of its new name, and nothing else", async (context) => {
    const { plugin, emulator, id, outs, inputs, description } = await deployed(context);
    const news = { ...inputs, __urn: urnOf("slotType", "renamed") };
    expect(await plugin.diff(id, outs, news)).toEqual({ changes: true, replaces: [] });
    const before = description();
    expect(await plugin.update(id, outs, news)).toEqual({ ...outs, __urn: news.__urn });
    expect(description()).toMatch(/^What we serve \[pulumi:/);
    expect(description()).not.toBe(before);
    expect(operations(emulator)).toEqual(["updateInteractionModelSlotTypeV1"]);
  });

  test("is made beside another one of the same name, which is pointed out", async (context) => {
    const { emulator, plugin } = await startStack(context);
    await asAnotherClient(emulator, "POST", path, { vendorId, slotType: { name: "Drink" } });
    const theirs = emulator.slotTypes()[0]?.id;
    const { id } = await deploy(plugin, declare("slotType", { name: "Drink" }));
    expect(id).not.toBe(theirs);
    const [warning, ...more] = plugin.messages;
    expect(more).toEqual([]);
    expect(warning).toMatchObject({ severity: "WARNING", urn: urnOf("slotType") });
    expect(warning?.text).toContain(`another slot type "Drink" (${theirs})`);
  });

  test("gets another description, or none but the marker", async (context) => {
    const { plugin, emulator, id, outs, inputs, description } = await deployed(context);
    const news = await plugin.update(id, outs, { ...inputs, description: "All drinks" });
    expect(news).toEqual({ ...outs, description: "All drinks" });
    expect(description()).toBe(`All drinks ${marker}`);
    const { description: _, ...without } = inputs;
    const { description: __, ...last } = news;
    expect(await plugin.update(id, news, without)).toEqual(last);
    expect(description()).toBe(marker);
    expect(operations(emulator)).toEqual(["updateInteractionModelSlotTypeV1", "updateInteractionModelSlotTypeV1"]);
  });

  test("takes over a setting without a request", async (context) => {
    const { plugin, emulator, id, outs, inputs } = await deployed(context);
    expect(await plugin.update(id, outs, { ...inputs, whenInUse: "fail" })).toEqual({ ...outs, whenInUse: "fail" });
    expect(emulator.requests).toEqual([]);
  });

  test("comes back as inputs where it was changed", async (context) => {
    const { plugin, emulator, id, outs, inputs } = await deployed(context);
    expect(await plugin.read(id, outs)).toEqual({ id, outs, inputs: undefined });
    await asAnotherClient(emulator, "POST", `${path}/${id}/update`, { slotType: { description: "by hand" } });
    const read = await plugin.read(id, outs);
    expect(read).toEqual({
      id,
      outs: { ...outs, description: "by hand" },
      inputs: { ...inputs, description: "by hand" },
    });
    await asAnotherClient(emulator, "POST", `${path}/${id}/update`, { slotType: {} });
    expect((await plugin.read(id, outs)).inputs).not.toHaveProperty("description");
  });

  test("is gone where it was deleted, and deleting it again succeeds", async (context) => {
    const { plugin, emulator, id, outs } = await deployed(context);
    await plugin.delete(id, outs);
    expect(emulator.slotTypes()).toEqual([]);
    expect((await plugin.read(id, outs)).id).toBe("");
    await plugin.delete(id, outs);
    expect(plugin.messages).toEqual([]);
    expect(plugin.output()).toBe("");
  });

  test("is not taken for gone by another account", async (context) => {
    const { id, outs, nextRun } = await deployed(context);
    const other = await startEmulator({ vendors: [{ id: "MOTHER", name: "Another" }] });
    context.onTestFinished(() => other.close());
    const plugin = await nextRun(configFor(other));
    for (const call of [plugin.read(id, outs), plugin.delete(id, outs)]) {
      await expect(call).rejects.toThrow(
        /not found by this account \(MOTHER \(Another\)\), and it was made with vendor MEMULATOR00000/,
      );
    }
    expect(plugin.output()).toBe("");
  });

  test("is left in place while a model uses it, with a warning", async (context) => {
    const { plugin, emulator, id, outs, useIt } = await deployed(context);
    await useIt();
    await plugin.delete(id, outs);
    expect(emulator.slotTypes()).toHaveLength(1);
    expect(plugin.messages).toEqual([expect.objectContaining({ severity: "WARNING", urn: outs.__urn })]);
    expect(plugin.messages[0]?.text).toContain(`Drink (${id}) is still in use by a model`);
  });

  test("fails to be deleted while a model uses it, where it is told so", async (context) => {
    const { plugin, emulator, id, outs, useIt } = await deployed(context, { whenInUse: "fail" });
    await useIt();
    await expect(plugin.delete(id, outs)).rejects.toThrow(/Drink \(.*\) is still in use: .*in-use by other entities/);
    expect(emulator.slotTypes()).toHaveLength(1);
    expect(plugin.output()).toBe("");
  });

  test("can be read by its id alone", async (context) => {
    const { plugin, id, outs } = await deployed(context);
    const got = await get(plugin, "slotType", id);
    const { whenInUse: _, ...known } = outs;
    expect(got).toEqual({ id, outs: known, inputs: undefined });
    expect(await plugin.read(id, got.outs)).toEqual(got);
    const none = get(plugin, "slotType", "none");
    await expect(none).rejects.toThrow("there is no slot type none in this account");
  });
});
