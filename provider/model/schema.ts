import { z } from "zod";

// Loose throughout: unknown keys reach Amazon untouched. Only shapes that the service cannot read are refused.
const text = z.string();
const filled = z.string().min(1);

const slotTypeReference = z.looseObject({ id: filled, version: filled });

/** A slot type's value; `name` is required (Interaction Model Schema reference). */
export const slotTypeValue = z.looseObject({
  id: text.nullish(),
  name: z.looseObject({ value: text, synonyms: z.array(text).nullish() }),
});

const catalogSupplier = z.looseObject({
  type: text,
  valueCatalog: z.looseObject({ catalogId: filled, version: filled }).nullish(),
});

const slot = z.looseObject({
  name: filled,
  type: text.nullish(),
  slotTypeReference: slotTypeReference.nullish(),
  samples: z.array(text).nullish(),
  multipleValues: z.looseObject({ enabled: z.boolean().nullish() }).nullish(),
});

const intent = z.looseObject({
  name: filled,
  slots: z.array(slot).nullish(),
  samples: z.array(text).nullish(),
});

const slotTypeDefinition = z.looseObject({
  name: filled.nullish(),
  slotTypeReference: slotTypeReference.nullish(),
  values: z.array(slotTypeValue).nullish(),
  valueSupplier: catalogSupplier.nullish(),
});

const promptIds = z.record(text, text).nullish();

const validation = z.looseObject({
  type: filled,
  prompt: filled,
  value: text.nullish(),
  values: z.array(text).nullish(),
  start: text.nullish(),
  end: text.nullish(),
});

const dialogSlot = z.looseObject({
  name: filled,
  type: text.nullish(),
  slotTypeReference: slotTypeReference.nullish(),
  elicitationRequired: z.boolean().nullish(),
  confirmationRequired: z.boolean().nullish(),
  prompts: promptIds,
  validations: z.array(validation).nullish(),
});

const dialogIntent = z.looseObject({
  name: filled,
  delegationStrategy: text.nullish(),
  slots: z.array(dialogSlot).nullish(),
  confirmationRequired: z.boolean().nullish(),
  prompts: promptIds,
});

const prompt = z.looseObject({
  id: filled,
  variations: z.array(z.looseObject({ type: text.nullish(), value: filled })).min(1),
});

/** The shape of an interaction model (Interaction Model Schema reference, spec.json). */
export const interactionModel = z.looseObject({
  languageModel: z.looseObject({
    invocationName: filled,
    intents: z.array(intent).min(1),
    types: z.array(slotTypeDefinition).nullish(),
    modelConfiguration: z
      .looseObject({ fallbackIntentSensitivity: z.looseObject({ level: text }).nullish() })
      .nullish(),
  }),
  dialog: z.looseObject({ intents: z.array(dialogIntent), delegationStrategy: text.nullish() }).nullish(),
  prompts: z.array(prompt).nullish(),
});

/** What a slot type version holds: values, or a catalog (Slot Type API reference). */
export const valueSupplier = z.discriminatedUnion("type", [
  z.looseObject({ type: z.literal("InlineValueSupplier"), values: z.array(slotTypeValue).min(1) }),
  z.looseObject({
    type: z.literal("CatalogValueSupplier"),
    valueCatalog: z.looseObject({ catalogId: filled, version: filled }),
  }),
]);
