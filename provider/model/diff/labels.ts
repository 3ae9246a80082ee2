import { printableJson } from "../text/printable";
import type { Thing } from "./diff-schema";

/** Display names. */
export const LABELS: Record<Thing, string> = {
  intent: "intent",
  sample: "sample",
  slot: "slot",
  "slot sample": "sample",
  "slot type": "slot type",
  value: "value",
  synonym: "synonym",
  dialog: "dialog",
  "dialog intent": "dialog of",
  "dialog slot": "slot",
  validation: "validation",
  "set value": "value of its set",
  prompt: "prompt",
  variation: "variation",
  setting: "setting",
};

/** `1 value`, `2 values` */
export function pluralize(count: number, thing: Thing): string {
  return `${count} ${count === 1 ? singular(thing) : plural(thing)}`;
}

export function plural(thing: Thing): string {
  return thing === "set value" ? "values of its set" : `${singular(thing)}s`;
}

function singular(thing: Thing): string {
  return thing === "dialog intent" ? "dialog" : LABELS[thing];
}

/** A value of a model on one line; a long one is cut. */
export function formatValue(value: unknown): string {
  const text = printableJson(value);
  return text.length > MAX_VALUE_LENGTH ? `${text.slice(0, MAX_VALUE_LENGTH)}…` : text;
}

const MAX_VALUE_LENGTH = 300;
