import { literal } from "../literal";
import type { Thing } from "./kinds";

/** What a reader calls one of them. */
export const WORDS: Record<Thing, string> = {
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
  "accepted value": "accepted value",
  prompt: "prompt",
  variation: "variation",
  setting: "setting",
};

/** `1 value`, `2 values` */
export function counted(count: number, thing: Thing): string {
  const word = thing === "dialog intent" ? "dialog" : WORDS[thing];
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}

/** A value of a model in one line; a long one is cut. */
export function shown(value: unknown): string {
  const text = literal(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

const LONGEST = 300;

/** `invocationName` → `invocation name` */
export function keyInWords(key: string): string {
  return /^[a-z]+([A-Z][a-z]+)+$/.test(key) ? key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`) : key;
}
