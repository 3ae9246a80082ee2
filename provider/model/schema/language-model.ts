import { z } from "zod";
import { generatedBy, nonEmpty, text } from "./common-fields";
import { modelValueSupplier, slotTypeReference, slotTypeValue } from "./slot-type-values";

const slot = z.looseObject({
  name: nonEmpty.describe("Letters and underscores."),
  type: text.nullish().describe("A built-in type such as AMAZON.NUMBER, or the name of one in `types`."),
  slotTypeReference: slotTypeReference.nullish().describe("In place of `type`: a version of a shared slot type."),
  samples: z.array(text).nullish().describe("Phrases with which users answer when Alexa asks for this slot."),
  multipleValues: z
    .looseObject({ enabled: z.boolean().describe("Whether it does.") })
    .nullish()
    .describe("Whether the slot takes several values at once."),
});

const intent = z.looseObject({
  name: nonEmpty.describe("Letters and underscores, or a built-in name such as AMAZON.HelpIntent."),
  slots: z.array(slot).nullish().describe("What the samples leave open."),
  samples: z
    .array(text)
    .nullish()
    .describe("Phrases that reach the intent, with slots in braces: order a {size} coffee"),
  generatedBy,
});

const slotType = z.looseObject({
  name: nonEmpty.nullish().describe("Letters and underscores, or the built-in list type that gets more values."),
  slotTypeReference: slotTypeReference
    .nullish()
    .describe("In place of `name`: the shared slot type that gets more values."),
  values: z.array(slotTypeValue).nullish().describe("What the slot takes; other words are still heard."),
  valueSupplier: modelValueSupplier.nullish().describe("In place of `values`: a catalog that they come from."),
  generatedBy,
});

const SENSITIVITY = "How readily AMAZON.FallbackIntent takes what the model does not know.";
const fallbackIntentSensitivity = z.looseObject({ level: z.enum(["HIGH", "MEDIUM", "LOW"]).describe("Default LOW.") });

/** What users say. */
export const languageModel = z.looseObject({
  invocationName: nonEmpty.describe("What users say to open the skill: lower case, numbers spelled out."),
  intents: z.array(intent).min(1).describe("What users can ask for; at most 250."),
  types: z.array(slotType).nullish().describe("Custom slot types, and built-in ones that get more values."),
  modelConfiguration: z
    .looseObject({ fallbackIntentSensitivity: fallbackIntentSensitivity.nullish().describe(SENSITIVITY) })
    .nullish()
    .describe("Settings of the whole model."),
});
