import { describe, expect, test } from "vitest";
import { modelHash } from "../../provider/model/wire/model";
import { operations } from "./emulated-account";
import type { Plugin, Properties } from "./plugin";
import { checked, declare, deploy, modelOf, UNKNOWN, wire } from "./resources";
import { startStack } from "./stack";

const KEY = "intents.FactIntent.slots.planet.slotTypeReference";
const using = (reference: unknown) => ({
  languageModel: {
    ...modelOf("a fact of {planet}").languageModel,
    intents: [
      {
        name: "FactIntent",
        slots: [{ name: "planet", slotTypeReference: reference }],
        samples: ["a fact of {planet}"],
      },
    ],
  },
});

describe("the hash of what is promoted", { concurrent: true }, () => {
  const hashOf = async (plugin: Plugin, args: Properties) =>
    (await checked(plugin, declare("interactionModel", { skillId: "s", locale: "en-US", ...args }))).__sourceHash;

  test("is that of the model before the overlay", async (context) => {
    const { plugin } = await startStack(context);
    const released = modelOf("tell me a fact");
    const hash = modelHash(released);
    expect(await hashOf(plugin, wire(released))).toBe(hash);
    expect(await hashOf(plugin, { ...wire(released), overlay: { invocationSuffix: "staging" } })).toBe(hash);
    expect(await hashOf(plugin, { ...wire(released), overlay: { invocationName: "my facts" } })).toBe(hash);
    expect(await hashOf(plugin, wire(modelOf("another fact")))).not.toBe(hash);
  });

  test("has the values of a shared slot type in place of its id and version, which a preview need not know", async (context) => {
    const { plugin } = await startStack(context);
    const mark = { is: "reference" };
    const { model } = wire(using(mark), (node) => node === mark);
    const of = (reference: unknown, valuesHash: string) =>
      hashOf(plugin, { model, references: { [KEY]: reference }, __valuesHashes: { [KEY]: valuesHash } });
    const hash = await of({ id: "a", version: "1" }, "v1");
    expect(hash).toBe(modelHash(using({ valuesHash: "v1" })));
    expect(await of({ id: "b", version: "7" }, "v1")).toBe(hash);
    expect(await of(UNKNOWN, "v1")).toBe(hash);
    expect(await of({ id: "a", version: "1" }, "v2")).not.toBe(hash);
    expect(await of({ id: "a", version: "1" }, UNKNOWN)).toBe(UNKNOWN);
    // Of another stack, say: it counts as it is.
    const known = { [KEY]: { id: "a", version: "1" } };
    expect(await hashOf(plugin, { model, references: known })).toBe(modelHash(using(known[KEY])));
    expect(await hashOf(plugin, { model, references: { [KEY]: UNKNOWN } })).toBe(UNKNOWN);
  });

  test("is the same whatever the order of the keys that a transformation sets", async (context) => {
    const { plugin } = await startStack(context);
    const { intents, invocationName } = modelOf("a fact").languageModel;
    const model = JSON.stringify({ languageModel: { types: [], intents, invocationName } });
    expect(await hashOf(plugin, { model })).toBe(modelHash(modelOf("a fact")));
  });

  test("comes into the state of an older release at its next update, without a build", async (context) => {
    const { plugin, emulator, skillId } = await startStack(context);
    const declared = declare("interactionModel", { skillId, locale: "en-US", ...wire(modelOf("tell me a fact")) });
    const { id, outs } = await deploy(plugin, declared);
    const { sourceHash, invocationName, __sourceHash, __invocationName, ...older } = outs;
    emulator.requests.length = 0;
    const news = await checked(plugin, declared);
    expect(await plugin.diff(id, older, news)).toEqual({ changes: true, replaces: [] });
    expect(await plugin.update(id, older, news)).toEqual(outs);
    expect(operations(emulator)).toEqual([]);
    expect(await plugin.diff(id, outs, news)).toEqual({ changes: false, replaces: [] });
  });
});
