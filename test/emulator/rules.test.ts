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
    'MissingSlotValues: There are missing slot values in slot type "X" for slot "y" in intent "Z"',
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
  ["InvalidModelDefinitionSchema: ", { intents: [] }],
  ["InvalidModelDefinitionSchema: ", { invocationName: "" }],
])("a model is refused: %s", async (message, parts) => {
  const { send, addSkill, model } = await startService();
  const skillId = addSkill();
  const reply = await send("PUT", modelPath(skillId), modelBody(parts));
  expect(reply.status).toBe(400);
  expect(reply.body).toEqual({
    message: "Interaction model is not valid.",
    violations: [{ message: expect.stringMatching(new RegExp(`^${message.replaceAll(/[.{}]/g, "\\$&")}`)) }],
  });
  expect(model(skillId, "en-US")).toBeUndefined();
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
  ["the older mark of a slot", { intents: [{ name: "A", slots: [city], samples: ["to {Rome|city}"] }] }],
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
