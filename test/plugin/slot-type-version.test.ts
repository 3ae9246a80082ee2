import { describe, expect, type TestContext, test } from "vitest";
import { contentHash } from "../../provider/model/wire/canonical";
import { valueListToWire } from "../../provider/model/wire/slot-type-values";
import { asAnotherClient, countOf, modelPath, operations, vendorId } from "./emulated-account";
import type { Properties } from "./plugin";
import { declare, deploy, get } from "./resources";
import { HOUR_MS, PATIENCE, type Stack, startOwnStack, startStack } from "./stack";

const tea = [{ name: { value: "tea" } }];
const coffee = [{ id: "coffee", name: { value: "coffee", synonyms: ["java"] } }];
const path = "/v1/skills/api/custom/interactionModel/slotTypes";
const create = "createInteractionModelSlotTypeVersionV1";

describe("a slot type version at Amazon", { concurrent: true }, () => {
  async function withSlotType(starting: Promise<Stack>) {
    const stack = await starting;
    const { id: slotTypeId } = await deploy(stack.plugin, declare("slotType", { name: "Drink" }));
    stack.emulator.requests.length = 0;
    const declared = (values: unknown[], args: Properties = {}) =>
      declare("slotTypeVersion", { slotTypeId, ...valueListToWire(values), ...args });
    const versions = () => stack.emulator.slotTypes()[0]?.versions ?? [];
    return { ...stack, slotTypeId, declared, versions };
  }

  async function deployed(context: TestContext, args: Properties = {}) {
    const stack = await withSlotType(startStack(context));
    const made = await deploy(stack.plugin, stack.declared(tea, { description: "drinks", ...args }));
    stack.emulator.requests.length = 0;
    const useIt = async () => {
      const slots = [{ name: "drink", slotTypeReference: made.outs.reference }];
      const intents = [{ name: "OrderIntent", slots, samples: ["order {drink}"] }];
      const interactionModel = { languageModel: { invocationName: "coffee shop", intents, types: [] } };
      await asAnotherClient(stack.emulator, "PUT", modelPath(stack.skillId), { interactionModel });
    };
    return { ...stack, ...made, useIt };
  }

  test("is built, and kept without its values", async (context) => {
    const { plugin, emulator, slotTypeId, declared, versions } = await withSlotType(
      startStack(context, { buildMs: 300 }),
    );
    const { id, outs } = await deploy(plugin, declared(coffee, { description: "drinks" }));
    expect(id).toBe(`${slotTypeId}/1`);
    const supplier = { type: "InlineValueSupplier", values: coffee };
    const { __provider, __urn } = declared([]);
    expect(outs).toEqual({
      slotTypeId,
      description: "drinks",
      whenInUse: "retain",
      references: {},
      vendorId,
      version: "1",
      reference: { id: slotTypeId, version: "1" },
      valuesHash: contentHash(supplier),
      __valuesHash: contentHash(supplier),
      __provider,
      __urn,
    });
    const description = expect.stringMatching(/^drinks \[pulumi:[0-9a-f]{10}\]$/);
    expect(versions()).toEqual([{ version: "1", description, definition: { valueSupplier: supplier } }]);
    const polls = "getInteractionModelSlotTypeBuildStatusV1";
    expect(operations(emulator).filter((operation) => operation !== polls)).toEqual([
      "listInteractionModelSlotTypeVersionsV1",
      create,
    ]);
    expect(plugin.output()).toBe("");
  });

  test("is built from a catalog", async (context) => {
    const { plugin, slotTypeId, versions } = await withSlotType(startStack(context));
    const valueSupplier = { type: "CatalogValueSupplier", valueCatalog: { catalogId: "c1", version: "2" } };
    const { outs } = await deploy(plugin, declare("slotTypeVersion", { slotTypeId, valueSupplier, references: {} }));
    expect(outs.valuesHash).toBe(contentHash(valueSupplier));
    expect(versions()[0]?.definition).toEqual({ valueSupplier });
  });

  test("is replaced for other values: the new one first, then the old one is deleted", async (context) => {
    const { plugin, id, outs, declared, slotTypeId, versions } = await deployed(context);
    const { inputs } = await plugin.check({}, declared(coffee, { description: "drinks" }));
    expect(await plugin.diff(id, outs, inputs)).toEqual({ changes: true, replaces: ["values"] });
    const made = await plugin.create(inputs);
    expect(made.id).toBe(`${slotTypeId}/2`);
    await plugin.delete(id, outs);
    expect(versions().map(({ version }) => version)).toEqual(["2"]);
  });

  test("is taken up again where it was retained", async (context) => {
    const { plugin, emulator, id, outs, inputs, useIt } = await deployed(context);
    await useIt();
    await plugin.delete(id, outs);
    expect(plugin.messages.at(-1)).toMatchObject({ severity: "WARNING", urn: outs.__urn });
    expect(plugin.messages.at(-1)?.text).toContain("version 1 of the slot type");
    plugin.messages.length = 0;
    expect(await plugin.create(inputs)).toEqual({ id, outs });
    expect(countOf(emulator, create)).toBe(0);
    const text =
      "version 1, which it of the stack dev (project test) made earlier with these values, was found and adopted";
    expect(plugin.messages).toEqual([{ text, severity: "INFO", urn: outs.__urn, ephemeral: false }]);
  });

  test("is taken up again with the description that is declared now", async (context) => {
    const { plugin, id, outs, inputs, useIt, versions } = await deployed(context);
    await useIt();
    await plugin.delete(id, outs);
    await plugin.create({ ...inputs, description: "all drinks" });
    expect(versions()).toEqual([expect.objectContaining({ description: expect.stringMatching(/^all drinks \[/) })]);
  });

  test("is not taken up where it is another resource's or holds other values", async (context) => {
    const { plugin, declared, slotTypeId } = await deployed(context);
    const { __urn: _, ...other } = declared(tea, { description: "drinks" });
    expect((await deploy(plugin, { ...other, __urn: "urn:pulumi:dev::test::a:b:C::other" })).id).toBe(
      `${slotTypeId}/2`,
    );
    plugin.messages.length = 0;
    expect((await deploy(plugin, declared(coffee))).id).toBe(`${slotTypeId}/3`);
    expect(plugin.messages[0]).toMatchObject({
      severity: "WARNING",
      text: expect.stringMatching(
        /^version 1 of the slot type .* made earlier for another declaration, is still there/,
      ),
    });
  });

  test("names the remedy where the slot type has as many as there may be", async (context) => {
    const { plugin, emulator, slotTypeId, declared } = await withSlotType(startStack(context, { buildMs: 0 }));
    const body = {
      slotType: { definition: { valueSupplier: { type: "InlineValueSupplier", values: [{ name: { value: "x" } }] } } },
    };
    const path = `/v1/skills/api/custom/interactionModel/slotTypes/${slotTypeId}/versions`;
    for (let count = 0; count < 100; count++) await asAnotherClient(emulator, "POST", path, body);
    await expect(deploy(plugin, declared(tea))).rejects.toThrow(
      /has 100 versions, and Amazon allows 100: delete those that no model refers to/,
    );
  });

  test("leaves nothing where its build fails, and shows every reason", async (context) => {
    const { plugin, emulator, slotTypeId, declared, versions } = await withSlotType(startStack(context));
    emulator.failNextBuild(
      [
        { code: "First", message: 'Value "tea" is refused.' },
        { code: "Second", message: "Two." },
      ],
      slotTypeId,
    );
    const failure = await deploy(plugin, declared(tea)).catch((error) => error);
    expect(failure.partial).toBeUndefined();
    expect(failure.message).toMatch(
      /could not build the version of the slot type .*:\n {2}- values\[0\]\.name\.value: First: Value "tea" is refused\.\n {2}- Second: Two\.$/,
    );
    expect(versions()).toEqual([]);
    expect((await deploy(plugin, declared(tea))).id).toBe(`${slotTypeId}/2`);
    expect(plugin.output()).toBe("");
  });

  test("is not reported as made while its build, which lasted too long, still runs", async (context) => {
    const short = { "alexa:buildTimeout": "0.1" };
    const { plugin, emulator, declared, slotTypeId, nextRun } = await withSlotType(
      startOwnStack(context, { buildMs: HOUR_MS }, short),
    );
    await expect(deploy(plugin, declared(tea))).rejects.toThrow(
      "was not built in time: run `pulumi up` again to resume it",
    );
    const again = await nextRun({ "alexa:buildTimeout": "60" });
    const resumed = deploy(again, declared(tea));
    const texts = () => again.messages.map(({ text }) => text);
    await context.expect.poll(texts, PATIENCE).toContain("building values");
    emulator.finishBuilds();
    expect((await resumed).id).toBe(`${slotTypeId}/1`);
    expect(countOf(emulator, create)).toBe(1);
    // Found only once it is built.
    await asAnotherClient(emulator, "GET", `${path}/${slotTypeId}/versions/~current`);
  });

  test("is not reported as made where its build, which lasted too long, has failed since", async (context) => {
    const { plugin, emulator, declared, slotTypeId, nextRun, versions } = await withSlotType(
      startOwnStack(context, { buildMs: HOUR_MS }, { "alexa:buildTimeout": "0.1" }),
    );
    emulator.failNextBuild([{ code: "Bad", message: "Not today." }], slotTypeId);
    await expect(deploy(plugin, declared(tea))).rejects.toThrow("was not built in time");
    emulator.finishBuilds();
    emulator.set({ buildMs: 0 });
    const again = await nextRun({ "alexa:buildTimeout": "5" });
    expect((await deploy(again, declared(tea))).id).toBe(`${slotTypeId}/2`);
    expect(versions().map(({ version }) => version)).toEqual(["2"]);
    const text = "version 1, which an interrupted run of this resource left unfinished, was deleted";
    expect(again.messages).toContainEqual(expect.objectContaining({ text, severity: "INFO", ephemeral: false }));
  });

  test("gets another description, or none but the marker, in place", async (context) => {
    const { plugin, id, outs, inputs, versions } = await deployed(context);
    const news = await plugin.update(id, outs, { ...inputs, description: "all drinks" });
    expect(news).toEqual({ ...outs, description: "all drinks" });
    expect(versions()[0]?.description).toMatch(/^all drinks \[pulumi:/);
    const { description: _, ...without } = inputs;
    expect(await plugin.update(id, news, without)).not.toHaveProperty("description");
    expect(versions()[0]?.description).toMatch(/^\[pulumi:/);
  });

  test("takes over a setting without a request", async (context) => {
    const { plugin, emulator, id, outs, inputs } = await deployed(context);
    expect(await plugin.update(id, outs, { ...inputs, whenInUse: "fail" })).toEqual({ ...outs, whenInUse: "fail" });
    expect(emulator.requests).toEqual([]);
  });

  test("comes back as inputs where its description was changed", async (context) => {
    const { plugin, emulator, slotTypeId, id, outs, inputs } = await deployed(context);
    expect(await plugin.read(id, outs)).toEqual({ id, outs, inputs: undefined });
    const body = { slotType: { description: "by hand" } };
    await asAnotherClient(emulator, "POST", `${path}/${slotTypeId}/versions/1/update`, body);
    // As the program sends it: no list of references where there is none.
    const { references: _, ...declared } = inputs;
    expect(await plugin.read(id, outs)).toEqual({
      id,
      outs: { ...outs, description: "by hand" },
      inputs: { ...declared, description: "by hand" },
    });
  });

  test("is gone where it was deleted, and deleting it again succeeds", async (context) => {
    const { plugin, id, outs, versions } = await deployed(context);
    await plugin.delete(id, outs);
    expect(versions()).toEqual([]);
    expect((await plugin.read(id, outs)).id).toBe("");
    await plugin.delete(id, outs);
    expect(plugin.output()).toBe("");
  });

  test("fails to be deleted while a model uses it, where it is told so", async (context) => {
    const { plugin, id, outs, useIt, versions } = await deployed(context, { whenInUse: "fail" });
    await useIt();
    await expect(plugin.delete(id, outs)).rejects.toThrow(/version 1 of the slot type .* is still in use/);
    expect(versions()).toHaveLength(1);
    expect(plugin.output()).toBe("");
  });

  test("can be read by its id alone", async (context) => {
    const { plugin, id, outs } = await deployed(context);
    const got = await get(plugin, "slotTypeVersion", id);
    const { whenInUse: _, references: __, ...known } = outs;
    expect(got).toEqual({ id, outs: known, inputs: undefined });
    const none = get(plugin, "slotTypeVersion", "none");
    await expect(none).rejects.toThrow('"none" is not the id of a slot type version: write <slotTypeId>/<version>');
  });
});
