import { describe, expect, test } from "vitest";
import { configFor, countOf } from "./emulated-account";
import { type Plugin, type PluginError, startPlugin } from "./plugin";
import { checked, declare, modelOf, wire } from "./resources";
import { HOUR_MS, PATIENCE, startStack } from "./stack";

const said = (plugin: Plugin, text: string) =>
  expect.poll(() => plugin.messages.map((message) => message.text), PATIENCE).toContain(text);

describe("Ctrl-C", () => {
  test("ends the wait for a build that goes on at Amazon, and the next run takes it up", async (context) => {
    const { emulator, plugin, skillId, nextRun } = await startStack(context, { buildMs: HOUR_MS });
    const inputs = await checked(
      plugin,
      declare("interactionModel", { skillId, locale: "en-US", ...wire(modelOf("tell me a fact")) }),
    );
    const creating = plugin.create(inputs).catch((error: PluginError) => error);
    await said(plugin, "quick build");
    await plugin.cancel();
    const { partial } = (await creating) as PluginError;
    expect(partial?.reasons).toEqual([
      "interrupted while Amazon is still building en-US: run `pulumi up` again to resume it",
    ]);
    const next = await nextRun();
    const updating = next.update(partial?.id ?? "", partial?.outs ?? {}, inputs).catch((error: PluginError) => error);
    await said(next, "quick build");
    await next.cancel();
    expect(((await updating) as PluginError).message).toContain("interrupted while Amazon is still building en-US");
    expect(countOf(emulator, "setInteractionModelV1")).toBe(1);
  });

  test("keeps a model that waits from being sent", async (context) => {
    const { emulator, plugin, skillId } = await startStack(context, { buildMs: HOUR_MS });
    const other = await startPlugin("newest", configFor(emulator));
    context.onTestFinished(() => other.stop());
    const of = (...samples: string[]) =>
      declare("interactionModel", { skillId, locale: "en-US", ...wire(modelOf(...samples)) });
    const first = other.create(await checked(other, of("theirs"))).catch((error) => error);
    await expect.poll(() => countOf(emulator, "setInteractionModelV1"), PATIENCE).toBe(1);
    const second = plugin.create(await checked(plugin, of("ours"))).catch((error: PluginError) => error);
    await said(plugin, "another client's build");
    await plugin.cancel();
    const { message, partial } = (await second) as PluginError;
    expect(message).toContain("interrupted before the en-US model was sent: run `pulumi up` again");
    expect(partial).toBeUndefined();
    expect(countOf(emulator, "setInteractionModelV1")).toBe(1);
    await other.cancel();
    await first;
  });

  test("ends the wait for the values of a slot type, whose version is taken up", async (context) => {
    const { emulator, plugin, nextRun } = await startStack(context, { buildMs: HOUR_MS });
    const type = await plugin.create(await checked(plugin, declare("slotType", { name: "Drink" }, "type")));
    const values = [{ name: { value: "tea" } }];
    const inputs = await checked(
      plugin,
      declare("slotTypeVersion", { slotTypeId: type.id, valueSupplier: { type: "InlineValueSupplier", values } }),
    );
    const creating = plugin.create(inputs).catch((error: PluginError) => error);
    await said(plugin, "building values");
    await plugin.cancel();
    expect(((await creating) as PluginError).message).toContain("run `pulumi up` again to resume it");
    const next = await nextRun();
    const again = next.create(inputs).catch((error: PluginError) => error);
    await said(next, "building values");
    await next.cancel();
    await again;
    expect(countOf(emulator, "createInteractionModelSlotTypeVersionV1")).toBe(1);
  });
});
