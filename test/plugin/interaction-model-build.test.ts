import { describe, expect, test } from "vitest";
import { modelHash } from "../../provider/model/wire/model";
import { countOf, modelPath } from "./emulated-account";
import type { PluginError } from "./plugin";
import { declare, deploy, foreseenOf, modelOf, urnOf, wire } from "./resources";
import { HOUR_MS, PATIENCE, startStack } from "./stack";

const model = modelOf("tell me a fact");
const rejected = (call: Promise<unknown>) =>
  call.then(
    () => Promise.reject(new Error("it succeeded")),
    (error: PluginError) => error,
  );

describe("a build that does not succeed", { concurrent: true }, () => {
  const declared = (skillId: string, args = {}) =>
    declare("interactionModel", { skillId, locale: "en-US", ...wire(model), ...args });

  test("leaves what is not finished in the state, with every reason, and the next update resumes", async (context) => {
    const { plugin, emulator, skillId, nextRun } = await startStack(context);
    emulator.failNextBuild([
      { code: "FirstCode", message: "First text." },
      { code: "SecondCode", message: "SecondCode: second text." },
    ]);
    const { partial, message } = await rejected(deploy(plugin, declared(skillId)));
    expect(partial).toEqual({
      id: `${skillId}/development/en-US`,
      reasons: [
        "Amazon could not build the en-US model, so the one before it stays in use:",
        "FirstCode: First text. (LANGUAGE_MODEL_FULL_BUILD)",
        "SecondCode: second text. (LANGUAGE_MODEL_FULL_BUILD)",
      ],
      outs: {
        skillId,
        stage: "development",
        locale: "en-US",
        onConflict: "fail",
        references: {},
        vendorId: "MEMULATOR00000",
        pendingHash: modelHash(model),
        // No sourceHash of its own yet: it would be taken for that of the model which stands there.
        pendingRelease: foreseenOf(model),
        __provider: declared(skillId).__provider,
        __urn: urnOf("interactionModel"),
      },
    });
    expect(message).toContain("Amazon could not build");
    expect(plugin.output()).toBe("");

    const again = await nextRun();
    const { id = "", outs = {} } = partial ?? {};
    const { inputs } = await again.check({}, declared(skillId));
    expect(await again.diff(id, outs, inputs)).toEqual({ changes: true, replaces: [] });
    expect((await again.read(id, outs)).outs).toEqual(outs);
    const news = await again.update(id, outs, inputs);
    expect(news).toMatchObject({
      modelHash: modelHash(model),
      version: expect.any(String),
      eTag: expect.any(String),
    });
    expect(news.pendingHash).toBeUndefined();
    expect(await again.diff(id, news, inputs)).toEqual({ changes: false, replaces: [] });
  });

  test("reports as many reasons as fit, in any language", async (context) => {
    const { plugin, emulator, skillId } = await startStack(context);
    emulator.failNextBuild(
      Array.from({ length: 30 }, (_, index) => ({ code: `C${index}`, message: "あ".repeat(600) })),
    );
    const { partial } = await rejected(deploy(plugin, declared(skillId)));
    expect(partial?.reasons).toHaveLength(22);
    expect(partial?.reasons.at(-1)).toBe("… and 10 more");
  });

  test("of a locale that the manifest lacks is told so in seconds, at the next update too", async (context) => {
    const { plugin, emulator } = await startStack(context);
    const skillId = emulator.addSkill({ locales: ["en-GB", "de-DE"] });
    const { partial } = await rejected(deploy(plugin, declared(skillId)));
    expect(partial?.reasons[0]).toContain(
      `the manifest of skill ${skillId} has no en-US, only en-GB, de-DE. Add the locale`,
    );
    const { id = "", outs = {} } = partial ?? {};
    const { inputs } = await plugin.check({}, declared(skillId));
    const again = await rejected(plugin.update(id, outs, inputs));
    expect(again.partial?.reasons).toEqual(partial?.reasons);
    expect(countOf(emulator, "setInteractionModelV1")).toBe(1);
  });

  test("that ends unseen names the other client's model that it replaced, at the next update", async (context) => {
    const { plugin, emulator, skillId } = await startStack(context);
    emulator.set({ buildMs: 0, statusLagMs: HOUR_MS });
    const rival = {
      when: "before",
      method: "PUT",
      path: modelPath(skillId),
      body: { interactionModel: modelOf("theirs") },
    } as const;
    emulator.order({ operation: "setInteractionModelV1", fault: { kind: "rival", ...rival } });
    const { partial } = await rejected(deploy(plugin, declared(skillId, { buildTimeout: 1 })));
    emulator.set({ statusLagMs: 0 });
    const { inputs } = await plugin.check({}, declared(skillId));
    const news = await plugin.update(partial?.id ?? "", partial?.outs ?? {}, inputs);
    expect(news).toMatchObject({ version: "2", supersededVersion: "1" });
    const warned = plugin.messages.filter(({ severity }) => severity === "WARNING").map(({ text }) => text);
    expect(warned).toEqual([expect.stringContaining("its version 1 was replaced and can still be read")]);
  });

  test("that the status never lists is found by the model itself", async (context) => {
    const { plugin, emulator, skillId } = await startStack(context);
    emulator.set({ statusLagMs: HOUR_MS });
    const { outs } = await deploy(plugin, declared(skillId));
    expect(outs).toMatchObject({ version: "1", modelHash: modelHash(model) });
  });

  test("that the status never lists is not taken for built where the manifest cannot be read", async (context) => {
    const { plugin, emulator, skillId } = await startStack(context);
    emulator.set({ statusLagMs: HOUR_MS });
    emulator.order({ operation: "getSkillManifestV1", times: 100, fault: { kind: "status", status: 403 } });
    const { partial } = await rejected(deploy(plugin, declared(skillId, { buildTimeout: 12 })));
    expect(partial?.reasons[0]).toContain("Amazon shows no build of it");
    expect(partial?.outs).toMatchObject({ pendingHash: modelHash(model) });
    expect(countOf(emulator, "getSkillManifestV1")).toBeGreaterThan(0);
  });

  test("is tried once more where Amazon gives no reason", async (context) => {
    const { plugin, emulator, skillId } = await startStack(context);
    emulator.failNextBuild([]);
    expect((await deploy(plugin, declared(skillId))).outs).toMatchObject({ modelHash: modelHash(model) });
    expect(countOf(emulator, "setInteractionModelV1")).toBe(2);
    expect(plugin.messages.filter(({ severity }) => severity === "WARNING")).toHaveLength(1);
  });

  test("is not tried for ever where Amazon gives no reason", async (context) => {
    const { plugin, emulator, skillId } = await startStack(context);
    emulator.failNextBuild([]);
    emulator.failNextBuild([]);
    const { partial } = await rejected(deploy(plugin, declared(skillId)));
    expect(partial?.reasons).toEqual([expect.stringContaining("it gave no reason: run `pulumi up` again")]);
    expect(countOf(emulator, "setInteractionModelV1")).toBe(2);
  });

  test("that lasts too long is waited for by the next update, and not sent again", async (context) => {
    const { plugin, emulator, skillId, nextRun } = await startStack(context, { buildMs: HOUR_MS });
    const { partial } = await rejected(deploy(plugin, declared(skillId, { buildTimeout: 0.1 })));
    const { id = "", outs = {}, reasons } = partial ?? {};
    expect(reasons).toEqual([
      expect.stringMatching(/^the build of en-US was not over after 0\.1 s \(it is at: quick build\)/),
    ]);
    expect(outs).toMatchObject({ pendingHash: modelHash(model) });
    expect(outs).not.toHaveProperty("modelHash");

    const again = await nextRun();
    const { inputs } = await again.check({}, declared(skillId, { buildTimeout: 60 }));
    expect((await again.read(id, outs)).outs).toEqual(outs);
    const polls = countOf(emulator, "getSkillStatusV1");
    const news = again.update(id, outs, inputs);
    await context.expect.poll(() => countOf(emulator, "getSkillStatusV1"), PATIENCE).toBeGreaterThan(polls + 1);
    emulator.finishBuilds();
    expect(await news).toMatchObject({ modelHash: modelHash(model), version: "1", buildTimeout: 60 });
    expect(countOf(emulator, "setInteractionModelV1")).toBe(1);
  });

  test("that ends after the timeout is found to have succeeded, by an update and by a refresh", async (context) => {
    const { plugin, emulator, skillId, nextRun } = await startStack(context, { buildMs: HOUR_MS });
    const { partial } = await rejected(deploy(plugin, declared(skillId, { buildTimeout: 0.1 })));
    const { id = "", outs = {} } = partial ?? {};
    emulator.finishBuilds();
    const again = await nextRun();
    const read = await again.read(id, outs);
    expect(read.outs).toMatchObject({ modelHash: modelHash(model), version: "1" });
    expect(read.outs).not.toHaveProperty("pendingHash");
    expect(read.inputs).toBeUndefined();
    const { inputs } = await again.check({}, declared(skillId));
    expect(await again.update(id, outs, inputs)).toMatchObject({ modelHash: modelHash(model), version: "1" });
    expect(countOf(emulator, "setInteractionModelV1")).toBe(1);
  });
});
