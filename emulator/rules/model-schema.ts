import { z } from "zod";

// Only what the rules look at; everything else passes, because real models carry more than the documents list.
const slotTypeReference = z.looseObject({ id: z.string(), version: z.string() });

const slot = z.looseObject({
  name: z.string(),
  type: z.string().optional(),
  slotTypeReference: slotTypeReference.optional(),
  samples: z.array(z.string()).optional(),
});

const intent = z.looseObject({
  name: z.string(),
  slots: z.array(slot).optional(),
  samples: z.array(z.string()).optional(),
});

const type = z.looseObject({
  name: z.string().optional(),
  slotTypeReference: slotTypeReference.optional(),
  values: z.array(z.looseObject({ name: z.looseObject({ value: z.string() }) })).optional(),
  valueSupplier: z.looseObject({ type: z.string() }).optional(),
});

const promptIds = z.record(z.string(), z.string()).optional();

const dialogSlot = z.looseObject({
  name: z.string(),
  type: z.string().optional(),
  slotTypeReference: slotTypeReference.optional(),
  prompts: promptIds,
  validations: z.array(z.looseObject({ type: z.string(), prompt: z.string() })).optional(),
});

const dialogIntent = z.looseObject({ name: z.string(), prompts: promptIds, slots: z.array(dialogSlot).optional() });

const prompt = z.looseObject({
  id: z.string().min(1),
  variations: z.array(z.looseObject({ value: z.string().min(1) })).min(1),
});

const model = z.looseObject({
  languageModel: z.looseObject({
    invocationName: z.string().min(1),
    intents: z.array(intent).min(1),
    types: z.array(type).optional(),
    modelConfiguration: z.looseObject({ fallbackIntentSensitivity: z.unknown().optional() }).nullish(),
  }),
  dialog: z.looseObject({ intents: z.array(dialogIntent) }).optional(),
  prompts: z.array(prompt).optional(),
});

/** The parts of an interaction model that the rules of a PUT look at. */
export type Model = Pick<z.infer<typeof model>, "languageModel" | "dialog" | "prompts">;
export type Intent = z.infer<typeof intent>;
export type DialogIntent = z.infer<typeof dialogIntent>;

/** The model, or every place where a value has not the shape of one. */
export function parseModel(value: unknown): { model: Model } | { problems: string[] } {
  const parsed = model.safeParse(value);
  if (parsed.success) return { model: parsed.data };
  const problems = parsed.error.issues.map(
    ({ path, message }) =>
      `InvalidModelDefinitionSchema: The interaction model is invalid. At "${["$.interactionModel", ...path].join(".")}": ${message}`,
  );
  return { problems };
}
