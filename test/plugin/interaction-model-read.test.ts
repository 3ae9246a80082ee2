import { describe, expect, type TestContext, test } from "vitest";
import { type Emulator, startEmulator } from "../../emulator";
import { modelHash } from "../../provider/model/wire/model";
import { asAnotherClient, configFor, countOf, modelPath, operations } from "./emulated-account";
import type { Properties } from "./plugin";
import { declare, deploy, foreseenOf, get, modelOf, modelWithoutLists, savedInConsole, urnOf, wire } from "./resources";
import { startStack } from "./stack";

const model = modelOf("tell me a fact");
const theirs = modelOf("a fact of theirs");

describe("an interaction model at Amazon", { concurrent: true }, () => {
  async function deployed(context: TestContext, args: Properties = {}) {
    const stack = await startStack(context);
    const declared = { skillId: stack.skillId, locale: "en-US", description: "facts", ...wire(model), ...args };
    const made = await deploy(stack.plugin, declare("interactionModel", declared));
    stack.emulator.requests.length = 0;
    return { ...stack, ...made };
  }

  /** An account that has never seen the skill. */
  async function otherEmulator({ onTestFinished }: TestContext, vendorId: string): Promise<Emulator> {
    const emulator = await startEmulator({ buildMs: 0, vendors: [{ id: vendorId, name: "Another" }] });
    onTestFinished(() => emulator.close());
    return emulator;
  }

  test("is unchanged while its eTag is, which takes one request", async (context) => {
    const { plugin, emulator, id, outs } = await deployed(context);
    const read = await plugin.read(id, outs);
    expect(read).toEqual({ id, outs, inputs: undefined });
    expect(operations(emulator)).toEqual(["getInteractionModelMetadataV1"]);
  });

  test("is unchanged where the same model was built again", async (context) => {
    const { plugin, emulator, skillId, id, outs } = await deployed(context);
    await asAnotherClient(emulator, "PUT", modelPath(skillId), { interactionModel: model });
    const read = await plugin.read(id, outs);
    expect(read.inputs).toBeUndefined();
    expect(read.outs).toEqual({ ...outs, version: "2", eTag: expect.any(String) });
    expect(read.outs.eTag).not.toBe(outs.eTag);
  });

  test("is unchanged where a save in the console has added empty lists", async (context) => {
    const { plugin, emulator, skillId, id, outs } = await deployed(context, wire(modelWithoutLists));
    await asAnotherClient(emulator, "PUT", modelPath(skillId), { interactionModel: savedInConsole });
    const read = await plugin.read(id, outs);
    expect(read.inputs).toBeUndefined();
    expect(read.outs).toEqual({ ...outs, version: "2", eTag: expect.any(String) });
    expect(await plugin.read(id, read.outs)).toEqual({ ...read, id });
  });

  test("comes back as inputs where it is another one", async (context) => {
    const { plugin, emulator, skillId, id, outs } = await deployed(context, { buildTimeout: 60 });
    const body = { interactionModel: theirs, description: "by hand" };
    await asAnotherClient(emulator, "PUT", modelPath(skillId), body);
    const read = await plugin.read(id, outs);
    expect(read.inputs).toEqual(
      declare("interactionModel", {
        skillId,
        locale: "en-US",
        stage: "development",
        onConflict: "fail",
        buildTimeout: 60,
        description: "by hand",
        // What the stack deployed: putting it back needs no new proof.
        __deployedHash: outs.sourceHash,
        ...wire(theirs),
      }),
    );
    expect(read.outs).toMatchObject({ modelHash: modelHash(theirs), version: "2" });
    expect(read.outs.deployedRelease).toMatchObject({ sourceHash: outs.sourceHash });
    expect(read.outs.sourceHash).toBeUndefined();
    expect(await plugin.read(id, read.outs)).toMatchObject({ outs: read.outs, inputs: undefined });
  });

  test("comes back with references put back as marks", async (context) => {
    const reference = { id: "", version: "1" };
    const using = (sample: string) => {
      const slots = [{ name: "drink", slotTypeReference: reference }];
      const intents = [{ name: "OrderIntent", slots, samples: [sample] }];
      return { languageModel: { invocationName: "coffee shop", intents, types: [] } };
    };
    const { plugin, emulator, skillId } = await startStack(context);
    const type = await deploy(plugin, declare("slotType", { name: "Drink" }));
    const values = JSON.stringify([{ name: { value: "tea" } }]);
    await deploy(plugin, declare("slotTypeVersion", { slotTypeId: type.id, values }));
    reference.id = type.id;
    const declared = { skillId, locale: "en-US", ...wire(using("order a {drink}"), (it) => it === reference) };
    const { id, outs } = await deploy(plugin, declare("interactionModel", declared));
    expect(outs.references).toEqual({ "intents.OrderIntent.slots.drink.slotTypeReference": reference });
    expect(emulator.model(skillId, "en-US")).toEqual(using("order a {drink}"));

    const edited = using("bring me a {drink}");
    await asAnotherClient(emulator, "PUT", modelPath(skillId), { interactionModel: edited });
    const read = await plugin.read(id, outs);
    expect(read.inputs).toMatchObject(wire(edited, (it) => it === reference));
    expect(read.inputs?.model).toContain('{"$ref": "intents.OrderIntent.slots.drink.slotTypeReference"}');
  });

  test("is gone where this account does not find it and is the one that made it", async (context) => {
    const { id, outs, nextRun } = await deployed(context);
    const emulator = await otherEmulator(context, "MEMULATOR00000");
    const plugin = await nextRun(configFor(emulator));
    expect((await plugin.read(id, outs)).id).toBe("");
  });

  test("is gone where the skill has no model of that locale", async (context) => {
    const { id, outs, nextRun } = await deployed(context);
    const emulator = await otherEmulator(context, "MEMULATOR00000");
    emulator.addSkill({ id: String(outs.skillId) });
    const plugin = await nextRun(configFor(emulator));
    expect((await plugin.read(id, outs)).id).toBe("");
  });

  test("is not taken for gone by another account, which both are named of", async (context) => {
    const { id, outs, nextRun } = await deployed(context);
    const plugin = await nextRun(configFor(await otherEmulator(context, "MOTHER")));
    const failure = await plugin.read(id, outs).catch((error) => error);
    expect(failure.message).toContain("MOTHER (Another)");
    expect(failure.message).toContain("MEMULATOR00000");
    expect(failure.message).toContain("pulumi state delete");
    expect(plugin.output()).toBe("");
  });

  test("can be read by its id alone", async (context) => {
    const { plugin, id, outs } = await deployed(context);
    const got = await get(plugin, "interactionModel", id);
    const { onConflict: _, references: __, ...rest } = outs;
    const foreseen = Object.keys(foreseenOf(theirs));
    const known = Object.fromEntries(Object.entries(rest).filter(([key]) => !foreseen.includes(key)));
    expect(got).toEqual({ id, outs: known, inputs: undefined });
    expect(await plugin.read(id, got.outs)).toEqual(got);
  });

  test("says what is wrong with an id that cannot be read", async (context) => {
    const { plugin } = await deployed(context);
    await expect(get(plugin, "interactionModel", "somewhere")).rejects.toThrow(
      '"somewhere" is not the id of an interaction model: write <skillId>/<stage>/<locale>',
    );
    await expect(get(plugin, "interactionModel", "none/development/en-US")).rejects.toThrow(
      "there is no en-US interaction model of skill none",
    );
    expect(plugin.output()).toBe("");
  });

  test("stays when it is deleted, as Amazon has no way to delete it", async (context) => {
    const { plugin, emulator, skillId, id, outs } = await deployed(context);
    plugin.messages.length = 0;
    await plugin.delete(id, outs);
    expect(emulator.requests).toEqual([]);
    expect(emulator.model(skillId, "en-US")).toEqual(model);
    const text = expect.stringContaining(`the interaction model ${id} remains at Amazon`);
    expect(plugin.messages).toEqual([{ text, urn: outs.__urn, severity: "INFO", ephemeral: false }]);
  });

  test("speaks as what the engine calls it, when it is deleted, and not by the name that it once had", async (context) => {
    const { plugin, id, outs } = await deployed(context);
    plugin.messages.length = 0;
    await plugin.delete(id, outs, urnOf("interactionModel", "renamed"));
    expect(plugin.messages.map(({ urn }) => urn)).toEqual([urnOf("interactionModel", "renamed")]);
  });

  test("is described with the marker of its resource", async (context) => {
    const { emulator, skillId, id, outs, plugin } = await deployed(context);
    const state = await (await fetch(`${emulator.url}/emulator/state`)).json();
    const [found] = (state as { skills: { models: { description: string }[] }[] }).skills[0]?.models ?? [];
    expect(found?.description).toMatch(/^facts \[pulumi:[0-9a-f]{10}\]$/);
    await asAnotherClient(emulator, "PUT", modelPath(skillId), {
      interactionModel: theirs,
      description: found?.description,
    });
    expect((await plugin.read(id, outs)).inputs?.description).toBe("facts");
    expect(countOf(emulator, "getInteractionModelV1")).toBe(1);
    expect(urnOf("interactionModel")).toBe(outs.__urn);
  });
});
