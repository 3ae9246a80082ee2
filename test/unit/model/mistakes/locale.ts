import { type Mistake, ORDER, set } from "./make";

const type = `${ORDER}.slots.2.type`;
const SENSITIVITY = "languageModel.modelConfiguration.fallbackIntentSensitivity";
const low = set("languageModel.modelConfiguration", { fallbackIntentSensitivity: { level: "LOW" } });

/** Mistakes in one locale that are none in another. */
export const localeMistakes: Mistake[] = [
  ...[
    ["AMAZON.US_STATE", "en-IN"],
    ["AMAZON.US_CITY", "en-IN"],
    ["AMAZON.US_FIRST_NAME", "es-ES"],
    ["AMAZON.MusicGroup", "it-IT"],
    ["AMAZON.DE_CITY", "ja-JP"],
  ].map(
    ([name = "", locale = ""]): Mistake => [
      "built-in-type-locale",
      "languageModel.intents[2].slots[2].type",
      set(type, name),
      locale,
    ],
  ),
  ["built-in-type-locale", "languageModel.types[1].name", set("languageModel.types.1.name", "AMAZON.DE_CITY"), "ja-JP"],
  ["built-in-type-unlisted", "languageModel.intents[2].slots[2].type", set(type, "AMAZON.GB_REGION"), "fr-FR"],
  ["built-in-type-unlisted", "languageModel.intents[2].slots[2].type", set(type, "AMAZON.AlphaNumeric"), "nl-NL"],
  ...["ar-SA", "hi-IN", "it-IT", "ja-JP", "pt-BR"].map(
    (locale): Mistake => ["sensitivity-locale", SENSITIVITY, low, locale],
  ),
  ["sensitivity-untested-locale", SENSITIVITY, low, "fr-FR"],
];
