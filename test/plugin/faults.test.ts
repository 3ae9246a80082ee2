import { describe, expect, type TestContext, test } from "vitest";
import type { EmulatorSettings, Fault } from "../../emulator";
import { modelHash } from "../../provider/model/wire/model";
import { valueListToWire } from "../../provider/model/wire/slot-type-values";
import { asAnotherClient, countOf, modelPath } from "./emulated-account";
import type { PluginError, Properties } from "./plugin";
import { checked, declare, deploy, modelOf, wire } from "./resources";
import { HOUR_MS, PATIENCE, startOwnStack, startStack } from "./stack";

const PUT = "setInteractionModelV1";
const first = modelOf("the first fact");
const second = modelOf("the second fact");
const theirs = modelOf("a fact of theirs");
const lost: Fault = { kind: "reset", acted: true };
const down: Fault = { kind: "status", status: 503, acted: false, body: "json" };

describe("a model under faults", { concurrent: true }, () => {
  /** A stack with the first model built. */
  async function deployed(context: TestContext, settings: Partial<EmulatorSettings> = {}, args: Properties = {}) {
    const stack = await startStack(context, settings);
    const { plugin, emulator, skillId } = stack;
    const declared = { skillId, locale: "en-US", stage: "development", onConflict: "fail", ...args };
    const inputsOf = (model: unknown) => declare("interactionModel", { ...declared, ...wire(model) });
    const { id, outs } = await deploy(plugin, inputsOf(first));
    emulator.requests.length = 0;
    const update = (known: Properties = outs) => plugin.update(id, known, inputsOf(second));
    const updateFails = (): Promise<PluginError> =>
      update().then(
        () => Promise.reject(new Error("it succeeded")),
        (error) => error,
      );
    const path = modelPath(skillId);
    const rival = (when: "before" | "after"): Fault => ({
      kind: "rival",
      when,
      method: "PUT",
      path,
      body: { interactionModel: theirs },
    });
    const warnings = () => plugin.messages.filter(({ severity }) => severity === "WARNING").map(({ text }) => text);
    return { ...stack, id, outs, update, updateFails, rival, warnings };
  }

  test("a PUT whose answer is lost is found, and not sent again", async (context) => {
    const { emulator, skillId, update, warnings } = await deployed(context);
    emulator.order({ operation: PUT, fault: lost });
    expect(await update()).toMatchObject({ version: "2", modelHash: modelHash(second) });
    expect(emulator.model(skillId, "en-US")).toEqual(second);
    // The second one is refused by its If-Match.
    expect(emulator.requests.filter(({ operation }) => operation === PUT).map(({ status }) => status)).toEqual([
      0, 412,
    ]);
    expect(warnings()).toEqual([]);
  });

  test("a PUT that is never answered is told, and the next update goes on", async (context) => {
    const { emulator, updateFails, update } = await deployed(context);
    emulator.order({ operation: PUT, times: 1_000, fault: down });
    const { partial } = await updateFails();
    expect(partial?.reasons.join()).toContain("could not set the en-US interaction model");
    expect(partial?.outs).toMatchObject({ version: "1", pendingHash: modelHash(second) });
    expect(countOf(emulator, PUT)).toBe(4);
    emulator.clearFaults();
    expect(await update(partial?.outs)).toMatchObject({ version: "2", modelHash: modelHash(second) });
  });

  test("a model that was taken is not forgotten where its build cannot be seen", async (context) => {
    const { emulator, updateFails, update } = await deployed(context);
    emulator.order({ operation: "getSkillStatusV1", nth: 2, times: 1_000, fault: down });
    const { partial } = await updateFails();
    expect(partial?.reasons.join()).toMatch(/^Amazon has the model, but: could not read the build status/);
    emulator.clearFaults();
    expect(await update(partial?.outs)).toMatchObject({ version: "2", modelHash: modelHash(second) });
    expect(countOf(emulator, PUT)).toBe(1);
  });

  test("a PUT that may have been taken is not forgotten where nothing can be seen after it", async (context) => {
    const { emulator, updateFails, update } = await deployed(context);
    emulator.order({ operation: PUT, fault: lost });
    emulator.order({ operation: "getSkillStatusV1", nth: 2, times: 1_000, fault: down });
    const { partial } = await updateFails();
    expect(partial?.outs).toMatchObject({ version: "1", pendingHash: modelHash(second) });
    emulator.clearFaults();
    expect(await update(partial?.outs)).toMatchObject({ version: "2", modelHash: modelHash(second) });
  });

  test("a rival's model is named also where the answer of the PUT over it is lost", async (context) => {
    const { emulator, update, rival, warnings } = await deployed(context, { putDuringBuild: "queue" });
    emulator.set({ buildMs: HOUR_MS });
    emulator.order({ operation: "getSkillStatusV1", fault: rival("after") });
    emulator.order({ operation: PUT, fault: lost });
    const updated = update();
    await context.expect.poll(() => countOf(emulator, PUT), PATIENCE).toBe(1);
    emulator.finishBuilds();
    emulator.set({ buildMs: 0 });
    expect(await updated).toMatchObject({ version: "3", supersededVersion: "2" });
    expect(warnings()).toEqual([expect.stringContaining("at the same time; its version 2 was replaced")]);
  });

  test.for([409, 403, 422, 500, 400])("no word of Amazon's is shown of a secret model: %i", async (status, context) => {
    const { emulator, updateFails } = await deployed(context, {}, { __secret: true });
    emulator.order({ operation: PUT, times: 1_000, fault: { kind: "status", status, acted: false, body: "json" } });
    const { message, partial } = await updateFails();
    const told = [message, ...(partial?.reasons ?? [])].join();
    expect(told).toContain(`: ${status}`);
    expect(told).not.toContain("This failure was ordered");
  });

  test("where another build refuses the PUT, it is waited for, and told what it changed", async (context) => {
    const { emulator, skillId, updateFails, rival } = await deployed(context, {
      buildMs: 300,
      putDuringBuild: "refuse",
    });
    emulator.order({ operation: PUT, fault: rival("before") });
    const { message } = await updateFails();
    expect(message).toContain("was changed outside of this stack (version 2), and nothing was overwritten");
    expect(message).toContain('+   sample "a fact of theirs"');
    expect(emulator.model(skillId, "en-US")).toEqual(theirs);
  });

  test("another build that never ends is told after buildTimeout", async (context) => {
    const { emulator, updateFails, rival } = await deployed(context, { putDuringBuild: "refuse" }, { buildTimeout: 1 });
    emulator.set({ buildMs: 1_000_000 });
    emulator.order({ operation: PUT, fault: rival("before") });
    const { message } = await updateFails();
    expect(message).toMatch(/another build of en-US was (in the way for|still running after) 1 s/);
  });

  test("another client's model that takes the place of ours in its build is not taken for ours", async (context) => {
    const { emulator, skillId, updateFails, rival } = await deployed(context, { buildMs: 100 });
    emulator.order({ operation: PUT, fault: rival("after") });
    const { partial } = await updateFails();
    expect(partial?.reasons.join()).toContain(
      "another client replaced the en-US model while ours was built (version 3)",
    );
    expect(partial?.reasons.join()).toContain('+   sample "a fact of theirs"');
    expect(emulator.model(skillId, "en-US")).toEqual(theirs);
  });

  test("a rival's model that If-Match could not see is named", async (context) => {
    const { emulator, update, rival, warnings } = await deployed(context, { buildMs: 100, putDuringBuild: "queue" });
    emulator.order({ operation: PUT, fault: rival("before") });
    expect(await update()).toMatchObject({ version: "3", supersededVersion: "2" });
    expect(warnings()).toEqual([expect.stringContaining("at the same time; its version 2 was replaced")]);
  });

  test("the eTag of a rival's model that is still built is not taken for ours", async (context) => {
    const eTagMoves = { putReturnsETag: false, eTagMoves: "put" } as const;
    const { plugin, emulator, id, update, rival, warnings } = await deployed(context, { ...eTagMoves, buildMs: 50 });
    emulator.order({ operation: "getInteractionModelV1", fault: rival("before") });
    const outs = await update();
    expect(outs).toMatchObject({ version: "2" });
    await context.expect.poll(() => emulator.model(String(outs.skillId), "en-US"), PATIENCE).toEqual(theirs);
    const read = await plugin.read(id, outs);
    expect(read.outs).toMatchObject({ version: "3", driftedVersion: "3" });
    await update(read.outs);
    expect(warnings()).toEqual([
      expect.stringContaining("version 3 of en-US, made outside of this stack, was replaced"),
    ]);
  });
});

describe("a slot type under faults", { concurrent: true }, () => {
  const declared = declare("slotType", { name: "Drink" });
  const CREATE = "createInteractionModelSlotTypeV1";

  test("is found where the answer is lost", async (context) => {
    const { plugin, emulator } = await startStack(context);
    emulator.order({ operation: CREATE, fault: lost });
    const { id } = await deploy(plugin, declared);
    expect(emulator.slotTypes().map((slotType) => slotType.id)).toEqual([id]);
    expect(countOf(emulator, CREATE)).toBe(1);
  });

  test("is asked for again where nothing was made, and told in the end", async (context) => {
    const { plugin, emulator } = await startStack(context);
    emulator.order({ operation: CREATE, times: 2, fault: down });
    await deploy(plugin, declared);
    expect(countOf(emulator, CREATE)).toBe(3);
    emulator.order({ operation: CREATE, times: 1_000, fault: down });
    const failure = deploy(plugin, declare("slotType", { name: "Food" }, "other"));
    await expect(failure).rejects.toThrow("could not create the slot type Food");
    expect(emulator.slotTypes()).toHaveLength(1);
  });

  test("that was deleted outside is told, with the way on", async (context) => {
    const { plugin, emulator } = await startStack(context);
    const { id, outs, inputs } = await deploy(plugin, declared);
    await asAnotherClient(emulator, "DELETE", `/v1/skills/api/custom/interactionModel/slotTypes/${id}`);
    const update = plugin.update(id, outs, { ...inputs, description: "hot" });
    await expect(update).rejects.toThrow(/was deleted outside of this stack: run `pulumi refresh`/);
    const version = declare("slotTypeVersion", { slotTypeId: id, ...valueListToWire([{ name: { value: "tea" } }]) });
    const create = plugin.create(await checked(plugin, version));
    await expect(create).rejects.toThrow(/was deleted outside of this stack: run `pulumi refresh`/);
  });

  test.for<[string, string, Fault]>([
    ["the answer is lost and its build takes too long", "createInteractionModelSlotTypeVersionV1", lost],
    ["its build cannot be seen", "getInteractionModelSlotTypeBuildStatusV1", down],
  ])("a version is made once, though %s", async ([, operation, fault], context) => {
    const { plugin, emulator } = await startOwnStack(context, { buildMs: HOUR_MS }, { "alexa:buildTimeout": "1" });
    const { id: slotTypeId } = await deploy(plugin, declared);
    const version = declare("slotTypeVersion", { slotTypeId, ...valueListToWire([{ name: { value: "tea" } }]) });
    emulator.order({ operation, times: operation.startsWith("get") ? 1_000 : 1, fault });
    await expect(deploy(plugin, version)).rejects.toThrow(/version of the slot type/);
    emulator.clearFaults();
    emulator.finishBuilds();
    expect((await deploy(plugin, version)).id).toBe(`${slotTypeId}/1`);
    expect(emulator.slotTypes()[0]?.versions).toHaveLength(1);
  });

  test("a version is found by its mark where its update request is gone", async (context) => {
    const { plugin, emulator } = await startStack(context, { buildMs: 300 });
    const { id: slotTypeId } = await deploy(plugin, declared);
    const gone: Fault = { kind: "status", status: 404, acted: false, body: "json" };
    emulator.order({ operation: "getInteractionModelSlotTypeBuildStatusV1", fault: gone });
    const { outs } = await deploy(
      plugin,
      declare("slotTypeVersion", { slotTypeId, ...valueListToWire([{ name: { value: "tea" } }]) }),
    );
    expect(outs.reference).toEqual({ id: slotTypeId, version: "1" });
    expect(emulator.slotTypes()[0]?.versions).toHaveLength(1);
  });
});
