import { describe, expect, type TestContext, test } from "vitest";
import { modelHash } from "../../provider/model/wire/model";
import { operations } from "./emulated-account";
import type { Properties } from "./plugin";
import { checked, declare, deploy, modelOf, UNKNOWN, wire } from "./resources";
import { startStack } from "./stack";

const first = modelOf("the first fact");
const second = modelOf("the second fact");
const hash = (model: Record<string, unknown>) => modelHash(model).slice(0, 8);
const proofOf = (model: Record<string, unknown>, more: Properties = {}) => ({
  ...{ sourceHash: modelHash(model), modelHash: modelHash(model), gate: "facts", kind: "NluProfile" },
  ...{ suiteHash: "c".repeat(64), total: 2, passed: 2, minimumPassRate: 1, skillId: "staging" },
  ...{ stage: "development", locale: "en-US", at: new Date(Date.now() - 7_200_000).toISOString(), ...more },
});
const requires = (proofs: unknown, more: Properties = {}) => [{ from: "staging", gates: ["facts"], proofs, ...more }];

describe("a model that requires a proof", { concurrent: true }, () => {
  async function stackOf(context: TestContext) {
    const stack = await startStack(context);
    const { plugin, skillId } = stack;
    const inputsOf = (model: unknown, proofs: unknown, more: Properties = {}) =>
      declare("interactionModel", { skillId, locale: "en-US", ...wire(model), requires: requires(proofs), ...more });
    const reasons = async (declared: Properties, olds: Properties = {}) =>
      (await plugin.check(olds, declared)).failures.map(({ reason }) => reason);
    return { ...stack, inputsOf, reasons, said: () => plugin.messages.map(({ text }) => text) };
  }

  test("keeps the used proof alone, and says what it promotes", async (context) => {
    const { plugin, inputsOf, said } = await stackOf(context);
    const list = [proofOf(second), proofOf(first)];
    const { id, outs, inputs } = await deploy(plugin, inputsOf(first, list));
    expect(inputs.requires).toBeUndefined();
    expect(inputs.__proof).toEqual([{ ...list[1], from: "staging" }]);
    expect(outs.proof).toEqual(inputs.__proof);
    expect(said()[0]).toBe(`en-US: promotes ${hash(first)}, passed in staging: facts 2 of 2, 2 h ago`);
    expect(await plugin.read(id, outs)).toMatchObject({ outs, inputs: undefined });
  });

  test("that is deployed stays as it is when the list has moved on, or cannot be read any more", async (context) => {
    const { plugin, inputsOf, said } = await stackOf(context);
    const { id, outs, inputs } = await deploy(plugin, inputsOf(first, [proofOf(first)]));
    plugin.forget();
    for (const proofs of [[], [proofOf(second)], "none", UNKNOWN]) {
      const news = await checked(plugin, inputsOf(first, proofs), inputs);
      expect(news).toEqual(inputs);
      expect(await plugin.diff(id, outs, news)).toEqual({ changes: false, replaces: [] });
    }
    expect(said()).toEqual([]);
  });

  test("is not refused while a preview cannot know the proofs", async (context) => {
    const { plugin, inputsOf } = await stackOf(context);
    const { inputs } = await plugin.check({}, inputsOf(first, UNKNOWN));
    expect(inputs.__proof).toBe(UNKNOWN);
  });

  test("is refused with what passed, and how that differs from it in words", async (context) => {
    const { plugin, emulator, inputsOf, reasons } = await stackOf(context);
    const { inputs } = await deploy(plugin, inputsOf(first, [proofOf(first)]));
    emulator.requests.length = 0;
    expect(
      await reasons(inputsOf(second, [proofOf(first, { version: "12", commit: "4e5f6a1".repeat(5) })]), inputs),
    ).toEqual([
      [
        `${hash(second)} has not passed "facts" in staging, so it is not sent [promotion-unverified]`,
        `  passed there: ${hash(first)} (version 12, 2 of 2, 2 h ago, commit 4e5f6a14)`,
        `  from ${hash(first)} to this: FactIntent +1 sample −1`,
        `  ways on: deploy this release to staging; promote ${hash(first)} (commit 4e5f6a14); \`pulumi config set --stack dev alexa:approve "${hash(second)} <why>"\``,
      ].join("\n"),
    ]);
    expect(operations(emulator)).toEqual([]);
  });

  test("is sent on a person's word, which is warned of at every run until there is a proof", async (context) => {
    const { plugin, inputsOf, said } = await stackOf(context);
    const approved = (proofs: unknown) => inputsOf(first, proofs, { __approve: `${hash(first)} INC-212` });
    const { inputs } = await deploy(plugin, approved([]));
    expect(inputs.__proof).toEqual([{ approved: "INC-212", sourceHash: modelHash(first) }]);
    expect(inputs.__approve).toBeUndefined();
    const warning = `${hash(first)} is deployed by a person's word and unverified: INC-212 (alexa:approve)`;
    expect(said()).toContain(warning);
    // The word itself may be taken out of the configuration again.
    expect((await checked(plugin, inputsOf(first, []), inputs)).__proof).toEqual(inputs.__proof);
    const proved = await checked(plugin, inputsOf(first, [proofOf(first)]), inputs);
    expect(proved.__proof).toEqual([{ ...proofOf(first), at: expect.any(String), from: "staging" }]);
  });

  test("is refused where a person holds it, whatever proves it, and without `requires` too", async (context) => {
    const { plugin, skillId, inputsOf, reasons, said } = await stackOf(context);
    const __hold = [`${hash(second)} wrong facts`];
    const words = [
      `${hash(second)} is held, so it is not sent: wrong facts [promotion-held]`,
      "  ways on: deploy another release; take it out of alexa:hold in Pulumi.dev.yaml",
    ].join("\n");
    expect(await reasons(inputsOf(second, [proofOf(second)], { __hold, __approve: `${hash(second)} please` }))).toEqual(
      [words],
    );
    const plain = (model: unknown, more: Properties = {}) =>
      declare("interactionModel", { skillId, locale: "en-US", ...wire(model), ...more });
    expect(await reasons(plain(second, { __hold }))).toEqual([words]);
    // What is deployed already is warned of, since not to send it changes nothing.
    const { inputs } = await deploy(plugin, plain(second));
    expect(await reasons(plain(second, { __hold }), inputs)).toEqual([]);
    expect(said()).toContain(`${hash(second)} is held (wrong facts), and it is what the program declares`);
  });

  test("tells everything that is wrong at once", async (context) => {
    const { inputsOf, reasons } = await stackOf(context);
    const more = { __hold: "1", __approve: "please", skillId: "a/b" };
    expect(await reasons(inputsOf(first, [], { ...more, requires: "staging" }))).toEqual([
      "skillId must be a skill's id (amzn1.ask.skill.…)",
      "requires must be made by `verified` or `anyOf`",
      expect.stringContaining('alexa:hold has "1"'),
      expect.stringContaining('alexa:approve has "please"'),
    ]);
  });
});
