import { describe, expect, test, vi } from "vitest";
import { modelHash } from "../../provider/model/wire/model";
import { asAnotherClient, countOf, modelPath, operations, vendorId } from "./emulated-account";
import { checked, declare, deploy, foreseenOf, modelOf, urnOf, wire } from "./resources";
import { HOUR_MS, PATIENCE, startOwnStack, startStack } from "./stack";

const theirs = modelOf("tell me a fact of theirs");
const ours = modelOf("tell me a fact of ours");
const send = { interactionModel: theirs };

describe("creating an interaction model", { concurrent: true }, () => {
  test("sends it, waits for its build and keeps what read and delete need", async (context) => {
    const { plugin, emulator, skillId } = await startOwnStack(context, { buildMs: 300 });
    const declared = declare("interactionModel", { skillId, locale: "en-US", description: "facts", ...wire(ours) });
    const { id, outs } = await deploy(plugin, declared);
    expect(id).toBe(`${skillId}/development/en-US`);
    expect(emulator.model(skillId, "en-US")).toEqual(ours);
    const { __provider, __urn } = declared;
    expect(outs).toEqual({
      skillId,
      stage: "development",
      locale: "en-US",
      description: "facts",
      onConflict: "fail",
      references: {},
      vendorId,
      version: "1",
      eTag: expect.stringMatching(/^\w+$/),
      modelHash: modelHash(ours),
      ...foreseenOf(ours),
      __provider,
      __urn,
    });
    expect(operations(emulator).sort()).toEqual([
      "getInteractionModelV1",
      "getVendorListV1",
      "setInteractionModelV1",
      "token",
    ]);
    expect(plugin.output()).toBe("");
  });

  // Not concurrent, since the emulator's clock is the test's.
  test("shows how far it is on the resource's row, and each state once", { concurrent: false }, async (context) => {
    const { plugin, emulator, skillId } = await startStack(context, { buildMs: HOUR_MS });
    const deployed = deploy(plugin, declare("interactionModel", { skillId, locale: "en-US", ...wire(ours) }));
    const isShown = (text: string) =>
      expect.poll(() => plugin.messages.map((message) => message.text), PATIENCE).toContain(text);
    await isShown("quick build");
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 0.6 * HOUR_MS });
    context.onTestFinished(() => void vi.useRealTimers());
    await isShown("full build");
    emulator.finishBuilds();
    await deployed;
    const urn = urnOf("interactionModel");
    expect(plugin.messages.map(({ text: _, ...rest }) => rest)).toEqual(
      plugin.messages.map(() => ({ urn, severity: "INFO", ephemeral: true })),
    );
    const texts = plugin.messages.map(({ text }) => text);
    expect(texts).toContain("full build");
    expect(texts.at(-1)).toMatch(/^version 1, built in \d+ s$/);
    expect(new Set(texts).size).toBe(texts.length);
  });

  test("speaks on the stack's row where it has no well-formed URN", async (context) => {
    const { plugin, skillId } = await startStack(context);
    const declared = declare("interactionModel", { skillId, locale: "en-US", ...wire(ours) });
    await deploy(plugin, { ...declared, __urn: "urn:pulumi:dev" });
    expect(plugin.messages.length).toBeGreaterThan(0);
    expect(new Set(plugin.messages.map(({ urn }) => urn))).toEqual(new Set([""]));
  });

  test("adopts an equal model without a build", async (context) => {
    const { plugin, emulator, skillId } = await startStack(context);
    await asAnotherClient(emulator, "PUT", modelPath(skillId), { interactionModel: ours });
    const { outs } = await deploy(plugin, declare("interactionModel", { skillId, locale: "en-US", ...wire(ours) }));
    expect(outs).toMatchObject({ version: "1", modelHash: modelHash(ours), eTag: expect.any(String) });
    expect(countOf(emulator, "setInteractionModelV1")).toBe(0);
    expect(plugin.messages.map(({ text }) => text)).toContainEqual(
      expect.stringContaining("taken over without a build"),
    );
  });

  test("refuses to overwrite another model, and shows the difference", async (context) => {
    const { plugin, emulator, skillId } = await startStack(context);
    await asAnotherClient(emulator, "PUT", modelPath(skillId), send);
    const inputs = await checked(plugin, declare("interactionModel", { skillId, locale: "en-US", ...wire(ours) }));
    const failure = await plugin.create(inputs).catch((error) => error);
    expect(failure.partial).toBeUndefined();
    expect(failure.message).toMatch(/already has another en-US model \(version 1\), and it was not overwritten/);
    expect(failure.message).toContain('-   sample "tell me a fact of theirs"');
    expect(failure.message).toContain('+   sample "tell me a fact of ours"');
    expect(failure.message).toContain('onConflict: "overwrite"');
    expect(countOf(emulator, "setInteractionModelV1")).toBe(0);
    expect(emulator.model(skillId, "en-US")).toEqual(theirs);
    expect(plugin.output()).toBe("");
  });

  test("shows no line of a model that is a secret", async (context) => {
    const { plugin, emulator, skillId } = await startStack(context);
    await asAnotherClient(emulator, "PUT", modelPath(skillId), send);
    const declared = declare("interactionModel", { skillId, locale: "en-US", __secret: true, ...wire(ours) });
    const failure = await deploy(plugin, declared).catch((error) => error);
    expect(failure.message).toContain("+1 sample −1, not shown because the model came from a secret");
    expect(failure.message).not.toContain("tell me");
  });

  test("shows no text of a secret model where Amazon refuses it", async (context) => {
    const { plugin, skillId } = await startStack(context);
    const declared = declare("interactionModel", {
      skillId,
      locale: "en-US",
      __secret: true,
      ignoreRules: ["sample-digit"],
      ...wire(modelOf("top secret 7")),
    });
    const failure = await deploy(plugin, declared).catch((error) => error);
    expect(failure.message).toContain("400");
    expect(failure.message).not.toContain("top secret");
  });

  test("overwrites another model where it is told to, warns and keeps its version", async (context) => {
    const { plugin, emulator, skillId } = await startStack(context);
    await asAnotherClient(emulator, "PUT", modelPath(skillId), send);
    const declared = { skillId, locale: "en-US", onConflict: "overwrite", ...wire(ours) };
    const { outs } = await deploy(plugin, declare("interactionModel", declared));
    expect(outs).toMatchObject({ supersededVersion: "1", version: "2", onConflict: "overwrite" });
    expect(emulator.model(skillId, "en-US")).toEqual(ours);
    const [warning, ...more] = plugin.messages.filter(({ severity }) => severity === "WARNING");
    expect(more).toEqual([]);
    expect(warning).toMatchObject({ urn: urnOf("interactionModel"), text: expect.stringContaining("its version 1") });
  });

  test("waits for another client's build before it looks", async (context) => {
    const { plugin, emulator, skillId } = await startStack(context, { buildMs: HOUR_MS });
    await asAnotherClient(emulator, "PUT", modelPath(skillId), send);
    const declared = declare("interactionModel", { skillId, locale: "en-US", ...wire(ours) });
    const failure = deploy(plugin, declared).catch((it) => it);
    const texts = () => plugin.messages.map(({ text }) => text);
    await context.expect.poll(texts, PATIENCE).toContain("another client's build");
    emulator.finishBuilds();
    expect((await failure).message).toContain("already has another en-US model (version 1)");
  });

  test("replaces a model of its own that a killed run left, and names its version", async (context) => {
    const { plugin, emulator, skillId, nextRun } = await startStack(context);
    const declared = { skillId, locale: "en-US", description: "facts" };
    await deploy(plugin, declare("interactionModel", { ...declared, ...wire(theirs) }));
    const again = await nextRun();
    const { outs } = await deploy(again, declare("interactionModel", { ...declared, ...wire(ours) }));
    expect(outs.supersededVersion).toBe("1");
    expect(emulator.model(skillId, "en-US")).toEqual(ours);
    expect(again.messages.filter(({ severity }) => severity === "WARNING")).toHaveLength(1);
  });

  test("names the skill and the ways on where it is not found", async (context) => {
    const { plugin } = await startStack(context);
    const declared = declare("interactionModel", { skillId: "amzn1.ask.skill.none", locale: "en-US", ...wire(ours) });
    const failure = await deploy(plugin, declared).catch((error) => error);
    expect(failure.message).toMatch(/skill amzn1\.ask\.skill\.none.*: 404/);
    expect(failure.message).toContain("Check skillId");
    expect(plugin.output()).toBe("");
  });

  test("answers a refusal with very many reasons", async (context) => {
    const { plugin, skillId } = await startStack(context);
    const samples = Array.from({ length: 1_000 }, (_, index) => `tell me fact ${index} of the thousand facts`);
    const declared = declare("interactionModel", {
      skillId,
      locale: "en-US",
      ignoreRules: ["sample-digit"],
      ...wire(modelOf(...samples)),
    });
    const failure = await deploy(plugin, declared).catch((error) => error);
    expect(failure.message).toContain("Interaction model is not valid.");
    expect(failure.message).toContain("tell me fact 0 of the thousand facts");
  });

  test("writes a model to the live stage, where there is no build status", async (context) => {
    const { plugin, emulator, skillId } = await startStack(context);
    const { id, outs } = await deploy(
      plugin,
      declare("interactionModel", { skillId, locale: "en-US", stage: "live", ...wire(ours) }),
    );
    expect(id).toBe(`${skillId}/live/en-US`);
    expect(outs).toMatchObject({ version: "1", modelHash: modelHash(ours) });
    expect(emulator.model(skillId, "en-US", "live")).toEqual(ours);
  });

  test("ends where the live stage never shows the model that it took", async (context) => {
    const { plugin, emulator, skillId } = await startStack(context);
    emulator.set({ buildMs: HOUR_MS });
    const declared = { skillId, locale: "en-US", stage: "live", buildTimeout: 1, ...wire(ours) };
    const { partial } = await deploy(plugin, declare("interactionModel", declared)).catch((error) => error);
    expect(partial.reasons).toEqual([expect.stringContaining("was not over after 1 s (Amazon shows no build of it)")]);
    expect(partial.outs).toMatchObject({ pendingHash: modelHash(ours) });
  });

  test("lets the locales of a skill share their polls", async (context) => {
    const { plugin, emulator, skillId } = await startOwnStack(context, { buildMs: HOUR_MS });
    const locales = ["en-US", "en-GB", "de-DE", "fr-FR", "ja-JP"];
    const deployed = Promise.all(
      locales.map((locale) => deploy(plugin, declare("interactionModel", { skillId, locale, ...wire(ours) }, locale))),
    );
    await context.expect.poll(() => countOf(emulator, "setInteractionModelV1"), PATIENCE).toBe(5);
    emulator.finishBuilds();
    const polls = countOf(emulator, "getSkillStatusV1");
    await deployed;
    for (const locale of locales) expect(emulator.model(skillId, locale)).toEqual(ours);
    expect(countOf(emulator, "setInteractionModelV1")).toBe(5);
    // One that was under way, and one that shows all of them.
    expect(countOf(emulator, "getSkillStatusV1") - polls).toBeLessThanOrEqual(2);
    expect(countOf(emulator, "token")).toBe(1);
    expect(countOf(emulator, "getVendorListV1")).toBe(1);
  });

  test.for([
    { putReturnsETag: false },
    { eTagMoves: "put" as const },
    { putReturnsETag: false, eTagMoves: "put" as const },
  ])("works with a service of %o", async (settings, context) => {
    const { plugin, skillId } = await startStack(context, settings);
    const { outs } = await deploy(plugin, declare("interactionModel", { skillId, locale: "en-US", ...wire(ours) }));
    expect(outs).toMatchObject({ version: "1", modelHash: modelHash(ours), eTag: expect.any(String) });
  });
});
