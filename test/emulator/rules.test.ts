import { expect, test } from "vitest";
import { makeSlotType, modelBody, modelPath, startService } from "./service";

const search = { name: "query", type: "AMAZON.SearchQuery" };
const city = { name: "city", type: "AMAZON.City" };
const prompts = { elicitation: "Elicit.city" };

/** Models that the service refuses, each with the beginning of what it says. */
test.each([
  ['InvalidIntentName: Intent name "Hello.Intent" contains', { intents: [{ name: "Hello.Intent" }] }],
  ["InvalidIntentName: ", { intents: [{ name: "Top10" }] }],
  ["MissingIntentName: Intent name must not be empty.", { intents: [{ name: "" }] }],
  ["InvalidIntentSampleSlot: ", { intents: [{ name: "A", samples: ["to {city}"] }] }],
  ["InvalidIntentSampleSlot: ", { intents: [{ name: "A", slots: [{ ...city, samples: ["to {town}"] }] }] }],
  ["InvalidSampleUtterance: ", { intents: [{ name: "A", samples: ["the top 10"] }] }],
  [
    'MissingCarrierPhrase: Sample utterance " {query}" in intent "A" must include',
    { intents: [{ name: "A", slots: [search], samples: [" {query}"] }] },
  ],
  [
    "InvalidIntentSamplePhraseSlot: ",
    { intents: [{ name: "A", slots: [search, city], samples: ["{query} in {city}"] }] },
  ],
  ['InvalidSlotTypeName: Slot type name "AMAZON.SearchQuery" is invalid.', { types: [{ name: "AMAZON.SearchQuery" }] }],
  ["InvalidSlotTypeName: ", { types: [{ name: "Top_10" }] }],
  [
    "UnknownSlotType: Planet is unknown slot type name",
    { intents: [{ name: "A", slots: [{ name: "a", type: "Planet" }] }] },
  ],
  [
    'MissingSlot: There are missing slot values in slot type "X" for slot "y" in intent "Z"',
    { intents: [{ name: "Z", slots: [{ name: "y", type: "X" }] }], types: [{ name: "X", values: [] }] },
  ],
  [
    "MismatchedSlotType: The type",
    {
      intents: [{ name: "A", slots: [city] }],
      dialog: { intents: [{ name: "A", slots: [{ ...city, type: "AMAZON.US_CITY" }] }] },
    },
  ],
  [
    "MismatchedSlotType: The dialog model has",
    { intents: [{ name: "A" }], dialog: { intents: [{ name: "A", slots: [city] }] } },
  ],
  [
    'MissingDialogIntentSlotPrompt: Prompt id "Elicit.city" for slot "city" is not present in prompts, but is referenced in the dialog model for intent "A".',
    { intents: [{ name: "A", slots: [city] }], dialog: { intents: [{ name: "A", slots: [{ ...city, prompts }] }] } },
  ],
  [
    "MissingDialogIntentSlotPrompt: ",
    {
      intents: [{ name: "A", slots: [city] }],
      dialog: { intents: [{ name: "A", slots: [{ ...city, validations: [{ type: "isInSet", prompt: "P" }] }] }] },
    },
  ],
  [
    "MissingDialogIntentPrompt: ",
    { intents: [{ name: "A" }], dialog: { intents: [{ name: "A", prompts: { confirmation: "C" } }] } },
  ],
  [
    'RESOURCE_NOT_FOUND: Slot type version "1" of slot type "unknown" does not exist.',
    { intents: [{ name: "A", slots: [{ name: "a", slotTypeReference: { id: "unknown", version: "1" } }] }] },
  ],
  [
    'InvalidCharInSamples: "víctimas?" in the sample utterance "A: qué víctimas?" is invalid.',
    { intents: [{ name: "A", samples: ["qué víctimas?"] }] },
  ],
  ["InvalidCharInSamples: ", { intents: [{ name: "A", samples: ["channels for +city+"] }] }],
  ["InvalidSample: ", { intents: [{ name: "A", slots: [city], samples: ["{city}を注文"] }] }],
  ["InvalidSample: ", { intents: [{ name: "A", slots: [{ ...city, samples: ["星{city}"] }] }] }],
  ["InvalidSample: ", { intents: [{ name: "A", slots: [city], samples: ["{city}\u3000を注文"] }] }],
  [
    'InvalidSample: Incorrect syntax: A value may not be supplied for the slot "city"',
    { intents: [{ name: "A", slots: [city], samples: ["to {Rome|city}"] }] },
  ],
  ["InvalidSlotTypeLiteral: ", { intents: [{ name: "A", slots: [{ name: "a", type: "AMAZON.LITERAL" }] }] }],
  ["InvalidSlotName: ", { intents: [{ name: "A", slots: [{ name: "B", type: "AMAZON.City" }] }, { name: "B" }] }],
  ["DuplicateIntentName: ", { intents: [{ name: "A" }, { name: "A" }] }],
  ["InvalidInvocationName: ", { invocationName: "x" }],
  ["InvalidInvocationName: ", { invocationName: "a b".repeat(17) }],
  ["InvalidModelDefinitionSchema: ", { intents: [] }],
  ["InvalidModelDefinitionSchema: ", { invocationName: "" }],
])("a model is refused: %s", async (message, parts) => {
  const { send, addSkill, model } = await startService();
  const skillId = addSkill();
  const reply = await send("PUT", modelPath(skillId), modelBody(parts));
  expect(reply.status).toBe(400);
  expect(reply.body).toEqual({
    message: "Interaction model is not valid.",
    violations: [{ message: expect.stringMatching(new RegExp(`^${message.replaceAll(/[.{}?+]/g, "\\$&")}`)) }],
  });
  expect(model(skillId, "en-US")).toBeUndefined();
});

const state = { name: "A", slots: [{ name: "state", type: "AMAZON.US_STATE" }] };

test("a built-in type that its locale lacks is taken for a custom one", async () => {
  const { send, addSkill } = await startService();
  const skillId = addSkill();
  const violationOf = async (parts: object, locale: string) => {
    const { body } = await send("PUT", modelPath(skillId, locale), modelBody(parts));
    return body?.violations?.[0]?.message;
  };
  expect(await violationOf({ intents: [state] }, "en-US")).toBeUndefined();
  expect(await violationOf({ intents: [state] }, "en-IN")).toMatch(
    /^MissingSlot: There are missing slot values in slot type "AMAZON.US_STATE" for slot "state" in intent "A"/,
  );
  const types = [{ name: "AMAZON.US_STATE", values: [{ name: { value: "Goa" } }] }];
  expect(await violationOf({ intents: [state], types }, "en-IN")).toMatch(/^InvalidSlotTypeName: /);
});

test("a sensitivity fails the build where the locale has none", async () => {
  const { send, addSkill } = await startService({ buildMs: 0 });
  const skillId = addSkill();
  const modelConfiguration = { fallbackIntentSensitivity: { level: "LOW" } };
  for (const locale of ["en-US", "ja-JP"])
    expect((await send("PUT", modelPath(skillId, locale), modelBody({ modelConfiguration }))).status).toBe(202);
  const { body } = await send("GET", `/v1/skills/${skillId}/status?resource=interactionModel`);
  expect(body.interactionModel["en-US"].lastUpdateRequest.status).toBe("SUCCEEDED");
  expect(body.interactionModel["ja-JP"].lastUpdateRequest).toMatchObject({
    status: "FAILED",
    errors: [{ message: expect.stringContaining("ja-JP") }],
  });
});

test.each([
  {},
  { interactionModel: {} },
  { interactionModel: null },
  { languageModel: modelBody().interactionModel.languageModel },
])("a body without a model is refused: %o", async (body) => {
  const { send, addSkill } = await startService();
  const reply = await send("PUT", modelPath(addSkill()), body);
  expect(reply.status).toBe(400);
  expect(reply.body.violations[0].message).toMatch(/^InvalidModelDefinitionSchema: /);
});

test("all problems are named at once", async () => {
  const { send, addSkill } = await startService();
  const intents = [{ name: "Hello.Intent", samples: ["to {city}"], slots: [{ name: "a", type: "Planet" }] }];
  const { body } = await send("PUT", modelPath(addSkill()), modelBody({ intents }));
  const codes = body.violations.map(({ message }: { message: string }) => message.split(":")[0]);
  expect(codes).toEqual(["InvalidIntentName", "UnknownSlotType", "InvalidIntentSampleSlot"]);
});

test("a version that the slot type does not have is a violation", async () => {
  const service = await startService();
  const id = await makeSlotType(service);
  const types = [{ slotTypeReference: { id, version: "2" } }];
  const { body } = await service.send("PUT", modelPath(service.addSkill()), modelBody({ types }));
  expect(body.violations).toEqual([
    { message: `RESOURCE_NOT_FOUND: Slot type version "2" of slot type "${id}" does not exist.` },
  ]);
});

/** What real models contain, and the service takes. */
test.each([
  ["a built-in intent", { intents: [{ name: "AMAZON.HelpIntent", samples: [] }] }],
  ["duplicate samples with blanks", { intents: [{ name: "A", samples: [" go on ", "go on", "go on"] }] }],
  ["samples of slots only", { intents: [{ name: "A", slots: [city], samples: ["{city}"] }] }],
  ["a possessive after a slot", { intents: [{ name: "A", slots: [city], samples: ["{city}'s weather"] }] }],
  [
    "a phrase slot with a carrier",
    { intents: [{ name: "A", slots: [search, city], samples: ["find {query}", "in {city}"] }] },
  ],
  ["an extended built-in type", { types: [{ name: "AMAZON.City", values: [{ name: { value: "Rome 2" } }] }] }],
  [
    "values from a catalog",
    {
      intents: [{ name: "A", slots: [{ name: "a", type: "X" }] }],
      types: [
        { name: "X", valueSupplier: { type: "CatalogValueSupplier", valueCatalog: { catalogId: "c", version: "1" } } },
      ],
    },
  ],
  ["an unused type without values", { types: [{ name: "X" }] }],
  ["unused prompts", { prompts: [{ id: "P", variations: [{ type: "PlainText", value: "Yes?" }] }] }],
  [
    "a whole dialog",
    {
      intents: [{ name: "A", slots: [city] }],
      dialog: { delegationStrategy: "ALWAYS", intents: [{ name: "A", prompts: {}, slots: [{ ...city, prompts }] }] },
      prompts: [{ id: "Elicit.city", variations: [{ type: "PlainText", value: "Where?" }] }],
    },
  ],
])("a model is taken with %s", async (_, parts) => {
  const { send, addSkill } = await startService();
  expect(await send("PUT", modelPath(addSkill()), modelBody(parts))).toMatchObject({ status: 202 });
});
