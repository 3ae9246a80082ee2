import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { valueListToWire } from "../../provider/model/wire/slot-type-values";
import { type Plugin, type Properties, startPlugin } from "./plugin";
import { declare, modelOf, UNKNOWN, urnOf, wire } from "./resources";

const place = { skillId: "amzn1.ask.skill.words", locale: "en-US" };
const declared = (samples: string[], more: Properties = {}) =>
  declare("interactionModel", { ...place, ...wire(modelOf(...samples)), ...more });

describe("what check says", () => {
  let plugin: Plugin;
  beforeAll(async () => {
    plugin = await startPlugin("newest");
  });
  afterAll(() => plugin.stop());

  const said = async (olds: Properties, news: Properties, preview = true) => {
    const { inputs } = await plugin.check({}, olds);
    plugin.messages.length = 0;
    await plugin.check(inputs, { ...news, ...(preview && { __preview: true }) });
    return plugin.messages.splice(0);
  };
  const [old, news] = [declared(["tell me a fact"]), declared(["tell me a fact", "a fact"])];

  test("stays in a preview, and is gone with the next word in an update", async () => {
    const message = { text: "en-US: FactIntent +1 sample", severity: "INFO", urn: urnOf("interactionModel") };
    expect(await said(old, news)).toEqual([{ ...message, ephemeral: false }]);
    expect(await said(old, news, false)).toEqual([{ ...message, ephemeral: true }]);
  });

  test("is nothing where nothing changes, or another layout alone", async () => {
    expect(await said(old, old)).toEqual([]);
    const text = String(old.model).replace("[\n", "[ \n");
    expect(text).not.toBe(old.model);
    expect(await said(old, { ...old, model: text })).toEqual([]);
  });

  test("is the change alone where the locale is not yet known", async () => {
    const [message] = await said(old, { ...news, locale: UNKNOWN });
    expect(message?.text).toBe("FactIntent +1 sample");
  });

  test("counts where either model came from a secret", async () => {
    for (const [before, after] of [
      [{ ...old, __secret: true }, news],
      [old, { ...news, __secret: true }],
    ] as const)
      expect((await said(before, after)).map(({ text }) => text)).toEqual(["en-US: +1 sample"]);
  });

  test("is for the values of a slot type version too, secret or not", async () => {
    const version = (...values: string[]) =>
      declare("slotTypeVersion", { slotTypeId: "t", ...valueListToWire(values.map((value) => ({ name: { value } }))) });
    const [before, after] = [version("tea"), version("tea", "coffee", "Tea")];
    expect((await said(before, after)).map(({ text }) => text)).toEqual([
      'values[2].name.value is "Tea", as in values[0]: put both together [duplicate-value]',
      '+2 values\n+ value "coffee"\n+ value "Tea"',
    ]);
    expect((await said(before, { ...after, __secret: true })).map(({ text }) => text)).toEqual([
      expect.stringMatching(/^values\[2\]\.name\.value breaks the rule duplicate-value \(.*\); its text is not shown/),
      "+2 values",
    ]);
  });

  test("names line and column of the file that the model came from, which is not kept", async () => {
    const folder = mkdtempSync(join(tmpdir(), "pulumi-alexa-words-"));
    const file = join(folder, "en-US.json");
    const broken = modelOf("tell me {fact}", "one", "one");
    writeFileSync(file, JSON.stringify({ interactionModel: broken }, undefined, 2));
    plugin.messages.length = 0;
    const { inputs, failures } = await plugin.check(
      {},
      { ...declare("interactionModel", { ...place, ...wire(broken) }), __file: file, __preview: true },
    );
    rmSync(folder, { recursive: true });
    expect(failures.map(({ reason }) => reason)).toEqual([expect.stringMatching(/en-US\.json:10:13 .*names \{fact\}/)]);
    expect(plugin.messages.map(({ text }) => text)).toEqual([
      expect.stringMatching(/en-US\.json:12:13 .*"one" is the same as/),
    ]);
    expect(Object.keys(inputs)).not.toContain("__file");
  });

  test("tells of the text what the program found in it, unless that rule is switched off", async () => {
    const found = [{ rule: "duplicate-key", text: 'model: a stands twice: "my words"' }];
    const texts = async (more: Properties) =>
      (await said(old, { ...news, __warnings: found, ...more })).map(({ text }) => text);
    expect(await texts({})).toEqual(['model: a stands twice: "my words"', "en-US: FactIntent +1 sample"]);
    expect(await texts({ ignoreRules: ["duplicate-key"] })).toEqual(["en-US: FactIntent +1 sample"]);
    expect(await texts({ __secret: true })).toEqual(["model: the rule duplicate-key is broken", "en-US: +1 sample"]);
  });
});
