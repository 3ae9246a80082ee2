import { describe, expect, type TestContext, test } from "vitest";
import { modelHash } from "../../provider/model/wire/model";
import { asAnotherClient, modelPath, operations } from "./emulated-account";
import type { PluginError, Properties } from "./plugin";
import { checked, declare, deploy, modelOf, wire } from "./resources";
import { startStack } from "./stack";

const first = modelOf("the first fact");
const second = modelOf("the second fact");
const hash = (model: Record<string, unknown>) => modelHash(model).slice(0, 8);
const requires = [{ from: "staging", gates: ["facts"], proofs: [] }];
const __hold = `${hash(first)} wrong facts`;
const held = [
  `${hash(first)} is held, so it is not sent: wrong facts [promotion-held]`,
  "  ways on: deploy another release; take it out of alexa:hold in the stack's configuration",
].join("\n");

describe("a release that this stack has sent before", { concurrent: true }, () => {
  async function stackOf(context: TestContext) {
    const stack = await startStack(context);
    const { plugin, skillId, emulator } = stack;
    const inputsOf = (model: unknown, more: Properties = {}) =>
      declare("interactionModel", { skillId, locale: "en-US", ...wire(model), ...more });
    const reasons = async (declared: Properties, olds: Properties) =>
      (await plugin.check(olds, declared)).failures.map(({ reason }) => reason);
    /** The first release is deployed, the second one stands there, and a refresh has seen it. */
    const edited = async (more: Properties = {}) => {
      const deployed = await deploy(plugin, inputsOf(first, more));
      await asAnotherClient(emulator, "PUT", modelPath(skillId), { interactionModel: second });
      const { outs, inputs = deployed.inputs } = await plugin.read(deployed.id, deployed.outs);
      return { id: deployed.id, outs, inputs };
    };
    const failed = async () => {
      emulator.failNextBuild([{ code: "Code", message: "Text." }]);
      const news = await checked(plugin, inputsOf(first));
      const { partial } = await plugin.create(news).then(
        () => Promise.reject(new Error("it succeeded")),
        (error: PluginError) => error,
      );
      return { id: partial?.id ?? "", outs: partial?.outs ?? {}, inputs: news };
    };
    return { ...stack, inputsOf, reasons, edited, failed };
  }

  test("is put back in the place of an edit without a proof; the edit itself needs one", async (context) => {
    const { plugin, inputsOf, reasons, edited } = await stackOf(context);
    const { id, outs, inputs } = await edited();
    expect(outs.sourceHash).toBeUndefined();
    const [refused] = await reasons(inputsOf(second, { requires }), inputs);
    expect(refused).toContain(`${hash(second)} has not passed "facts" in staging, so it is not sent`);
    const news = await checked(plugin, inputsOf(first, { requires }), inputs);
    const back = await plugin.update(id, outs, news);
    expect(back).toMatchObject({ sourceHash: modelHash(first), modelHash: modelHash(first), supersededVersion: "2" });
    expect([back.deployedHash, back.driftedVersion]).toEqual([undefined, undefined]);
  });

  test("is another one where the edit is declared, which then has its own hash", async (context) => {
    const { plugin, emulator, inputsOf, edited } = await stackOf(context);
    const { id, outs, inputs } = await edited();
    const news = await checked(plugin, inputsOf(second), inputs);
    expect(await plugin.diff(id, outs, news)).toEqual({ changes: true, replaces: [] });
    emulator.requests.length = 0;
    expect(await plugin.update(id, outs, news)).toMatchObject({ sourceHash: modelHash(second) });
    expect(operations(emulator)).toEqual([]);
  });

  test("is not put back where it is held, and the edit is not declared where that is", async (context) => {
    const { inputsOf, reasons, edited } = await stackOf(context);
    const { inputs } = await edited();
    expect(await reasons(inputsOf(first, { __hold }), inputs)).toEqual([held]);
    const [refused] = await reasons(inputsOf(second, { __hold: `${hash(second)} by hand` }), inputs);
    expect(refused).toContain(`${hash(second)} is held, so it is not sent: by hand`);
  });

  test("is not put back where it is a secret and held", async (context) => {
    const { plugin, inputsOf, edited } = await stackOf(context);
    const { id, outs, inputs } = await edited({ __secret: true });
    const news = await checked(plugin, inputsOf(first, { __secret: true, __hold }), inputs);
    await expect(plugin.diff(id, outs, news)).rejects.toThrow(held);
  });

  test("is not sent again after a build that did not succeed, where it is held or not proved", async (context) => {
    const { plugin, inputsOf, failed } = await stackOf(context);
    const { id, outs, inputs } = await failed();
    const diffOf = async (more: Properties) =>
      plugin.diff(id, outs, await checked(plugin, inputsOf(first, more), inputs));
    await expect(diffOf({ __hold })).rejects.toThrow(held);
    await expect(diffOf({ requires })).rejects.toThrow(
      `the build of ${hash(first)} did not succeed, and it is not proved, so it is not sent again [promotion-unverified]`,
    );
    expect(await diffOf({ requires, __approve: `${hash(first)} INC-212` })).toMatchObject({ changes: true });
    expect(await diffOf({})).toEqual({ changes: true, replaces: [] });
  });

  test("is told of by the outputs only when it is built", async (context) => {
    const { plugin, emulator, inputsOf } = await stackOf(context);
    const { id, outs, inputs } = await deploy(plugin, inputsOf(first));
    emulator.failNextBuild([{ code: "Code", message: "Text." }]);
    const news = await checked(plugin, inputsOf(second), inputs);
    const { partial } = await plugin.update(id, outs, news).then(
      () => Promise.reject(new Error("it succeeded")),
      (error: PluginError) => error,
    );
    // A gate that is given them would else prove the second release with the first model.
    expect(partial?.outs).toMatchObject({ sourceHash: modelHash(first), modelHash: modelHash(first) });
    expect(partial?.outs).toMatchObject({ __sourceHash: modelHash(first), pendingHash: modelHash(second) });
  });
});
