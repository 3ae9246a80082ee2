import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { type Emulator, emulatorCredentials, startEmulator } from "../../emulator";
import { modelHash } from "../../provider/model/wire/model";
import { asAnotherClient, configFor, countOf, modelPath } from "./emulated-account";
import { type Plugin, type PluginError, type Properties, startPlugin } from "./plugin";
import { checked, declare, deploy, get, modelOf, UNKNOWN, urnOf, wire } from "./resources";
import { type Sdk, sdks } from "./sdk";
import { HOUR_MS, PATIENCE } from "./stack";

const first = modelOf("the first fact");
const second = modelOf("the second fact");
const failureOf = (call: Promise<unknown>): Promise<PluginError> =>
  call.then(
    () => Promise.reject(new Error("it succeeded")),
    (error) => error,
  );

/** What the SDK has a part in, asked of each SDK's process as a user's starts; everything else is asked of the newest alone. */
describe.each(Object.keys(sdks) as Sdk[])("the contract with the %s SDK", (sdk) => {
  let emulator: Emulator;
  let plugin: Plugin;
  let skillId: string;
  beforeAll(async () => {
    emulator = await startEmulator({ buildMs: 0 });
    plugin = await startPlugin(sdk, configFor(emulator));
  });
  beforeEach(() => {
    emulator.reset();
    plugin.forget();
    skillId = emulator.addSkill();
  });
  afterAll(async () => {
    await plugin.stop();
    await emulator.close();
  });

  const model = (content: unknown, args: Properties = {}) =>
    declare("interactionModel", { skillId, locale: "en-US", ...wire(content), ...args });
  const edit = (content: unknown) =>
    asAnotherClient(emulator, "PUT", modelPath(skillId), { interactionModel: content });

  test("check fills in defaults, and reports everything at once, by no property and without a stack trace", async () => {
    const { inputs, failures } = await plugin.check({}, { ...model(first), __preview: true });
    expect(failures).toEqual([]);
    const foreseen = { __sourceHash: modelHash(first), __invocationName: first.languageModel.invocationName };
    expect(inputs).toEqual({ ...model(first), stage: "development", onConflict: "fail", ...foreseen });
    const wrong = await plugin.check({}, declare("slotType", { whenInUse: "never" }));
    expect(wrong.failures).toEqual([
      { property: "", reason: "name is missing: give the slot type a name" },
      { property: "", reason: 'whenInUse must be "retain" or "fail"' },
    ]);
    expect(plugin.output()).toBe("");
  });

  test("check speaks on the resource's row", async () => {
    const old = await checked(plugin, model(first));
    plugin.forget();
    await plugin.check(old, { ...model(modelOf("the first fact", "a fact")), __preview: true });
    const text = "en-US: FactIntent +1 sample";
    expect(plugin.messages).toEqual([{ text, severity: "INFO", urn: urnOf("interactionModel"), ephemeral: false }]);
  });

  test("check takes what is unknown for good, diff for a change or a replacement", async () => {
    const { inputs, failures } = await plugin.check({}, model(first, { model: UNKNOWN, skillId: UNKNOWN }));
    expect(failures).toEqual([]);
    expect(inputs).toMatchObject({ model: UNKNOWN, skillId: UNKNOWN });
    const made = await deploy(plugin, model(first));
    const diff = (news: Properties) => plugin.diff(made.id, made.outs, { ...made.inputs, ...news });
    expect(await diff({})).toEqual({ changes: false, replaces: [] });
    expect(await diff({ model: UNKNOWN })).toEqual({ changes: true, replaces: [] });
    expect(await diff({ skillId: UNKNOWN })).toEqual({ changes: true, replaces: ["skillId"] });
  });

  test("create, read, update and delete hand on what they keep, and speak on the resource's row", async () => {
    const { id, outs, inputs } = await deploy(plugin, model(first));
    expect(id).toBe(`${skillId}/development/en-US`);
    expect(outs).toMatchObject({ version: "1", modelHash: modelHash(first), __urn: urnOf("interactionModel") });
    expect(await plugin.read(id, outs)).toEqual({ id, outs, inputs: undefined });
    const news = await plugin.update(id, outs, { ...inputs, ...wire(second) });
    expect(news).toEqual({ ...outs, version: "2", eTag: expect.any(String), modelHash: modelHash(second) });
    expect(emulator.model(skillId, "en-US")).toEqual(second);
    expect(new Set(plugin.messages.map(({ urn }) => urn))).toEqual(new Set([urnOf("interactionModel")]));
    plugin.forget();
    const renamed = urnOf("interactionModel", "renamed");
    await plugin.delete(id, news, renamed);
    expect(plugin.messages.map(({ urn }) => urn)).toEqual([renamed]);
    expect(plugin.output()).toBe("");
  });

  test("read gives new inputs after an edit, all by an id alone, and an empty id for what is gone", async () => {
    const { id, outs } = await deploy(plugin, model(first));
    await edit(second);
    const read = await plugin.read(id, outs);
    const { sourceHash: __deployedHash } = outs;
    expect(read.inputs).toEqual(model(second, { stage: "development", onConflict: "fail", __deployedHash }));
    expect((await get(plugin, "interactionModel", id)).outs).toMatchObject({ modelHash: modelHash(second) });
    const type = await deploy(plugin, declare("slotType", { name: "Drink" }));
    await plugin.delete(type.id, type.outs);
    expect((await plugin.read(type.id, type.outs)).id).toBe("");
    await expect(get(plugin, "slotType", type.id)).rejects.toThrow(`there is no slot type ${type.id} in this account`);
    expect(plugin.output()).toBe("");
  });

  test("an error is told in its words, without a stack trace", async () => {
    const { id, outs, inputs } = await deploy(plugin, model(first));
    await edit(modelOf("a fact of theirs"));
    const { message, partial } = await failureOf(plugin.update(id, outs, { ...inputs, ...wire(second) }));
    expect(message).toMatch(/was changed outside of this stack \(version 2\), and nothing was overwritten/);
    expect(partial).toBeUndefined();
    expect(plugin.output()).toBe("");
  });

  test("a partial failure keeps its state and as many reasons as fit, in any language, and the next update resumes", async () => {
    const errors = Array.from({ length: 30 }, (_, index) => ({ code: `C${index}`, message: "あ".repeat(600) }));
    emulator.failNextBuild(errors, skillId);
    const { partial } = await failureOf(deploy(plugin, model(first)));
    expect(partial?.reasons).toHaveLength(22);
    expect(partial?.reasons.at(-1)).toBe("… and 10 more");
    const { id = "", outs = {} } = partial ?? {};
    expect(outs).toMatchObject({ pendingHash: modelHash(first), __provider: model(first).__provider });
    const inputs = await checked(plugin, model(first));
    expect(await plugin.diff(id, outs, inputs)).toEqual({ changes: true, replaces: [] });
    expect(await plugin.update(id, outs, inputs)).toMatchObject({ modelHash: modelHash(first) });
    expect(plugin.output()).toBe("");
  });

  test("Cancel ends a wait, which the next process takes up", async () => {
    emulator.set({ buildMs: HOUR_MS });
    const start = async () => {
      const process = await startPlugin(sdk, configFor(emulator));
      onTestFinished(() => process.stop());
      return process;
    };
    const waits = ({ messages }: Plugin) =>
      expect.poll(() => messages.map(({ text }) => text), PATIENCE).toContain("quick build");
    const cancelled = await start();
    const creating = failureOf(deploy(cancelled, model(first)));
    await waits(cancelled);
    await cancelled.cancel();
    const { partial } = await creating;
    expect(partial?.reasons).toEqual([expect.stringContaining("run `pulumi up` again to resume it")]);
    const next = await start();
    const updating = next.update(partial?.id ?? "", partial?.outs ?? {}, await checked(next, model(first)));
    await waits(next);
    emulator.finishBuilds();
    expect(await updating).toMatchObject({ modelHash: modelHash(first), version: "1" });
    expect(countOf(emulator, "setInteractionModelV1")).toBe(1);
  });

  test("no secret of the configuration, and no text of a secret model, is shown or kept", async () => {
    await edit(modelOf("a fact of theirs"));
    const { message } = await failureOf(deploy(plugin, model(first, { __secret: true })));
    expect(message).toContain("not shown because the model came from a secret");
    const made = await deploy(plugin, model(first, { __secret: true, onConflict: "overwrite" }));
    const shown = JSON.stringify([message, made.outs, plugin.messages, plugin.output()]);
    const { clientSecret, refreshToken } = emulatorCredentials;
    for (const secret of [clientSecret, refreshToken, "Atza|", "first fact", "fact of theirs"])
      expect(shown).not.toContain(secret);
  });
});
