import { describe, expect, type TestContext, test } from "vitest";
import type { EmulatorSettings } from "../../emulator";
import { modelHash } from "../../provider/model/wire/model";
import { asAnotherClient, modelPath, operations } from "./emulated-account";
import type { Properties } from "./plugin";
import {
  checked,
  declare,
  deploy,
  foreseenOf,
  modelOf,
  modelWithoutLists,
  savedInConsole,
  urnOf,
  wire,
} from "./resources";
import { HOUR_MS, PATIENCE, startStack } from "./stack";

const first = modelOf("the first fact");
const second = modelOf("the second fact");
const theirs = modelOf("a fact of theirs");

describe("updating an interaction model", { concurrent: true }, () => {
  /** A stack with the first model built, and its next run. */
  async function deployed(context: TestContext, settings: Partial<EmulatorSettings> = {}, args: Properties = {}) {
    const stack = await startStack(context, settings);
    const declared = { skillId: stack.skillId, locale: "en-US", ...args };
    const inputsOf = (model: unknown, more: Properties = {}) =>
      declare("interactionModel", { stage: "development", onConflict: "fail", ...declared, ...wire(model), ...more });
    const { id, outs } = await deploy(stack.plugin, inputsOf(first));
    stack.emulator.requests.length = 0;
    const edit = () => asAnotherClient(stack.emulator, "PUT", modelPath(stack.skillId), { interactionModel: theirs });
    return { ...stack, id, outs, inputsOf, edit };
  }

  test("sends the new model over the known one", async (context) => {
    const { plugin, emulator, skillId, id, outs, inputsOf } = await deployed(context);
    const news = await plugin.update(id, outs, await checked(plugin, inputsOf(second)));
    expect(emulator.model(skillId, "en-US")).toEqual(second);
    const hashes = { modelHash: modelHash(second), ...foreseenOf(second) };
    expect(news).toEqual({ ...outs, version: "2", eTag: expect.any(String), ...hashes });
    expect(news.eTag).not.toBe(outs.eTag);
    expect(operations(emulator)).toEqual(["setInteractionModelV1"]);
    expect(plugin.output()).toBe("");
  });

  test("asks for little in a process of its own", async (context) => {
    const { emulator, nextRun, id, outs, inputsOf } = await deployed(context);
    await (await nextRun()).update(id, outs, inputsOf(second));
    expect(operations(emulator).length).toBeLessThanOrEqual(3);
  });

  test("takes over settings without a request", async (context) => {
    const { plugin, emulator, id, outs, inputsOf } = await deployed(context, {}, { buildTimeout: 60 });
    const changed = { buildTimeout: undefined, onConflict: "overwrite", description: "new" };
    const { buildTimeout: _, ...inputs } = inputsOf(first, changed);
    const { buildTimeout: __, ...kept } = outs;
    expect(await plugin.update(id, outs, await checked(plugin, inputs))).toEqual({
      ...kept,
      onConflict: "overwrite",
      description: "new",
    });
    expect(emulator.requests).toEqual([]);
  });

  test("refuses to overwrite what another client changed, and says what it changed", async (context) => {
    const { plugin, emulator, skillId, id, outs, inputsOf, edit } = await deployed(context);
    await edit();
    const failure = await plugin.update(id, outs, inputsOf(second)).catch((error) => error);
    expect(failure.partial).toBeUndefined();
    expect(failure.message).toMatch(/was changed outside of this stack \(version 2\), and nothing was overwritten/);
    expect(failure.message).toContain('-   sample "the first fact"');
    expect(failure.message).toContain('+   sample "a fact of theirs"');
    expect(failure.message).not.toContain("second");
    expect(failure.message).toContain("pulumi refresh");
    expect(emulator.requests.filter(({ status }) => status === 412)).toHaveLength(1);
    expect(emulator.model(skillId, "en-US")).toEqual(theirs);
    expect(plugin.output()).toBe("");
  });

  test("is not misled by a client that sends our description back with its edit", async (context) => {
    const { plugin, emulator, skillId, id, outs, inputsOf } = await deployed(context);
    const read = (await asAnotherClient(emulator, "GET", modelPath(skillId))) as Properties;
    expect(read.description).toMatch(/\[pulumi:/);
    await asAnotherClient(emulator, "PUT", modelPath(skillId), { ...read, interactionModel: theirs });
    await expect(plugin.update(id, outs, inputsOf(second))).rejects.toThrow("and nothing was overwritten");
    expect(emulator.model(skillId, "en-US")).toEqual(theirs);
  });

  test("warns of what it replaces, also where it was built once more between two refreshes", async (context) => {
    const { plugin, id, outs, inputsOf, edit } = await deployed(context);
    await edit();
    const drifted = await plugin.read(id, outs);
    await edit();
    const again = await plugin.read(id, drifted.outs);
    const news = await plugin.update(id, again.outs, inputsOf(first));
    expect(news).toMatchObject({ version: "4", supersededVersion: "3" });
    expect(plugin.messages.filter(({ severity }) => severity === "WARNING")).toHaveLength(1);
  });

  test("overwrites what another client changed where it is told to", async (context) => {
    const { plugin, emulator, skillId, id, outs, inputsOf, edit } = await deployed(context);
    await edit();
    const news = await plugin.update(id, outs, inputsOf(second, { onConflict: "overwrite" }));
    expect(news).toMatchObject({ version: "3", supersededVersion: "2" });
    expect(emulator.model(skillId, "en-US")).toEqual(second);
    const warnings = plugin.messages.filter(({ severity }) => severity === "WARNING");
    expect(warnings).toEqual([expect.objectContaining({ urn: urnOf("interactionModel") })]);
    expect(warnings[0]?.text).toContain("version 2");
  });

  test("adopts what another client changed to the declared model", async (context) => {
    const { plugin, emulator, skillId, id, outs, inputsOf } = await deployed(context);
    await asAnotherClient(emulator, "PUT", modelPath(skillId), { interactionModel: second });
    const news = await plugin.update(id, outs, inputsOf(second));
    expect(news).toMatchObject({ version: "2", modelHash: modelHash(second) });
    expect(emulator.requests.filter(({ status }) => status === 202)).toEqual([]);
  });

  test("is no conflict where a save in the console has added empty lists", async (context) => {
    const { plugin, emulator, skillId, inputsOf } = await deployed(context);
    const { id, outs } = await deploy(plugin, inputsOf(modelWithoutLists, { onConflict: "overwrite" }));
    await asAnotherClient(emulator, "PUT", modelPath(skillId), { interactionModel: savedInConsole });
    plugin.messages.length = 0;
    const news = await plugin.update(id, outs, inputsOf(second));
    expect(news.supersededVersion).toBe(outs.supersededVersion);
    expect(plugin.messages.filter(({ severity }) => severity === "WARNING")).toEqual([]);
    expect(emulator.model(skillId, "en-US")).toEqual(second);
  });

  test("waits for its own build after a refresh that found nothing but added empty lists", async (context) => {
    const { plugin, emulator, skillId, inputsOf } = await deployed(context);
    const { id, outs } = await deploy(plugin, inputsOf(modelWithoutLists, { onConflict: "overwrite" }));
    await asAnotherClient(emulator, "PUT", modelPath(skillId), { interactionModel: savedInConsole });
    const read = await plugin.read(id, outs);
    expect(read.outs.eTag).toBeDefined();
    emulator.set({ statusLagMs: 3_000, buildMs: 2_000 });
    expect(await plugin.update(id, read.outs, inputsOf(second))).toMatchObject({
      version: "4",
      modelHash: modelHash(second),
    });
  });

  test("sends once more where only the eTag has moved", async (context) => {
    const { plugin, emulator, skillId, id, outs, inputsOf } = await deployed(context);
    await asAnotherClient(emulator, "PUT", modelPath(skillId), { interactionModel: first });
    expect(await plugin.update(id, outs, inputsOf(second))).toMatchObject({ version: "3" });
    expect(emulator.model(skillId, "en-US")).toEqual(second);
  });

  test("replaces what a refresh has taken in, with a warning that names its version", async (context) => {
    const { plugin, id, outs, inputsOf, edit } = await deployed(context);
    await edit();
    const read = await plugin.read(id, outs);
    expect(read.outs).toMatchObject({ modelHash: modelHash(theirs), version: "2" });
    expect(await plugin.diff(id, read.outs, inputsOf(first))).toEqual({ changes: true, replaces: [] });
    const news = await plugin.update(id, read.outs, inputsOf(first));
    expect(news).toMatchObject({ version: "3", supersededVersion: "2", modelHash: modelHash(first) });
    expect(news.driftedVersion).toBeUndefined();
    const warnings = plugin.messages.filter(({ severity }) => severity === "WARNING");
    expect(warnings.map(({ text }) => text)).toEqual([expect.stringContaining("version 2 of en-US")]);
  });

  test("warns of what a refresh has taken in even where the first build that replaces it fails", async (context) => {
    const { plugin, emulator, skillId, id, outs, inputsOf, edit } = await deployed(context);
    await edit();
    const read = await plugin.read(id, outs);
    emulator.failNextBuild([{ code: "Bad", message: "Not today." }], skillId);
    const { partial } = await plugin.update(id, read.outs, inputsOf(first)).catch((error) => error);
    const news = await plugin.update(id, partial.outs, inputsOf(first));
    expect(news).toMatchObject({ supersededVersion: "2", modelHash: modelHash(first) });
    const warnings = plugin.messages.filter(({ severity }) => severity === "WARNING");
    expect(warnings.map(({ text }) => text)).toEqual([expect.stringContaining("version 2 of en-US")]);
  });

  test("waits for another client's build before it sends", async (context) => {
    const { plugin, emulator, id, outs, inputsOf, edit } = await deployed(context, {
      putDuringBuild: "refuse",
    });
    emulator.set({ buildMs: HOUR_MS });
    await edit();
    const failure = plugin.update(id, outs, inputsOf(second)).catch((error) => error);
    const texts = () => plugin.messages.map(({ text }) => text);
    await context.expect.poll(texts, PATIENCE).toContain("another client's build");
    emulator.finishBuilds();
    expect((await failure).message).toContain("was changed outside of this stack (version 2)");
    expect(emulator.requests.filter(({ status }) => status === 400)).toEqual([]);
  });

  test.for([{ putReturnsETag: false }, { eTagMoves: "put" as const }])(
    "works with a service of %o",
    async (options, context) => {
      const { plugin, emulator, skillId, id, outs, inputsOf } = await deployed(context, options);
      emulator.failNextBuild([{ code: "Bad", message: "Not today." }], skillId);
      const { partial } = await plugin.update(id, outs, inputsOf(second)).catch((error) => error);
      expect(partial.outs).toMatchObject({ modelHash: modelHash(first), pendingHash: modelHash(second) });
      const news = await plugin.update(id, partial.outs, inputsOf(second));
      expect(news.modelHash).toBe(modelHash(second));
      expect(news.pendingHash).toBeUndefined();
      expect(emulator.model(skillId, "en-US")).toEqual(second);
    },
  );
});
