import { z } from "zod";
import { dialog, prompt } from "./dialog";
import { languageModel } from "./language-model";

export { valueSupplier } from "./slot-type-values";

// Loose throughout: unknown keys are sent to Amazon unchanged.
/** The shape of an interaction model (Interaction Model Schema reference, spec.json). */
export const interactionModel = z.looseObject({
  languageModel: languageModel.describe("What users say."),
  dialog: dialog.nullish().describe("Rules of multi-turn dialogs."),
  prompts: z.array(prompt).nullish().describe("What Alexa says when a dialog asks, confirms or refuses."),
});

/** The JSON Schema of a model file, for editors: the document that Amazon's tools write, or the bare model. */
export function jsonSchema(): Record<string, unknown> {
  const document = z.looseObject({
    version: z.string().nullish().describe("Written by the service; ignored."),
    description: z.string().nullish().describe("Ignored: use the resource's `description`."),
    interactionModel: interactionModel.meta({ id: "InteractionModel" }),
  });
  const { $schema, definitions, required, ...whole } = z.toJSONSchema(document, { target: "draft-7" });
  return {
    $schema,
    title: "Alexa interaction model",
    description: "Sources: Amazon's Interaction Model Schema reference and spec.json of ask-smapi-model.",
    ...whole,
    // if/else instead of anyOf, for which editors report the errors of every branch.
    if: { required },
    else: { $ref: "#/definitions/InteractionModel" },
    definitions,
  };
}
