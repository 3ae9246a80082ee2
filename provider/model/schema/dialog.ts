import { z } from "zod";
import { delegationStrategy, nonEmpty, text } from "./common-fields";
import { slotTypeReference } from "./slot-type-values";
import { VALIDATIONS } from "./slot-validations";

const validation = z.looseObject({
  type: z.enum(Object.keys(VALIDATIONS) as [keyof typeof VALIDATIONS]).describe("What is asked of the slot's value."),
  prompt: nonEmpty.describe("Id of the prompt for a value that is refused."),
  value: text.nullish().describe("For comparisons: what the slot's value is compared with."),
  values: z.array(text).nullish().describe("For isInSet and isNotInSet: at least one."),
  start: text.nullish().describe("For durations: ISO 8601 such as P1D or PT2H, a date, or a time of day."),
  end: text.nullish().describe("For durations, as `start`; may be empty."),
});

const promptIds = z
  .record(text, text.nullish())
  .nullish()
  .describe("Ids of prompts, by what they are for: elicitation, confirmation.");

const dialogSlot = z.looseObject({
  name: nonEmpty.describe("A slot of the intent."),
  type: text.nullish().describe("As in the intent."),
  slotTypeReference: slotTypeReference.nullish().describe("As in the intent."),
  elicitationRequired: z.boolean().nullish().describe("Whether Alexa asks for the slot when it is missing."),
  confirmationRequired: z.boolean().nullish().describe("Whether Alexa asks the user to confirm the slot."),
  prompts: promptIds,
  validations: z.array(validation).nullish().describe("What the slot's value must satisfy."),
});

const dialogIntent = z.looseObject({
  name: nonEmpty.describe("An intent of the language model."),
  delegationStrategy,
  slots: z.array(dialogSlot).nullish().describe("Slots that have dialog rules."),
  confirmationRequired: z.boolean().nullish().describe("Whether Alexa asks the user to confirm the intent."),
  prompts: promptIds,
});

/** Rules of multi-turn dialogs. */
export const dialog = z.looseObject({
  intents: z.array(dialogIntent).min(1).describe("Intents that have dialog rules."),
  delegationStrategy,
});

/** What Alexa says when a dialog asks, confirms or refuses. */
export const prompt = z.looseObject({
  id: nonEmpty.describe("What dialogs refer to."),
  variations: z
    .array(
      z.looseObject({
        type: z.enum(["PlainText", "SSML"]).nullish().describe("Default PlainText."),
        value: nonEmpty.describe("What Alexa says; {slot} stands for a slot's value."),
      }),
    )
    .min(1)
    .describe("Alexa takes one of them."),
});
