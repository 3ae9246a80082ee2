import { z } from "zod";
import { nonEmpty, text } from "./common-fields";

export const slotTypeReference = z
  .looseObject({
    id: nonEmpty.describe("amzn1.ask.interactionModel.slotType.…"),
    version: nonEmpty.describe('The version, a decimal string such as "3".'),
  })
  .describe("A version of a slot type that several skills share.");

/** A slot type's value; `name` is required (Interaction Model Schema reference). */
export const slotTypeValue = z.looseObject({
  id: text.nullish().describe("What a skill's code sees, whatever synonym was said."),
  name: z
    .looseObject({
      value: text.describe("At most 140 characters."),
      synonyms: z.array(text).nullish().describe("Other words for the value; at most 140 characters each."),
    })
    .describe("What is said."),
});

const valueCatalog = z.looseObject({
  catalogId: nonEmpty.describe("amzn1.ask.interactionModel.catalog.…"),
  version: nonEmpty.describe("The version of the catalog."),
});

/** Where a custom slot type of a model gets its values from, in place of `values`. */
export const modelValueSupplier = z.looseObject({
  type: z.enum(["CatalogValueSupplier", "InlineValueSupplier"]).describe("In a model CatalogValueSupplier."),
  valueCatalog: valueCatalog.nullish().describe("The catalog that the values come from."),
});

/** What a slot type version holds: values, or a catalog (Slot Type API reference). */
export const valueSupplier = z.discriminatedUnion("type", [
  z.looseObject({ type: z.literal("InlineValueSupplier"), values: z.array(slotTypeValue).min(1) }),
  z.looseObject({ type: z.literal("CatalogValueSupplier"), valueCatalog }),
]);
