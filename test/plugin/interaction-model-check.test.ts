import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { modelHash } from "../../provider/model/wire/model";
import { type Plugin, type Properties, startPlugin } from "./plugin";
import { declare, modelOf, UNKNOWN, urnOf, wire } from "./resources";

describe("check of an interaction model", () => {
  let plugin: Plugin;
  beforeAll(async () => {
    plugin = await startPlugin("newest");
  });
  afterAll(() => plugin.stop());

  let skills = 0;
  const place = () => ({ skillId: `amzn1.ask.skill.${skills++}`, locale: "en-US" });
  const check = (args: Properties, name?: string) => plugin.check({}, declare("interactionModel", args, name));
  const reasons = async (args: Properties) => (await check({ ...place(), ...args })).failures.map((it) => it.reason);

  test("fills in the defaults, and takes out what is for itself", async () => {
    const given = { ...place(), ...wire(modelOf("tell me a fact")), description: "facts", __secret: true };
    const { inputs, failures } = await check({ ...given, __preview: true, __problems: [] });
    expect(failures).toEqual([]);
    const __sourceHash = modelHash(modelOf("tell me a fact"));
    expect(inputs).toEqual({
      ...declare("interactionModel", given),
      stage: "development",
      onConflict: "fail",
      __sourceHash,
    });
  });

  test("keeps what is given", async () => {
    const given = { ...place(), stage: "live", onConflict: "overwrite", buildTimeout: 5, ...wire(modelOf("a fact")) };
    const foreseen = { __sourceHash: modelHash(modelOf("a fact")), __invocationName: "space facts" };
    expect((await check(given)).inputs).toEqual(declare("interactionModel", { ...given, ...foreseen }));
  });

  test("reports all wrong arguments at once, none of them by its property", async () => {
    const { failures } = await check({
      skillId: "a/b",
      locale: "en_us",
      stage: "certified",
      description: 1,
      buildTimeout: -1,
      onConflict: "never",
    });
    expect(failures.map(({ property }) => property)).toEqual(failures.map(() => ""));
    expect(failures.map(({ reason }) => reason).sort()).toEqual([
      "buildTimeout must be a number of seconds above 0",
      "description must be a string",
      'locale "en_us" is not a locale: write it "en-US"',
      "model is missing: give `model` or `modelFile`",
      'onConflict must be "fail" or "overwrite"',
      "skillId must be a skill's id (amzn1.ask.skill.…)",
      "stage must be development or live",
    ]);
  });

  test("warns of what a rule finds that may yet be switched off", async () => {
    plugin.messages.length = 0;
    const { failures } = await check({
      ...place(),
      ...wire(modelOf("fact 7")),
      ignoreRules: [UNKNOWN],
      __preview: true,
    });
    expect(failures).toEqual([]);
    expect(plugin.messages.map(({ text }) => text)).toEqual([
      expect.stringMatching(
        /\[sample-digit\] \(an error, unless `ignoreRules` names the rule, which is not yet known\)$/,
      ),
    ]);
    expect(await reasons({ ...wire(modelOf("fact 7")), ignoreRules: ["unused-type"] })).toHaveLength(1);
  });

  test("says how to give what is missing", async () => {
    const { failures } = await check({});
    expect(failures.map(({ reason }) => reason)).toEqual([
      "skillId is missing: give the skill's id (amzn1.ask.skill.…)",
      "locale is missing: give a locale such as en-US",
      "model is missing: give `model` or `modelFile`",
    ]);
  });

  test("reports every problem of the model with its path", async () => {
    const model = modelOf("a fact");
    const intents = [{ name: "", samples: ["ok", 7] }, { samples: [] }];
    expect(await reasons(wire({ ...model, languageModel: { intents } }))).toEqual([
      "model: languageModel.invocationName is missing [missing-key]",
      "model: languageModel.intents[0].name must not be empty [empty]",
      "model: languageModel.intents[0].samples[1] must be a string, not a number [wrong-type]",
      "model: languageModel.intents[1].name is missing [missing-key]",
    ]);
  });

  test("reports wrong arguments and the model's problems together", async () => {
    const found = await reasons({ locale: "english", ...wire({ languageModel: { invocationName: "my own test" } }) });
    expect(found).toEqual([
      expect.stringMatching(/^locale "english" is not a locale/),
      "model: languageModel.intents is missing [missing-key]",
    ]);
  });

  test("hands on what the program could not read, once", async () => {
    expect(await reasons({ __problems: ["model is not valid JSON at line 1, column 2: x"] })).toEqual([
      "model is not valid JSON at line 1, column 2: x",
    ]);
  });

  test.each([
    "skillId",
    "locale",
    "stage",
    "model",
    "references",
    "description",
    "buildTimeout",
    "onConflict",
    "__secret",
    "__problems",
  ])("takes an unknown %s for good", async (field) => {
    const given = { ...place(), ...wire(modelOf("a fact")), [field]: UNKNOWN };
    const { inputs, failures } = await check(given);
    expect(failures).toEqual([]);
    if (field !== "__problems") expect(inputs[field]).toBe(UNKNOWN);
  });

  test("takes unknown references for good, and judges the rest of the model", async () => {
    const reference = { id: "unknown", version: "unknown" };
    const intents = [{ name: "OrderIntent", slots: [{ name: "drink", slotTypeReference: reference }], samples: [1] }];
    const { model, references } = wire(
      { languageModel: { invocationName: "my own test", intents } },
      (it) => it === reference,
    );
    const [key = ""] = Object.keys(references as Properties);
    expect(key).toBe("intents.OrderIntent.slots.drink.slotTypeReference");
    for (const unknown of [UNKNOWN, { id: UNKNOWN, version: UNKNOWN }]) {
      expect(await reasons({ model, references: { [key]: unknown } })).toEqual([
        "model: languageModel.intents[0].samples[0] must be a string, not a number [wrong-type]",
      ]);
    }
  });

  test("refuses a second resource for the same model, and names the first", async () => {
    const given = { ...place(), ...wire(modelOf("a fact")) };
    expect((await check(given, "first")).failures).toEqual([]);
    expect((await check(given, "first")).failures).toEqual([]);
    const reason = `the en-US model of skill ${given.skillId} (development) is already declared by the resource "first": keep one of the two`;
    expect((await check(given, "second")).failures).toEqual([{ property: "", reason }]);
    expect((await check({ ...given, locale: "en-GB" }, "second")).failures).toEqual([]);
    expect((await check({ ...given, stage: "live" }, "third")).failures).toEqual([]);
  });

  test("warns of a locale that Amazon is not known to have, on the resource's row, once while it is new or changed", async () => {
    const given = { ...place(), locale: "sv-SE", ...wire(modelOf("a fact")) };
    plugin.messages.length = 0;
    const { inputs } = await check(given);
    await plugin.check(inputs, { ...inputs, __urn: urnOf("interactionModel", "renamed"), __preview: true });
    await check(given);
    const text = expect.stringMatching(/^locale "sv-SE" is not among the locales/);
    expect(plugin.messages).toEqual([{ text, severity: "WARNING", urn: urnOf("interactionModel"), ephemeral: false }]);
  });

  test("prints no stack trace", () => {
    expect(plugin.output()).toBe("");
  });
});
