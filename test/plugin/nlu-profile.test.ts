import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, type TestContext, test } from "vitest";
import { suiteToWire } from "../../provider/model/wire/suite";
import { asAnotherClient, countOf, modelPath } from "./emulated-account";
import { checked, coffeeShop, declare, deploy, UNKNOWN, urnOf } from "./resources";
import { startStack } from "./stack";

const locale = "en-US";
const good = [
  { input: "order a java", expect: { intent: "OrderIntent", slots: { drink: { value: "coffee", id: "C" } } } },
  { input: "which sizes are there", expect: { intent: "SizeIntent" } },
];
const bad = { input: "order a coffee", expect: { intent: "SizeIntent" } };

async function withModel(context: TestContext) {
  const stack = await startStack(context);
  const { emulator, skillId } = stack;
  await asAnotherClient(emulator, "PUT", modelPath(skillId), { interactionModel: coffeeShop });
  const gate = (items: unknown[], more = {}) =>
    declare("nluProfile", { skillId, locale, triggers: ["1"], ...suiteToWire(items), ...more });
  return { ...stack, gate };
}

describe("an NluProfile", () => {
  test("passes where every utterance is taken as expected, and keeps the counts", async (context) => {
    const { plugin, skillId, gate } = await withModel(context);
    const { id, outs } = await deploy(plugin, gate(good));
    expect(id).toMatch(new RegExp(`^${skillId}/development/en-US/[0-9a-f]{10}$`));
    expect(outs).toMatchObject({ total: 2, passed: 2, failed: 0, passRate: 1, failures: [] });
    expect(plugin.messages.at(-1)).toMatchObject({ urn: urnOf("nluProfile"), ephemeral: true });
    expect(plugin.messages.at(-1)?.text).toMatch(/^2 of 2 passed in \d+ s$/);
  });

  test("fails with a table of utterance, expected, got and considered intents", async (context) => {
    const { plugin, gate } = await withModel(context);
    const wrongSlot = { input: "order a java", expect: { slots: { drink: { id: "T" } } } };
    const told = await deploy(plugin, gate([...good, bad, wrongSlot])).catch(({ message }) => message);
    expect(told.split("\n")).toEqual([
      "2 of 4 en-US utterances not as expected (50 % passed)",
      "utterance                       expected       got                              considered",
      'utterances[2] "order a coffee"  SizeIntent     OrderIntent',
      'utterances[3] "order a java"    drink: (id T)  drink: "java" → "coffee" (id C)',
    ]);
  });

  test("passes with a warning where enough utterances are as expected", async (context) => {
    const { plugin, gate } = await withModel(context);
    const { outs } = await deploy(plugin, gate([...good, bad], { minimumPassRate: 0.6 }));
    expect(outs).toMatchObject({ total: 3, passed: 2, failed: 1 });
    const failure = { place: "utterances[2]", utterance: "order a coffee", expected: "SizeIntent", got: "OrderIntent" };
    expect(outs.failures).toEqual([failure]);
    expect(plugin.messages.filter(({ severity }) => severity === "WARNING")).toEqual([
      expect.objectContaining({ urn: urnOf("nluProfile"), text: expect.stringContaining("60 % asked for") }),
    ]);
  });

  test("runs again when a trigger or an expectation changes, and not otherwise", async (context) => {
    const { plugin, gate } = await withModel(context);
    const { id, outs, inputs } = await deploy(plugin, gate(good));
    const changes = async (news: ReturnType<typeof gate>) =>
      (await plugin.diff(id, outs, await checked(plugin, news, inputs))).changes;
    expect(await changes(gate(good))).toBe(false);
    expect(await changes(gate(good, { triggers: ["2"] }))).toBe(true);
    expect(await changes(gate(good, { triggers: [UNKNOWN] }))).toBe(true);
    expect(await changes(gate(good.slice(1)))).toBe(true);
    expect(await plugin.diff(id, outs, await checked(plugin, gate(good, { locale: "de-DE" })))).toEqual({
      changes: true,
      replaces: ["locale"],
    });
  });

  test("runs at every update where it is asked to", async (context) => {
    const { plugin, gate } = await withModel(context);
    const always = gate(good, { always: true });
    const { id, outs, inputs } = await deploy(plugin, always);
    expect((await plugin.diff(id, outs, await checked(plugin, always, inputs))).changes).toBe(true);
  });

  test("warns where nothing makes it run again", async (context) => {
    const { plugin, gate } = await withModel(context);
    const { triggers, ...without } = gate(good);
    await plugin.check({}, gate(good));
    await plugin.check({}, { ...without, always: true });
    expect(plugin.messages.filter(({ severity }) => severity === "WARNING")).toEqual([]);
    await plugin.check({}, without);
    expect(plugin.messages.filter(({ severity }) => severity === "WARNING")).toEqual([
      expect.objectContaining({
        text: expect.stringContaining("give the model in place of skillId and locale, or triggers: [model.version]"),
      }),
    ]);
  });

  test("tells all that is wrong with its arguments at once, and asks nothing", async (context) => {
    const { plugin, emulator, gate } = await withModel(context);
    const items = [
      { input: " ", expect: { intent: "A" } },
      { input: "x", expect: { slots: {} } },
      { input: "y", expect: { intent: "A", slot: {}, response: "/(/" } },
      { dialog: [{ input: "z" }] },
      { input: "w", expect: { slots: { a: 1 } } },
      { input: 7, expect: "OrderIntent" },
    ];
    const more = { minimumPassRate: 95, timeout: 0, report: "report.pdf", locale: "en_US" };
    const { failures } = await plugin.check({}, gate(items, more));
    expect(failures.map(({ reason }) => reason)).toEqual([
      "minimumPassRate must be a number from 0 to 1, such as 0.95",
      "timeout must be a number of seconds above 0",
      "report must be the path of an .html file",
      expect.stringContaining('locale "en_US" is not a locale'),
      "utterances[0] input must not be empty",
      "utterances[1] expect expects nothing: give an intent, slots, a confirmation or a response",
      expect.stringContaining("utterances[2] expect.response is not a valid regular expression"),
      'utterances[2] expect has a key that is not known: "slot"',
      "utterances[3] dialog expects nothing: give an intent, slots, a confirmation or a response",
      'utterances[4] expect.slots.a must be a string, {"value": …, "id": …}, or null where the slot must be empty',
      "utterances[5] input must be a string",
      "utterances[5] expect must be an object, not a string",
    ]);
    expect(emulator.requests).toEqual([]);
  });

  test("names places in the file, and no word of what is secret", async (context) => {
    const { plugin, emulator, gate } = await withModel(context);
    const file = { __file: "suites/en.csv", __lines: [2, 5] };
    await expect(deploy(plugin, gate([good[0], bad], file))).rejects.toThrow('suites/en.csv:5 "order a coffee"');
    const { inputs } = await plugin.check({}, gate(good, file));
    expect(inputs).not.toHaveProperty("__file");
    const secret = await deploy(plugin, gate([good[0], bad], { ...file, __secret: true })).catch(String);
    expect(secret).toContain("suites/en.csv:5");
    expect(secret).not.toContain("coffee");
    emulator.order({ operation: "profileNluV1", fault: { kind: "status", status: 403 } });
    const forbidden = await deploy(plugin, gate([good[0]], { __secret: true })).catch(String);
    expect(forbidden).toContain("Amazon's words are not shown because this came from a secret");
    const refused = await plugin.check({}, gate(good, { __secret: true, report: "r.html" }));
    expect(refused.failures).toEqual([
      expect.objectContaining({ reason: expect.stringContaining("report would show") }),
    ]);
  });

  test("writes a page of each run, failed or not, and over no other file", async (context) => {
    const { plugin, emulator, gate } = await withModel(context);
    const folder = mkdtempSync(join(tmpdir(), "pulumi-alexa-report-"));
    context.onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const report = join(folder, "pages", "it.html");
    await deploy(plugin, gate(good, { report }));
    expect(readFileSync(report, "utf8")).toContain("order a java");
    await expect(deploy(plugin, gate([...good, bad], { report }))).rejects.toThrow("1 of 3");
    expect(readFileSync(report, "utf8")).toContain("order a coffee");

    writeFileSync(report, "mine");
    emulator.requests.length = 0;
    await expect(deploy(plugin, gate(good, { report }))).rejects.toThrow(
      /not a report page of this version, and is not overwritten/,
    );
    expect(readFileSync(report, "utf8")).toBe("mine");
    expect(countOf(emulator, "profileNluV1")).toBe(0);
  });

  test("goes on with a dialog by its token", async (context) => {
    const { plugin, emulator, skillId, gate } = await withModel(context);
    const asks = {
      name: "OrderIntent",
      confirmationRequired: true,
      prompts: { confirmation: "Sure" },
      slots: [{ name: "drink", type: "DRINK", elicitationRequired: false, confirmationRequired: false, prompts: {} }],
    };
    const interactionModel = {
      ...coffeeShop,
      dialog: { intents: [asks] },
      prompts: [{ id: "Sure", variations: [{ type: "PlainText", value: "Are you sure?" }] }],
    };
    await asAnotherClient(emulator, "PUT", modelPath(skillId), { interactionModel });
    const dialog = [
      { input: "order a coffee", expect: { confirmation: "NONE", response: "are you sure" } },
      { input: "yes", expect: { intent: "OrderIntent", confirmation: "CONFIRMED" } },
    ];
    expect((await deploy(plugin, gate([{ dialog }]))).outs).toMatchObject({ passed: 1 });
  });

  test("waits through throttling, and stops at the first refusal", async (context) => {
    const { plugin, emulator, gate } = await withModel(context);
    emulator.order({ operation: "profileNluV1", times: 3, fault: { kind: "status", status: 429 } });
    const many = Array.from({ length: 18 }, () => good[0]);
    expect((await deploy(plugin, gate(many))).outs).toMatchObject({ passed: 18 });
    emulator.requests.length = 0;
    await expect(deploy(plugin, gate(many, { locale: "de-DE" }))).rejects.toThrow(/no model defined for the locale/);
    expect(countOf(emulator, "profileNluV1")).toBeLessThanOrEqual(16);
  });
});
