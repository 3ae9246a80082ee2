import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, type TestContext, test } from "vitest";
import type { FaultOrder } from "../../emulator/http/fault";
import { suiteToWire } from "../../provider/model/wire/suite";
import { asAnotherClient, countOf, modelPath } from "./emulated-account";
import { coffeeShop, declare, deploy } from "./resources";
import { PATIENCE, startOwnStack, startStack } from "./stack";

const locale = "en-US";
const order = {
  input: "ask coffee shop to order a java",
  expect: { intent: "OrderIntent", slots: { drink: { value: "coffee", id: "C" } } },
};

async function withSkill(context: TestContext, starting = startStack(context, { simulationMs: 50 })) {
  const stack = await starting;
  const { emulator, plugin, skillId } = stack;
  await asAnotherClient(emulator, "PUT", modelPath(skillId), { interactionModel: coffeeShop });
  const run = (items: unknown[], more = {}) =>
    deploy(plugin, declare("skillSimulation", { skillId, locale, enable: true, ...suiteToWire(items), ...more }));
  const fail = async (...parameters: Parameters<typeof run>) => {
    const told = await run(...parameters).catch((error: Error) => error.message);
    if (typeof told !== "string") throw new Error("it passed");
    return told;
  };
  const order = (fault: FaultOrder["fault"], operation: string, times = 1) =>
    emulator.order({ operation, times, fault });
  return { ...stack, run, fail, order };
}

describe("a SkillSimulation", () => {
  test("enables the skill, says whole utterances, and dialogs in one session", async (context) => {
    const { emulator, plugin, run } = await withSkill(
      context,
      startOwnStack(context, { simulationMs: 50, respond: () => "One coffee is coming." }),
    );
    const dialog = [
      { input: "open coffee shop", expect: { intent: "LaunchRequest" } },
      { input: "which sizes are there", expect: { intent: "SizeIntent", response: "/COMING/i" } },
    ];
    const { outs } = await run([order, { dialog }]);
    expect(outs).toMatchObject({ total: 2, passed: 2 });
    expect(plugin.messages.map(({ text }) => text)).toContain("the skill was enabled for this account (development)");
    expect(countOf(emulator, "simulateSkillV2")).toBe(3);
    await run([order]);
    expect(countOf(emulator, "setSkillEnablementV1")).toBe(1);
  });

  test("judges nothing that another skill was asked", async (context) => {
    const { fail, order: inject } = await withSkill(
      context,
      startOwnStack(context, { simulationMs: 50, respond: () => "Mine is better." }),
    );
    inject({ kind: "simulation", invokedSkillId: "amzn1.ask.skill.other" }, "simulateSkillV2");
    expect(await fail([order])).toContain("another skill was invoked (amzn1.ask.skill.other)");
  });

  test("judges nothing where no request to a skill with an endpoint is reported", async (context) => {
    const { fail, order: inject } = await withSkill(
      context,
      startOwnStack(context, { simulationMs: 50, respond: () => "One coffee is coming." }),
    );
    inject({ kind: "simulation", unreported: true }, "simulateSkillV2");
    expect(await fail([order])).toContain(
      "no request to the skill was reported, although its manifest has an endpoint",
    );
  });

  test("judges a dialog that Alexa leads, of which the skill is told at its end", async (context) => {
    const { emulator, plugin, skillId, run } = await withSkill(
      context,
      startOwnStack(context, { simulationMs: 50, respond: () => "One coffee is coming." }),
    );
    const dialog = {
      delegationStrategy: "ALWAYS",
      intents: [
        {
          name: "OrderIntent",
          confirmationRequired: true,
          prompts: { confirmation: "Sure" },
          slots: [{ name: "drink", type: "DRINK", confirmationRequired: false, elicitationRequired: false }],
        },
      ],
    };
    const prompts = [{ id: "Sure", variations: [{ type: "PlainText", value: "Sure?" }] }];
    const interactionModel = { ...coffeeShop, dialog, prompts };
    await asAnotherClient(emulator, "PUT", modelPath(skillId), { interactionModel });
    await expect.poll(() => emulator.model(skillId, locale)).toEqual(interactionModel);
    const turns = [
      { input: order.input, expect: { intent: "OrderIntent", response: "Sure?" } },
      { input: "yes", expect: { intent: "OrderIntent", response: "One coffee is coming." } },
    ];
    expect((await run([{ dialog: turns }])).outs).toMatchObject({ total: 1, passed: 1 });
    expect(plugin.output()).toBe("");
  });

  test("has no result where the model changes meanwhile", async (context) => {
    const { emulator, skillId, fail } = await withSkill(context);
    emulator.set({ buildMs: 0 });
    const { languageModel } = coffeeShop;
    const changed = { languageModel: { ...languageModel, invocationName: "tea shop" } };
    const rival = {
      when: "before",
      method: "PUT",
      path: modelPath(skillId),
      body: { interactionModel: changed },
    } as const;
    emulator.order({ operation: "getSkillSimulationV2", fault: { kind: "rival", ...rival } });
    expect(await fail([order])).toContain(
      `the en-US model of skill ${skillId} (development) changed while the gate ran`,
    );
  });

  test("writes the page of what was tried where it is stopped", async (context) => {
    const { emulator, fail } = await withSkill(context);
    const folder = mkdtempSync(join(tmpdir(), "pulumi-alexa-gate-"));
    context.onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const report = join(folder, "en-US.html");
    emulator.order({ operation: "simulateSkillV2", nth: 2, fault: { kind: "status", status: 403 } });
    const message = await fail([order, order, order], { report });
    expect(message).toContain("1 of 3 utterances were tried, 0 of them wrong");
    const page = readFileSync(report, "utf8");
    expect(page).toContain("The run was stopped<small>1 of 3 utterances were tried, 0 of them wrong</small>");
    expect(page).not.toContain("The gate is open");
  });

  test("says the opening first in each session", async (context) => {
    const { emulator, run } = await withSkill(context);
    const bare = { input: "which sizes are there", expect: { intent: "SizeIntent" } };
    expect((await run([bare, bare], { opening: "open coffee shop" })).outs).toMatchObject({ passed: 2 });
    expect(countOf(emulator, "simulateSkillV2")).toBe(4);
  });

  test("fails with expected and got, and tells of a skill that is not enabled how to go on", async (context) => {
    const { fail } = await withSkill(context);
    expect(await fail([order], { enable: false })).toMatch(/403.*\n.*set enable: true/s);
    const told = await fail([{ ...order, expect: { intent: "SizeIntent" } }]);
    expect(told).toMatch(/utterances\[0\] "ask coffee shop to order a java" +SizeIntent +OrderIntent/);
  });

  test("waits for another simulation, and runs its own one after the other", async (context) => {
    const { emulator, plugin, run, order: fault } = await withSkill(context);
    // Long enough for the row, which shows one text a second.
    fault({ kind: "status", status: 409 }, "simulateSkillV2", 4);
    const gates = await Promise.all([run([order, order]), run([order])]);
    expect(gates.map(({ outs }) => outs.passed)).toEqual([2, 1]);
    const statuses = emulator.requests
      .filter(({ operation }) => operation === "simulateSkillV2")
      .map((it) => it.status);
    expect(statuses).toEqual([409, 409, 409, 409, 200, 200, 200]);
    expect(plugin.messages.map(({ text }) => text)).toContain("another simulation runs");
  });

  test("tries again what Amazon could not resolve, and calls it no mismatch", async (context) => {
    const { emulator, run, fail, order: fault } = await withSkill(context);
    fault({ kind: "simulation", resolutionError: "ER_ERROR_TIMEOUT" }, "simulateSkillV2");
    expect((await run([order])).outs).toMatchObject({ passed: 1 });
    expect(countOf(emulator, "simulateSkillV2")).toBe(2);
    fault({ kind: "simulation", resolutionError: "ER_ERROR_EXCEPTION" }, "simulateSkillV2", 3);
    expect(await fail([order])).toContain("the slot drink could not be resolved (ER_ERROR_EXCEPTION)");
  });

  test("tells why a simulation failed, and that none came in time", async (context) => {
    const { fail, order: fault } = await withSkill(context);
    fault({ kind: "simulation", error: "The endpoint is on holiday." }, "simulateSkillV2");
    expect(await fail([order])).toContain("the simulation failed: The endpoint is on holiday.");
    fault({ kind: "simulation", ms: 60_000 }, "simulateSkillV2");
    expect(await fail([order], { timeout: 1 })).toContain("no result after 1 s");
  });

  test.for(["simulateSkillV2", "getSkillSimulationV2"])(
    "begins anew where an answer of %s is lost",
    async (operation, context) => {
      const { run, order: fault } = await withSkill(context);
      fault({ kind: "reset", acted: true }, operation);
      fault({ kind: "status", status: 503 }, operation);
      expect((await run([order])).outs).toMatchObject({ passed: 1 });
    },
  );

  test("begins a dialog anew where another client spoke in between", async (context) => {
    const { emulator, run, order: fault } = await withSkill(context);
    const dialog = [
      { input: "open coffee shop" },
      { input: "which sizes are there", expect: { intent: "SizeIntent" } },
    ];
    emulator.order({ operation: "simulateSkillV2", nth: 2, fault: { kind: "status", status: 409 } });
    expect((await run([{ dialog }])).outs).toMatchObject({ passed: 1 });
    expect(countOf(emulator, "simulateSkillV2")).toBe(4);
    fault({ kind: "status", status: 409 }, "simulateSkillV2", 100);
    await expect(run([order], { timeout: 1 })).rejects.toThrow(
      "another client of the account simulates utterances: raise timeout",
    );
  });

  test("ends at Ctrl-C, and says how far it came", async (context) => {
    const { emulator, plugin, fail } = await withSkill(context);
    emulator.order({ operation: "simulateSkillV2", nth: 2, fault: { kind: "simulation", ms: 3_600_000 } });
    const told = fail([order, order]);
    await expect.poll(() => countOf(emulator, "simulateSkillV2"), PATIENCE).toBe(2);
    await plugin.cancel();
    expect(await told).toBe(
      "interrupted: 1 of 2 utterances were tried, 0 of them wrong; `pulumi up` tries all of them again",
    );
  });

  test("warns of a locale that Amazon does not document", async (context) => {
    const { plugin, skillId } = await withSkill(context);
    const { failures } = await plugin.check(
      {},
      declare("skillSimulation", { skillId, locale: "it-IT", triggers: ["1"], ...suiteToWire([order]) }),
    );
    expect(failures).toEqual([]);
    const warnings = plugin.messages.filter(({ severity }) => severity === "WARNING").map(({ text }) => text);
    expect(warnings).toEqual([expect.stringContaining("locale it-IT is none of those that Amazon documents")]);
  });
});
