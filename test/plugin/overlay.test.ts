import { describe, expect, type TestContext, test } from "vitest";
import { modelHash } from "../../provider/model/wire/model";
import { asAnotherClient, modelPath, operations } from "./emulated-account";
import type { Properties } from "./plugin";
import { checked, declare, deploy, modelOf, UNKNOWN, wire } from "./resources";
import { startStack } from "./stack";

const released = modelOf("tell me a fact");
const named = (invocationName: string, model = released) => ({
  languageModel: { ...model.languageModel, invocationName },
});

describe("an overlay", { concurrent: true }, () => {
  async function deployed(context: TestContext, overlay: unknown) {
    const stack = await startStack(context);
    const inputsOf = (more: Properties = {}) =>
      declare("interactionModel", { skillId: stack.skillId, locale: "en-US", ...wire(released), overlay, ...more });
    const made = await deploy(stack.plugin, inputsOf());
    stack.emulator.requests.length = 0;
    return { ...stack, ...made, inputsOf, stored: () => stack.emulator.model(stack.skillId, "en-US") };
  }

  test.for<[unknown, string]>([
    [{ invocationSuffix: "staging" }, "space facts staging"],
    [{ invocationName: "star facts" }, "star facts"],
    [{ invocationSuffix: { "en-US": "test", "de-DE": "probe" } }, "space facts test"],
    [{ invocationSuffix: { "de-DE": "probe" } }, "space facts"],
  ])("%j makes the invocation name %j, and nothing else another", async ([overlay, name], context) => {
    const { stored, outs, plugin, id } = await deployed(context, overlay);
    expect(stored()).toEqual(named(name));
    expect(outs).toMatchObject({ overlay, modelHash: modelHash(named(name)) });
    expect(await plugin.read(id, outs)).toMatchObject({ outs, inputs: undefined });
  });

  test("that changes builds the model under its new name", async (context) => {
    const { plugin, id, outs, inputs, inputsOf, stored } = await deployed(context, { invocationSuffix: "test" });
    const news = await checked(plugin, inputsOf({ overlay: { invocationSuffix: "staging" } }), inputs);
    expect(plugin.messages.at(-1)?.text).toBe('en-US: invocationName "space facts test" → "space facts staging"');
    expect(await plugin.diff(id, outs, news)).toEqual({ changes: true, replaces: [] });
    await plugin.update(id, outs, news);
    expect(stored()).toEqual(named("space facts staging"));
  });

  test("is told in words where the resource is new", async (context) => {
    const { plugin } = await startStack(context);
    const declared = { skillId: "amzn1.ask.skill.new", locale: "en-US", ...wire(released) };
    await plugin.check({}, declare("interactionModel", { ...declared, overlay: { invocationSuffix: "test" } }));
    expect(plugin.messages.map(({ text }) => text)).toEqual([
      'en-US: invocationName "space facts" → "space facts test"',
    ]);
  });

  test("stays an overlay where a refresh finds an edit", async (context) => {
    const { plugin, emulator, skillId, id, outs, inputs } = await deployed(context, { invocationSuffix: "test" });
    const edit = (interactionModel: unknown) =>
      asAnotherClient(emulator, "PUT", modelPath(skillId), { interactionModel });
    await edit(named("space facts test", modelOf("another fact")));
    const read = await plugin.read(id, outs);
    expect(read.inputs).toMatchObject({ overlay: inputs.overlay, ...wire(modelOf("another fact")) });
    await edit(named("their facts"));
    expect((await plugin.read(id, outs)).inputs).toMatchObject(wire(named("their facts")));
    expect(operations(emulator)).not.toContain("setInteractionModelV1");
  });

  test("is judged with the model, and is an error where it is none", async (context) => {
    const { plugin, skillId } = await startStack(context);
    const problems = async (overlay: unknown) => {
      const declared = { skillId, locale: "en-US", ...wire(released), overlay };
      return (await plugin.check({}, declare("interactionModel", declared))).failures.map(({ reason }) => reason);
    };
    expect(await problems({ invocationSuffix: "Test 2" })).toEqual([expect.stringContaining("[invocation-name")]);
    expect(await problems({ invocationName: "a b", invocationSuffix: "c" })).toEqual([
      "overlay has both invocationName and invocationSuffix: keep one",
    ]);
    expect(await problems({ invocationSuffix: 1 })).toEqual([
      "overlay.invocationSuffix must be a text, or an object with a text for each locale",
    ]);
    expect(await problems({ samples: [] })).toEqual([expect.stringMatching(/^overlay .*"samples"/)]);
    expect(await problems({ invocationSuffix: UNKNOWN })).toEqual([]);
  });
});
