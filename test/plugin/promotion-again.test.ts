import { describe, expect, type TestContext, test } from "vitest";
import { modelHash } from "../../provider/model/wire/model";
import { asAnotherClient, modelPath, operations } from "./emulated-account";
import type { PluginError, Properties } from "./plugin";
import { checked, declare, deploy, modelOf, wire } from "./resources";
import { startStack } from "./stack";

const one = modelOf("the first fact");
const two = modelOf("the second fact");
const three = modelOf("the third fact");
const hash = (model: Record<string, unknown>) => modelHash(model).slice(0, 8);
const __hold = `${hash(one)} wrong facts`;
const held = [
  `${hash(one)} is held, so it is not sent: wrong facts [promotion-held]`,
  "  ways on: deploy another release; take it out of alexa:hold in Pulumi.dev.yaml",
].join("\n");

const proofOf = (model: Record<string, unknown>, more: Properties = {}) => ({
  ...{ sourceHash: modelHash(model), modelHash: modelHash(model), gate: "facts", kind: "SkillSimulation" },
  ...{ suiteHash: "c".repeat(64), total: 2, passed: 2, minimumPassRate: 1, skillId: "staging" },
  ...{ stage: "development", locale: "en-US", at: "2026-01-01T00:00:00.000Z", ...more },
});
const proving = (...proofs: unknown[]) => ({ requires: [{ from: "staging", gates: ["facts"], proofs }] });
const approve = (model: Record<string, unknown>) => ({ __approve: `${hash(model)} INC-2` });
const unproved = (model: Record<string, unknown>) =>
  `${hash(model)} has not passed "facts" in staging, so it is not sent [promotion-unverified]`;

/** What the engine keeps of a resource. */
interface State {
  id: string;
  outs: Properties;
  inputs: Properties;
}

describe("a release that this stack has sent before", { concurrent: true }, () => {
  async function stackOf(context: TestContext) {
    const stack = await startStack(context);
    const { plugin, skillId, emulator } = stack;
    const inputsOf = (model: unknown, more: Properties = {}) =>
      declare("interactionModel", { skillId, locale: "en-US", ...wire(model), ...more });
    const reasons = async (declared: Properties, olds: Properties) =>
      (await plugin.check(olds, declared)).failures.map(({ reason }) => reason);
    /** A run of `pulumi up` in the state that another one left. */
    const up = async ({ id, outs, inputs }: State, model: unknown, more: Properties = {}): Promise<State> => {
      const news = await checked(plugin, inputsOf(model, more), inputs);
      const { changes } = await plugin.diff(id, outs, news);
      return { id, outs: changes ? await plugin.update(id, outs, news) : outs, inputs: news };
    };
    const first = (more: Properties = {}) => deploy(plugin, inputsOf(one, more));
    /** The same where the build fails. */
    const upFails = async (state: State, model: unknown, more: Properties = {}): Promise<State> => {
      emulator.failNextBuild([{ code: "Code", message: "Text." }]);
      const inputs = await checked(plugin, inputsOf(model, more), state.inputs);
      const attempt = state.id === "" ? plugin.create(inputs) : plugin.update(state.id, state.outs, inputs);
      const { partial } = await attempt.then(
        () => Promise.reject(new Error("it succeeded")),
        (error: PluginError) => error,
      );
      // The engine keeps the inputs of an attempt to create, and the ones before an attempt to update.
      return { id: partial?.id ?? "", outs: partial?.outs ?? {}, inputs: state.id === "" ? inputs : state.inputs };
    };
    const refresh = async ({ id, outs, inputs }: State): Promise<State> => {
      const found = await plugin.read(id, outs);
      return { id, outs: found.outs, inputs: found.inputs ?? inputs };
    };
    /** Another client saves a model, and a refresh sees it. */
    const edited = async (state: State, model: unknown) => {
      await asAnotherClient(emulator, "PUT", modelPath(skillId), { interactionModel: model });
      return refresh(state);
    };
    return { ...stack, inputsOf, reasons, up, first, upFails, refresh, edited };
  }
  const nothing: State = { id: "", outs: {}, inputs: {} };

  test("is put back in the place of an edit without a proof; the edit itself needs one", async (context) => {
    const { up, first, edited } = await stackOf(context);
    const state = await edited(await first(), two);
    expect(state.outs.sourceHash).toBeUndefined();
    await expect(up(state, two, proving())).rejects.toThrow(unproved(two));
    const { outs } = await up(state, one, proving());
    expect(outs).toMatchObject({ sourceHash: modelHash(one), modelHash: modelHash(one), supersededVersion: "2" });
    expect([outs.deployedRelease, outs.driftedVersion]).toEqual([undefined, undefined]);
  });

  test("is another one where the edit is declared, which then has its own hash", async (context) => {
    const { emulator, up, first, edited } = await stackOf(context);
    const state = await edited(await first(), two);
    emulator.requests.length = 0;
    expect((await up(state, two)).outs).toMatchObject({ sourceHash: modelHash(two) });
    expect(operations(emulator)).toEqual([]);
  });

  test("is not put back where it is a secret and held", async (context) => {
    const { up, first, edited } = await stackOf(context);
    const state = await edited(await first({ __secret: true }), two);
    await expect(up(state, one, { __secret: true, __hold })).rejects.toThrow(held);
  });

  test("is not put back where it is held; the edit is not declared where that is", async (context) => {
    const { up, first, edited } = await stackOf(context);
    const state = await edited(await first(), two);
    await expect(up(state, one, { __hold })).rejects.toThrow(held);
    await expect(up(state, two, { __hold: `${hash(two)} by hand` })).rejects.toThrow(`${hash(two)} is held`);
  });

  test("may be refreshed while it is held, and goes on when the hold is gone", async (context) => {
    const { nextRun, up, first, edited } = await stackOf(context);
    const holding = await up(await first({ __secret: true }), one, { __secret: true, __hold });
    expect(JSON.stringify(holding.inputs)).not.toContain("wrong facts");
    const { id, outs, inputs } = await edited(holding, two);
    // As `pulumi refresh` does, whose process has checked nothing.
    const plugin = await nextRun();
    expect(await plugin.diff(id, outs, inputs)).toEqual({ changes: true, replaces: [] });
    expect((await up({ id, outs, inputs }, one, { __secret: true })).outs.modelHash).toBe(modelHash(one));
  });

  test("is not sent again after a build that failed, where it is held, not proved or no longer approved", async (context) => {
    const { up, upFails } = await stackOf(context);
    const state = await upFails(nothing, one);
    await expect(up(state, one, { __hold })).rejects.toThrow(held);
    await expect(up(state, one, proving())).rejects.toThrow(unproved(one));
    const approved = await upFails(nothing, one, { ...proving(), ...approve(one) });
    await expect(up(approved, one, proving())).rejects.toThrow(unproved(one));
    expect((await up(approved, one, { ...proving(), ...approve(one) })).outs).toMatchObject({
      proof: [{ approved: "INC-2" }],
    });
  });

  for (const secret of [{}, { __secret: true }])
    test(`is not sent for an edit that came after its build failed: ${JSON.stringify(secret)}`, async (context) => {
      const { up, first, upFails, edited } = await stackOf(context);
      const state = await edited(await upFails(await first(secret), two, secret), three);
      await expect(up(state, two, { ...secret, ...proving() })).rejects.toThrow(unproved(two));
    });

  test("is told of by the outputs only when it is built, with its own proof", async (context) => {
    const { up, first, upFails, edited } = await stackOf(context);
    const failed = await upFails(await first(), two, { ...proving(), ...approve(two) });
    // A gate that is given them would else prove the second release with the first model.
    expect(failed.outs).toMatchObject({ sourceHash: modelHash(one), modelHash: modelHash(one) });
    expect(failed.outs.proof).toBeUndefined();
    const { outs } = await up(await edited(failed, three), one, proving());
    expect(outs).toMatchObject({ sourceHash: modelHash(one) });
    expect(outs.proof).toBeUndefined();
  });

  test("needs no new proof where it still stands after the build of the next one failed", async (context) => {
    const { up, first, upFails } = await stackOf(context);
    const failed = await upFails(await first(proving(proofOf(one))), two, proving(proofOf(two)));
    expect((await up(failed, one, proving())).outs).toMatchObject({ sourceHash: modelHash(one) });
    // But after the next one was built it is a release like any other.
    const built = await up(await first(proving(proofOf(one))), two, proving(proofOf(two)));
    await expect(up(built, one, proving())).rejects.toThrow(unproved(one));
    const { __proof, ...unasked } = (await first()).inputs;
    const renamed = await upFails({ ...(await first()), inputs: unasked }, one, { overlay: { invocationSuffix: "x" } });
    expect((await up(renamed, one, proving())).outs).toMatchObject({ invocationName: "space facts" });
  });

  test("is known again where a refresh finds that its build has ended after all", async (context) => {
    const { emulator, up, first, upFails, refresh, edited, skillId } = await stackOf(context);
    const failed = await upFails(await first(), two, proving(proofOf(two)));
    await asAnotherClient(emulator, "PUT", modelPath(skillId), { interactionModel: two });
    const state = await refresh(failed);
    expect(state.outs).toMatchObject({ sourceHash: modelHash(two), proof: [{ from: "staging" }] });
    expect((await up(state, two, proving())).outs).toEqual(state.outs);
    await expect(up(state, one, proving())).rejects.toThrow(unproved(one));
    expect((await up(await edited(state, three), two, proving())).outs).toMatchObject({ sourceHash: modelHash(two) });
  });

  test("is not what stands where another one's build ended after all, a secret one neither", async (context) => {
    const { emulator, up, first, upFails, refresh, skillId } = await stackOf(context);
    const secret = { __secret: true };
    const failed = await upFails(await first({ ...secret, ...proving(proofOf(one)) }), two, {
      ...{ ...secret, ...proving(proofOf(two)) },
    });
    await asAnotherClient(emulator, "PUT", modelPath(skillId), { interactionModel: two });
    await expect(up(await refresh(failed), one, { ...secret, ...proving() })).rejects.toThrow(unproved(one));
  });

  test("is sent again under its overlay where a refresh found that the build of another one has ended", async (context) => {
    const { emulator, up, first, upFails, refresh, skillId } = await stackOf(context);
    const overlay = (invocationSuffix: string) => ({ overlay: { invocationSuffix } });
    const failed = await upFails(await first(overlay("a")), one, overlay("b"));
    const { languageModel } = one;
    const interactionModel = { languageModel: { ...languageModel, invocationName: "space facts b" } };
    await asAnotherClient(emulator, "PUT", modelPath(skillId), { interactionModel });
    const state = await refresh(failed);
    expect(state.outs).toMatchObject({ invocationName: "space facts b", ...overlay("b") });
    expect((await up(state, one, overlay("a"))).outs).toMatchObject({ invocationName: "space facts a" });
    expect(emulator.model(skillId, "en-US")).toMatchObject({ languageModel: { invocationName: "space facts a" } });
  });

  test("is judged by what is asked for now where its create failed", async (context) => {
    const { up, upFails } = await stackOf(context);
    const state = await upFails(nothing, one, proving(proofOf(one)));
    await expect(up(state, one, proving())).rejects.toThrow(unproved(one));
    expect((await up(state, one, proving(proofOf(one)))).outs).toMatchObject({ sourceHash: modelHash(one) });
  });

  test("stays a secret while the build of one in clear has not succeeded", async (context) => {
    const { first, upFails } = await stackOf(context);
    const { outs } = await upFails(await first({ __secret: true }), two);
    expect(outs.__secret).toBe(true);
  });

  test("needs a proof of the name that an overlay gives it, where a simulation said another one", async (context) => {
    const { up, first } = await stackOf(context);
    const required = proving(proofOf(one, { spokenName: "space facts" }));
    const state = await first(required);
    await expect(up(state, one, { ...required, overlay: { invocationName: "other facts" } })).rejects.toThrow(
      "[promotion-other-overlay]",
    );
    expect((await up(state, one, required)).outs).toEqual(state.outs);
  });

  test("has the proof in place of a person's word once there is one", async (context) => {
    const { emulator, up, first } = await stackOf(context);
    const state = await first({ ...proving(), ...approve(one) });
    emulator.requests.length = 0;
    expect((await up(state, one, proving(proofOf(one)))).outs).toMatchObject({ proof: [{ from: "staging" }] });
    expect(operations(emulator)).toEqual([]);
  });

  test("leaves no name in clear in the outputs once it is a secret", async (context) => {
    const { up, first } = await stackOf(context);
    const { outs } = await up(await first({ overlay: { invocationSuffix: "x" } }), one, {
      ...{ overlay: { invocationSuffix: "x" }, __secret: true },
    });
    expect(outs.__secret).toBe(true);
    expect([outs.invocationName, outs.__invocationName, outs.releasedName]).toEqual([undefined, undefined, undefined]);
  });
});
