import { z } from "zod";

const slotTypeReference = z.object({ id: z.string(), version: z.string() });
const slot = z.looseObject({
  name: z.string(),
  type: z.string().optional(),
  slotTypeReference: slotTypeReference.optional(),
  samples: z.array(z.string()).default([]),
});
const intent = z.looseObject({
  name: z.string(),
  slots: z.array(slot).default([]),
  samples: z.array(z.string()).default([]),
});
const value = z.looseObject({
  id: z.string().optional().catch(undefined),
  name: z.looseObject({ value: z.string(), synonyms: z.array(z.string()).optional().catch(undefined) }),
});
const supplier = z.looseObject({ type: z.string().optional(), values: z.array(value).optional().catch(undefined) });
const type = supplier.extend({
  name: z.string().optional(),
  slotTypeReference: slotTypeReference.optional(),
  valueSupplier: supplier.optional(),
});

/** The parts of a model that say what an utterance means. */
export const modelSchema = z.looseObject({
  languageModel: z.looseObject({
    invocationName: z.string().default(""),
    intents: z.array(intent),
    types: z.array(type).default([]),
    modelConfiguration: z
      .looseObject({ fallbackIntentSensitivity: z.looseObject({ level: z.string() }).optional() })
      .optional()
      .catch(undefined),
  }),
});
/** What a stored slot type version is made of. */
export const slotTypeDefinition = z.looseObject({ valueSupplier: supplier });

export type LanguageModel = z.infer<typeof modelSchema>;
export type Intent = z.infer<typeof intent>;
export type Slot = z.infer<typeof slot>;
export type Value = z.infer<typeof value>;
export type Supplier = z.infer<typeof supplier>;
