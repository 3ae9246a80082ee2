import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, type TestContext, test } from "vitest";
import { fromStatement } from "../../provider/model/promotion/attestation";
import { modelHash } from "../../provider/model/wire/model";
import { suiteToWire } from "../../provider/model/wire/suite";
import { asAnotherClient, modelPath } from "./emulated-account";
import type { Properties } from "./plugin";
import { checked, coffeeShop, declare, deploy, wire } from "./resources";
import { startStack } from "./stack";

const locale = "en-US";
const order = { input: "order a java", expect: { intent: "OrderIntent", slots: { drink: { id: "C" } } } };
const sizes = { input: "which sizes are there", expect: { intent: "SizeIntent" } };
const wrong = { input: "order a coffee", expect: { intent: "SizeIntent" } };
const renamed = { languageModel: { ...coffeeShop.languageModel, invocationName: "tea shop" } };

describe("what a gate proves", { concurrent: true }, () => {
  /** A model that this stack deployed, and gates that are given it. */
  async function withModel(context: TestContext) {
    const stack = await startStack(context, { simulationMs: 10 });
    const { plugin, skillId, emulator } = stack;
    const inputs = { skillId, locale, ...wire(coffeeShop), overlay: { invocationSuffix: "staging" } };
    const { outs } = await deploy(plugin, declare("interactionModel", inputs));
    const { sourceHash, modelHash, version, eTag, invocationName } = outs;
    const model = { sourceHash, modelHash, version, eTag, invocationName };
    const gate = (items: unknown[], more: Properties = {}) =>
      declare("nluProfile", { skillId, locale, model, ...suiteToWire(items), ...more }, "orders-en-US");
    const { model: _, ...withoutModel } = gate([order]);
    const edit = (interactionModel: unknown) =>
      asAnotherClient(emulator, "PUT", modelPath(skillId), { interactionModel });
    return {
      ...stack,
      model,
      gate,
      withoutModel,
      edit,
      warnings: () => plugin.messages.filter((it) => it.severity === "WARNING"),
    };
  }

  test("is its release, what stood at Amazon, the suite and the counts", async (context) => {
    const { plugin, skillId, gate, warnings } = await withModel(context);
    const { outs } = await deploy(plugin, gate([order, sizes]));
    const proof = {
      sourceHash: modelHash(coffeeShop),
      modelHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      gate: "orders",
      kind: "NluProfile",
      suiteHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      ...{ total: 2, passed: 2, minimumPassRate: 1, skillId, stage: "development", locale, version: "1" },
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    };
    expect(outs.proof).toEqual(proof);
    expect(outs.proofs).toEqual([proof]);
    expect(warnings()).toEqual([]);
  });

  test("is carried over, newest first, none twice, at most 25", async (context) => {
    const { plugin, gate, warnings, model } = await withModel(context);
    const first = await deploy(plugin, gate([order, sizes], { always: true }));
    const run = async (outs: Properties, items: unknown[], more: Properties = {}) =>
      plugin.update(first.id, outs, await checked(plugin, gate(items, { always: true, ...more })));
    const again = await run(first.outs, [order, sizes]);
    expect(again.proofs).toEqual(first.outs.proofs);
    expect(again.proof).toMatchObject({ sourceHash: model.sourceHash });
    const smaller = await run(again, [order]);
    expect(smaller.proofs).toEqual([smaller.proof, ...(first.outs.proofs as unknown[])]);
    expect(warnings().map(({ text }) => text)).toEqual([
      "the suite has 1 utterances, and had 2 when it proved a model last",
    ]);
    const many = Array.from({ length: 30 }, (_, index) => ({
      ...(first.outs.proof as object),
      sourceHash: index.toString(16).padStart(64, "0"),
    }));
    const full = await run({ ...first.outs, proofs: many }, [order, sizes]);
    expect(full.proofs).toEqual([full.proof, ...many.slice(0, 24)]);
  });

  test("is nothing where it fails, and earlier proofs stay", async (context) => {
    const { plugin, gate } = await withModel(context);
    const { id, outs } = await deploy(plugin, gate([order]));
    const news = await checked(plugin, gate([order, wrong]));
    expect((await plugin.diff(id, outs, news)).changes).toBe(true);
    const failure = await plugin.update(id, outs, news).catch((error) => error);
    expect(failure.message).toContain("1 of 2 en-US utterances not as expected");
    // Without a partial state the engine keeps the one before.
    expect(failure.partial).toBeUndefined();
  });

  test("is nothing where the model changes meanwhile", async (context) => {
    const { plugin, emulator, skillId, gate } = await withModel(context);
    const rival = {
      when: "before",
      method: "PUT",
      path: modelPath(skillId),
      body: { interactionModel: renamed },
    } as const;
    emulator.order({ operation: "profileNluV1", fault: { kind: "rival", ...rival } });
    const failure = await deploy(plugin, gate([order])).catch((error) => error);
    expect(failure.message).toContain("changed while the gate ran, so there is no result");
    expect(failure.partial).toBeUndefined();
  });

  test("is nothing where another model than the declared one stands there, which is warned of", async (context) => {
    const { plugin, gate, edit, warnings } = await withModel(context);
    await edit(renamed);
    const { outs } = await deploy(plugin, gate([order]));
    expect(outs).toMatchObject({ passed: 1, proofs: [] });
    expect(outs.proof).toBeUndefined();
    expect(warnings().map(({ text }) => text)).toEqual([expect.stringContaining("so the gate proves nothing")]);
  });

  test("is nothing without a model, or of one that was read by get", async (context) => {
    const { plugin, gate, model, withoutModel } = await withModel(context);
    const { outs } = await deploy(plugin, { ...withoutModel, triggers: ["1"] });
    expect(outs.proofs).toEqual([]);
    const { sourceHash: _, ...got } = model;
    expect((await deploy(plugin, gate([order], { model: got }))).outs.proofs).toEqual([]);
  });

  test("runs again for another release or version, not for another eTag or commit", async (context) => {
    const { plugin, gate, model } = await withModel(context);
    const { id, outs } = await deploy(plugin, gate([order]));
    const changes = async (more: Properties) =>
      (await plugin.diff(id, outs, await checked(plugin, gate([order], { model: { ...model, ...more } })))).changes;
    expect(await changes({ eTag: "another", commit: "another" })).toBe(false);
    expect(await changes({ version: "2" })).toBe(true);
    expect(await changes({ sourceHash: "0".repeat(64) })).toBe(true);
  });

  test("is of one invocation name where a simulation says it", async (context) => {
    const { plugin, skillId, model } = await withModel(context);
    const run = async (input: string, more: Properties = {}) => {
      const suite = suiteToWire([{ input, expect: { intent: "OrderIntent" } }]);
      const args = { skillId, locale, model, enable: true, ...suite, ...more };
      return (await deploy(plugin, declare("skillSimulation", args))).outs.proof;
    };
    const spokenName = "coffee shop staging";
    expect(await run("ask coffee shop staging to order a java")).toMatchObject({ kind: "SkillSimulation", spokenName });
    expect(await run("order a java", { opening: "open Coffee Shop Staging" })).toMatchObject({ spokenName });
  });

  test("is written as an in-toto statement; where it cannot be, the verdict stands", async (context) => {
    const { plugin, gate, warnings } = await withModel(context);
    const folder = mkdtempSync(join(tmpdir(), "pulumi-alexa-attestation-"));
    context.onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = join(folder, "made/orders.json");
    const { outs } = await deploy(plugin, gate([order], { attestation: file }));
    const statement = JSON.parse(readFileSync(file, "utf8"));
    expect(statement).toMatchObject({
      _type: "https://in-toto.io/Statement/v1",
      subject: [{ name: "en-US", digest: { sha256: modelHash(coffeeShop) } }],
      predicateType: "https://in-toto.io/attestation/test-result/v0.1",
      predicate: { result: "PASSED" },
    });
    expect(fromStatement(statement)).toEqual(outs.proof);
    await deploy(plugin, gate([order, wrong], { attestation: file, minimumPassRate: 0.5 }));
    expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({
      predicate: { result: "WARNED", warnedTests: ["utterances[1]"] },
    });
    writeFileSync(join(folder, "file"), "");
    await deploy(plugin, gate([order], { attestation: join(folder, "file/orders.json") }));
    expect(warnings().at(-1)?.text).toContain("the attestation cannot be written");
  });

  test("needs a model for an attestation, which is told with what else is wrong", async (context) => {
    const { plugin, withoutModel } = await withModel(context);
    const { failures } = await plugin.check({}, { ...withoutModel, attestation: "orders.txt" });
    expect(failures.map(({ reason }) => reason)).toEqual([
      "attestation must be the path of a .json file",
      "attestation needs `model`, since it says which release the gate has proved",
    ]);
  });
});
