import { isRecord } from "../document/document";

/** Whether a document is one of Amazon's NLU annotation sets: `{"data": [{"inputs": …, "expected": […]}]}` (spec.json). */
export function isAnnotationSet(document: unknown): document is { data: unknown[] } {
  return isRecord(document) && Array.isArray(document.data);
}

/** An annotation as an item of a suite. Its `referenceTimestamp` has no use: a gate runs now. What is no annotation stays as it is, to be told. */
export function fromAnnotation(item: unknown): unknown {
  if (!isRecord(item) || !isRecord(item.inputs) || !Array.isArray(item.expected)) return item;
  const { inputs, expected } = item;
  // Several are ways in which the same may be said to be right; one is all that a suite can hold.
  if (expected.length !== 1) return { input: inputs.utterance, expect: expected };
  const intent = isRecord(expected[0]) && isRecord(expected[0].intent) ? expected[0].intent : {};
  const slots = isRecord(intent.slots) ? Object.entries(intent.slots) : [];
  const values = slots.map(([name, slot]) => [name, isRecord(slot) ? slot.value : slot]);
  return {
    input: inputs.utterance,
    expect: { intent: intent.name, ...(values.length > 0 && { slots: Object.fromEntries(values) }) },
  };
}

/** The slot of a column of an annotation set in CSV: `slot[fromCity]`. */
export function slotOfColumn(title: string): string | undefined {
  return /^slot\[(.+)\]$/i.exec(title.trim())?.[1];
}
