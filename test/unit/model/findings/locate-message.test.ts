import { describe, expect, test } from "vitest";
import { locateMessage } from "../../../../provider/model/findings/locate-message";
import { jsonPath } from "../../../../provider/model/text/json-path";
import { coffeeShop } from "../coffee-shop";
import { set } from "../mistakes/make";

type Case = [message: string, place: string | undefined, change?: (model: ReturnType<typeof coffeeShop>) => unknown];

const placeIn = (message: string, change: Case[2] = () => undefined) => {
  const model = coffeeShop();
  change(model);
  const place = locateMessage(message, model as unknown as Record<string, unknown>);
  return place && jsonPath(place);
};

// Amazon's own texts, with names of this model (ask-cli, litexa and sample skills' issues; SMAPI error codes).
const known: Case[] = [
  [
    'InvalidIntentName: Intent name "Pickup.Intent" contains invalid characters. Intent names must begin with an alphabetic character and may only contain alphabets, periods, and underscores.',
    "languageModel.intents[3].name",
    set("languageModel.intents.3.name", "Pickup.Intent"),
  ],
  [
    'InvalidSlotTypeName: Slot type name "AMAZON.NUMBER" is invalid. The name of a custom slot type must begin with an alphabetic character and can consist only of alphabetic characters or underscores.',
    "languageModel.types[1].name",
    set("languageModel.types.1.name", "AMAZON.NUMBER"),
  ],
  [
    'InvalidIntentSampleSlot: A sample utterance references a slot that is not defined in the intent. Sample utterance "order a {size} {drink}" in intent "OrderIntent" references "sise".',
    "languageModel.intents[2].samples[0]",
  ],
  [
    'Sample utterance " {query}" in intent "SearchIntent" must include a carrier phrase. Sample intent utterances with phrase types cannot consist of only slots.',
    "languageModel.intents[4].samples[0]",
    set("languageModel.intents.4.samples.0", "{query}"),
  ],
  [
    'MissingDialogIntentSlotPrompt: Prompt id "Ask.Size" for slot "size" is not present in prompts, but is referenced in the dialog model for intent "OrderIntent".',
    "dialog.intents[0].slots[0].prompts.elicitation",
    set("dialog.intents.0.slots.0.prompts.elicitation", "Ask.Size"),
  ],
  [
    'MissingSlotValues: There are missing slot values in slot type "ROAST" for slot "roast" in intent "OrderIntent"',
    "languageModel.intents[2].slots[4].type",
  ],
  [
    'String instance with value "SMALL!" at property path "$.interactionModel.languageModel.types[0].values[1].name.value" does not match the regular expression: "^[a-z]+$".',
    "languageModel.types[0].values[1].name.value",
  ],
  ["MissingIntentName: Intent name must not be empty.", undefined],
  ["MissingSampleUtterance: Missing sample utterance. At least one sample utterance is required.", undefined],
  ["InvalidModelDefinitionSchema: The interaction model is invalid.", undefined],
  ["Error parsing the requested content. Please validate the input.", undefined],
];

const others: Case[] = [
  // Names without quotes, and other quotes.
  ["The intent OrderIntent could not be built.", "languageModel.intents[2].name"],
  ["The slot type 'SIZE' doesn't fit, it isn't one of ours", "languageModel.types[0].name"],
  ["Slot “hour” of PickupIntent is refused", "languageModel.intents[3].slots[1].name"],
  ["Synonym `tiny` is refused", "languageModel.types[0].values[0].name.synonyms[1]"],
  ['Invocation name "corner coffee house" is taken', "languageModel.invocationName"],
  // What is defined goes before what refers to it, but for a dialog.
  ['Slot "count" of intent "OrderIntent" is refused', "languageModel.intents[2].slots[2].name"],
  ['Slot "count" of intent "OrderIntent" is refused in the dialog', "dialog.intents[0].slots[1].name"],
  ['Prompt "Wrong.Size" is refused', "prompts[2].id"],
  // Two places that fit equally: what holds them, or nothing.
  [
    'Sample "bring me {count} of them" of intent "OrderIntent" stands twice',
    "languageModel.intents[2].samples",
    set("languageModel.intents.2.samples.3", "bring me {count} of them"),
  ],
  [
    'Sample "search for {query}" is the same',
    undefined,
    set("languageModel.intents.3.samples.0", "search for {query}"),
  ],
  ['Intents "OrderIntent" and "PickupIntent" are too similar', undefined],
  // The end of a path may be what is missing; any more of it is of another document.
  ["$.languageModel.intents[0].slots is required", "languageModel.intents[0].slots"],
  ["$.languageModel.intents[9].slots[1].name is required", undefined],
  ["$.manifest.publishingInformation is required", undefined],
  [
    'Slot "name" of intent "PickupIntent" is refused',
    "languageModel.intents[3].slots[0].name",
    set("languageModel.intents.3.slots.0.name", "name"),
  ],
  // Ordinary words, keys and choices of Amazon's are no names of the user's.
  ["The size of the model is too large.", undefined],
  [
    'The property "name" is required, and "type" is one of "SSML", "PlainText".',
    undefined,
    set("languageModel.intents.3.slots.0.name", "name"),
  ],
];

describe("the place that a message speaks of", () => {
  test.each(known)("%s", (message, place, change) => expect(placeIn(message, change)).toBe(place));
  test.each(others)("%s → %s", (message, place, change) => expect(placeIn(message, change)).toBe(place));

  test("is found in the values of a slot type version too", () => {
    const supplier = { type: "InlineValueSupplier", values: [{ name: { value: "tea" } }, { name: { value: "mate" } }] };
    const at = (message: string) => locateMessage(message, supplier)?.join(".");
    expect(at('Value "mate" is refused')).toBe("values.1.name.value");
    expect(at("$.slotType.definition.valueSupplier.values[0].name.value is too long")).toBe("values.0.name.value");
  });

  test("is looked for in no more of a message than a person reads", () => {
    expect(placeIn(`${"x ".repeat(1_000)}"OrderIntent"`)).toBeUndefined();
  });
});
