import { VALIDATIONS } from "../schema/slot-validations";
import { isRecord } from "./document";

/**
 * Normalises a model to the form in which the service keeps it. All that changes:
 * - a validation's type is spelled as in spec.json (`IsInSet` → `isInSet`): the Interaction Model Schema mixes both;
 * - numbers given as the `value` or among the `values` of a validation become strings.
 * The document's own `version`, which the service writes, is dropped by `unwrapDocument`.
 */
export function normalise(model: Record<string, unknown>): Record<string, unknown> {
  const dialog = model.dialog;
  if (!isRecord(dialog)) return model;
  const intents = mapRecords(dialog.intents, (intent) => ({
    ...intent,
    ...(intent.slots === undefined ? {} : { slots: mapRecords(intent.slots, normaliseSlot) }),
  }));
  return { ...model, dialog: { ...dialog, ...(dialog.intents === undefined ? {} : { intents }) } };
}

const VALIDATION_TYPES = new Map(Object.keys(VALIDATIONS).map((type) => [type.toLowerCase(), type]));

function normaliseSlot(slot: Record<string, unknown>): Record<string, unknown> {
  return slot.validations === undefined
    ? slot
    : { ...slot, validations: mapRecords(slot.validations, normaliseValidation) };
}

function normaliseValidation(validation: Record<string, unknown>): Record<string, unknown> {
  const { type, value, values } = validation;
  return {
    ...validation,
    ...(typeof type === "string" ? { type: VALIDATION_TYPES.get(type.toLowerCase()) ?? type } : {}),
    ...(typeof value === "number" ? { value: String(value) } : {}),
    ...(Array.isArray(values) && values.some((one) => typeof one === "number")
      ? { values: values.map((one) => (typeof one === "number" ? String(one) : one)) }
      : {}),
  };
}

function mapRecords(list: unknown, change: (item: Record<string, unknown>) => Record<string, unknown>): unknown {
  return Array.isArray(list) ? list.map((item) => (isRecord(item) ? change(item) : item)) : list;
}
