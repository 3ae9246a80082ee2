import { isRecord } from "./document";

/**
 * Writes a model as the service keeps it. All that is changed:
 * - the type of a validation gets a lower-case first letter (`IsInSet` → `isInSet`): the Interaction Model Schema mixes both;
 * - a number given as the `value` of a validation becomes a string.
 * The document's own `version`, which the service writes, is dropped where the document is unwrapped.
 */
export function normalise(model: Record<string, unknown>): Record<string, unknown> {
  const dialog = model.dialog;
  if (!isRecord(dialog)) return model;
  const intents = each(dialog.intents, (intent) => ({
    ...intent,
    ...(intent.slots === undefined ? {} : { slots: each(intent.slots, normaliseSlot) }),
  }));
  return { ...model, dialog: { ...dialog, ...(dialog.intents === undefined ? {} : { intents }) } };
}

function normaliseSlot(slot: Record<string, unknown>): Record<string, unknown> {
  return slot.validations === undefined ? slot : { ...slot, validations: each(slot.validations, normaliseValidation) };
}

function normaliseValidation(validation: Record<string, unknown>): Record<string, unknown> {
  const { type, value } = validation;
  return {
    ...validation,
    ...(typeof type === "string" ? { type: type.charAt(0).toLowerCase() + type.slice(1) } : {}),
    ...(typeof value === "number" ? { value: String(value) } : {}),
  };
}

function each(list: unknown, change: (item: Record<string, unknown>) => Record<string, unknown>): unknown {
  return Array.isArray(list) ? list.map((item) => (isRecord(item) ? change(item) : item)) : list;
}
