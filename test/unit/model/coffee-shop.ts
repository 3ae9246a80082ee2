type Json = { [key: string]: Json } & Json[] & string;

/** A model with every kind of part and nothing wrong with it. */
export function coffeeShop(): Json {
  const model = {
    languageModel: {
      invocationName: "corner coffee house",
      intents: [
        { name: "AMAZON.StopIntent", samples: [] },
        { name: "AMAZON.FallbackIntent", samples: [] },
        {
          name: "OrderIntent",
          slots: [
            { name: "size", type: "SIZE", samples: ["a {size} one", "{size}"] },
            { name: "drink", slotTypeReference: { id: "amzn1.ask.interactionModel.slotType.1", version: "3" } },
            { name: "count", type: "AMAZON.NUMBER", multipleValues: { enabled: true } },
            { name: "color", type: "AMAZON.Color" },
            { name: "roast", type: "ROAST" },
          ],
          samples: [
            "order a {size} {drink}",
            "bring me {count} of them",
            "I'd like a {drink} please",
            "in {color} with {roast} roast",
          ],
        },
        {
          name: "PickupIntent",
          slots: [
            { name: "day", type: "AMAZON.DATE" },
            { name: "hour", type: "AMAZON.TIME" },
          ],
          samples: ["I'll fetch it on {day} at {hour}"],
        },
        {
          name: "SearchIntent",
          slots: [{ name: "query", type: "AMAZON.SearchQuery" }],
          samples: ["search for {query}"],
          generatedBy: "by hand",
        },
      ],
      types: [
        {
          name: "SIZE",
          values: [
            { id: "S", name: { value: "small", synonyms: ["little", "tiny"] } },
            { id: "L", name: { value: "large", synonyms: [] } },
          ],
        },
        { name: "AMAZON.Color", values: [{ name: { value: "espresso brown" } }] },
        {
          name: "ROAST",
          valueSupplier: { type: "CatalogValueSupplier", valueCatalog: { catalogId: "amzn1.ask.c", version: "1" } },
        },
        {
          slotTypeReference: { id: "amzn1.ask.interactionModel.slotType.1", version: "3" },
          values: [{ name: { value: "chai" } }],
        },
      ],
      modelConfiguration: { fallbackIntentSensitivity: { level: "LOW" } },
    },
    dialog: {
      delegationStrategy: "ALWAYS",
      intents: [
        {
          name: "OrderIntent",
          delegationStrategy: "SKILL_RESPONSE",
          confirmationRequired: true,
          prompts: { confirmation: "Confirm.Order" },
          slots: [
            {
              name: "size",
              type: "SIZE",
              elicitationRequired: true,
              confirmationRequired: false,
              prompts: { elicitation: "Elicit.Size" },
              validations: [
                { type: "hasEntityResolutionMatch", prompt: "Wrong.Size" },
                { type: "isInSet", prompt: "Wrong.Size", values: ["small", "large"] },
              ],
            },
            {
              name: "count",
              type: "AMAZON.NUMBER",
              validations: [{ type: "isLessThan", prompt: "Wrong.Count", value: "20" }],
            },
          ],
        },
        {
          name: "PickupIntent",
          slots: [
            {
              name: "day",
              type: "AMAZON.DATE",
              validations: [{ type: "isInDuration", prompt: "Wrong.Day", start: "P0D", end: "P1W" }],
            },
            {
              name: "hour",
              type: "AMAZON.TIME",
              validations: [{ type: "isNotInDuration", prompt: "Wrong.Day", start: "22:00", end: "PT8H" }],
            },
          ],
        },
      ],
    },
    prompts: [
      { id: "Confirm.Order", variations: [{ type: "PlainText", value: "A {size} {drink}, right?" }] },
      {
        id: "Elicit.Size",
        variations: [
          { type: "PlainText", value: "Which size?" },
          { type: "SSML", value: "<speak>Which size?</speak>" },
        ],
      },
      { id: "Wrong.Size", variations: [{ type: "PlainText", value: "We have small and large." }] },
      { id: "Wrong.Count", variations: [{ type: "PlainText", value: "At most twenty." }] },
      { id: "Wrong.Day", variations: [{ type: "PlainText", value: "Not then." }] },
    ],
  };
  return model as unknown as Json;
}

export type { Json };
