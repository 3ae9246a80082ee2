import { expect, test } from "vitest";
import { makeSlotType, modelBody, modelPath, startService } from "./service";

const slots = [
  { name: "count", type: "AMAZON.NUMBER" },
  { name: "day", type: "AMAZON.DATE" },
  { name: "actor", type: "AMAZON.Actor" },
  { name: "size", type: "SIZE" },
];
const value = (id: string, value: string, ...synonyms: string[]) => ({ id, name: { value, synonyms } });
const types = [
  { name: "SIZE", values: [value("S", "small", "little one"), value("M", "medium", "little one")] },
  { name: "AMAZON.Actor", values: [value("A", "Ada Lovelace")] },
];
const intents = [
  { name: "CountIntent", slots, samples: ["give me {count}", "cast {actor}", "make it {size}"] },
  { name: "DayIntent", slots, samples: ["give me {day}"] },
  { name: "AMAZON.HelpIntent", samples: [] },
  { name: "AMAZON.FallbackIntent", samples: [] },
];

async function withModel(locale = "en-US", parts: object = {}) {
  const service = await startService();
  const path = modelPath(service.addSkill({ id: "skill-1" }), locale);
  const put = async (more: object) => {
    const { interactionModel } = modelBody({ intents, types });
    const languageModel = { ...interactionModel.languageModel, ...more };
    expect((await service.send("PUT", path, { interactionModel: { languageModel } })).status).toBe(202);
  };
  await put(parts);
  const hear = async (utterance: string) => (await service.send("POST", `${path}/profileNlu`, { utterance })).body;
  const slotOf = async (utterance: string, name: string) => (await hear(utterance)).selectedIntent.slots[name];
  return { service, put, hear, slotOf };
}

test("numbers and dates are told apart, numbers become digits", async () => {
  const { slotOf } = await withModel();
  for (const [said, digits] of Object.entries({ "forty two": "42", "two hundred and five": "205", "7": "7" })) {
    expect((await slotOf(`give me ${said}`, "count")).value).toBe(digits);
  }
  for (const said of ["tomorrow", "third of may", "next week", "2026-03-01", "march 2nd"]) {
    expect((await slotOf(`give me ${said}`, "day")).value, said).toBe(said);
  }
});

test.each([
  ["de-DE", "zwölf", "12"],
  ["ja-JP", "二十三", "23"],
  ["fr-FR", "vingt et un", "21"],
])("%s: %s is %s", async (locale, said, digits) => {
  const { slotOf } = await withModel(locale);
  expect((await slotOf(`give me ${said}`, "count")).value).toBe(digits);
});

test("a synonym of two values resolves to both, other words to none", async () => {
  const { slotOf } = await withModel();
  const resolved = async (utterance: string, name: string) =>
    (await slotOf(utterance, name)).resolutions.resolutionsPerAuthority[0];
  expect(await resolved("make it little one", "size")).toMatchObject({
    status: { code: "ER_SUCCESS_MATCH" },
    values: [
      { name: "small", id: "S" },
      { name: "medium", id: "M" },
    ],
  });
  expect(await resolved("make it gigantic", "size")).toEqual({
    authority: "amzn1.er-authority.echo-sdk.skill-1.SIZE",
    status: { code: "ER_SUCCESS_NO_MATCH" },
  });
  expect(await resolved("cast ada lovelace", "actor")).toMatchObject({ values: [{ name: "Ada Lovelace", id: "A" }] });
  expect(await resolved("cast grace hopper", "actor")).toMatchObject({ status: { code: "ER_SUCCESS_NO_MATCH" } });
  expect(await slotOf("give me 5", "count")).not.toHaveProperty("resolutions");
});

test("the values of a stored slot type version count, for a slot and for a type that is extended", async () => {
  const { service, put, slotOf } = await withModel();
  const slotTypeReference = { id: await makeSlotType(service), version: "1" };
  await put({
    types: [{ name: "EXTENDED", slotTypeReference, values: [value("P", "pepper")] }],
    intents: [
      { name: "A", slots: [{ name: "spice", slotTypeReference }], samples: ["buy {spice}"] },
      { name: "B", slots: [{ name: "spice", type: "EXTENDED" }], samples: ["sell {spice}"] },
    ],
  });
  const matched = async (utterance: string) =>
    (await slotOf(utterance, "spice")).resolutions.resolutionsPerAuthority[0].values?.[0].name;
  expect(await matched("buy salt")).toBe("salt");
  expect(await matched("buy pepper")).toBeUndefined();
  expect(await matched("sell salt")).toBe("salt");
  expect(await matched("sell pepper")).toBe("pepper");
});

test("the sensitivity of the fallback intent says how like a sample must be", async () => {
  const { put, hear } = await withModel();
  const intentOf = async () => (await hear("well then so cast somebody now")).selectedIntent.name;
  const fallbackIntentSensitivity = (level: string) => ({
    modelConfiguration: { fallbackIntentSensitivity: { level } },
  });
  await put(fallbackIntentSensitivity("LOW"));
  expect(await intentOf()).toBe("CountIntent");
  await put(fallbackIntentSensitivity("HIGH"));
  expect(await intentOf()).toBe("AMAZON.FallbackIntent");
});

test.each([
  ["en-US", "please help me", "AMAZON.HelpIntent"],
  ["de-DE", "hilfe", "AMAZON.HelpIntent"],
  ["ja-JP", "ヘルプ", "AMAZON.HelpIntent"],
  ["hi-IN", "मदद", "AMAZON.HelpIntent"],
  ["ar-SA", "مساعدة", "AMAZON.HelpIntent"],
  ["ar-SA", "كلام بلا معنى", "AMAZON.FallbackIntent"],
])("%s: %s is %s", async (locale, utterance, intent) => {
  const { hear } = await withModel(locale);
  expect((await hear(utterance)).selectedIntent.name).toBe(intent);
});
