import { createHash } from "node:crypto";
import { definedKeys } from "../document/deep-equal";
import { isRecord } from "../document/document";

/** First line of every canonical text: it makes Pulumi show a changed model line by line instead of as one tree. */
export const MODEL_HEADER = "// alexa interaction model";
/** The same for the values of a slot type version. */
export const VALUES_HEADER = "// alexa slot type values";
/** The same for the utterances of a gate. */
export const SUITE_HEADER = "// alexa utterances";

// One line for what a person changes as one thing.
const ONE_LINE_ELEMENTS = new Set(["values", "variations", "validations"]);

/**
 * The one text of a value: keys sorted, the order of arrays kept, a line for each sample, slot, value and prompt variation.
 * `parseDocument` of it gives the value back exactly.
 */
export function canonicalText(header: string, value: unknown): string {
  return `${header}\n${write(value, "", header === MODEL_HEADER ? "" : "values")}\n`;
}

/** SHA-256, in hex, of a value whatever its layout and the order of its keys: a later layout of the text does not change it. */
export function contentHash(value: unknown): string {
  return hashSorted(sortKeys(value));
}

/** The same for a value whose keys are sorted already, as those of a canonical text are. */
export function hashSorted(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex");
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (!isRecord(value)) return value;
  const copy: Record<string, unknown> = {};
  for (const name of sortedKeys(value)) setKey(copy, name, sortKeys(value[name]));
  return copy;
}

// Assigned, "__proto__" would be no key.
function setKey(record: Record<string, unknown>, name: string, value: unknown): void {
  if (name === "__proto__") Object.defineProperty(record, name, { value, enumerable: true });
  else record[name] = value;
}

function write(value: unknown, indent: string, key: string): string {
  if (Array.isArray(value)) return writeList(value, indent, ONE_LINE_ELEMENTS.has(key));
  if (!isRecord(value) || isFlat(value)) return oneLine(value);
  const inner = `${indent}  `;
  let text = "{";
  for (const name of sortedKeys(value))
    text += `${text === "{" ? "" : ","}\n${inner}${JSON.stringify(name)}: ${write(value[name], inner, name)}`;
  return `${text}\n${indent}}`;
}

function writeList(list: unknown[], indent: string, eachOnOneLine: boolean): string {
  if (list.length === 0) return "[]";
  const inner = `${indent}  `;
  // The samples of an intent: JavaScript's own layout is the same, and ten times as fast; it takes no wider indent.
  if (inner.length <= 10 && list.every((item) => typeof item === "string"))
    return `${JSON.stringify(list, undefined, inner).slice(0, -1)}${indent}]`;
  let text = "[";
  for (const item of list)
    text += `${text === "[" ? "" : ","}\n${inner}${eachOnOneLine || typeof item === "string" ? oneLine(item) : write(item, inner, "")}`;
  return `${text}\n${indent}]`;
}

/** An object of more keys has a line for each. */
const MAX_KEYS_ON_ONE_LINE = 20;

// An object without lists, such as a slot or a reference.
function isFlat(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  if (!isRecord(value)) return true;
  const inner = Object.values(value);
  return inner.length <= MAX_KEYS_ON_ONE_LINE && inner.every(isFlat);
}

function oneLine(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(oneLine).join(", ")}]`;
  if (!isRecord(value)) return JSON.stringify(value) ?? "null";
  let text = "{";
  for (const name of sortedKeys(value))
    text += `${text === "{" ? "" : ", "}${JSON.stringify(name)}: ${oneLine(value[name])}`;
  return `${text}}`;
}

function sortedKeys(value: Record<string, unknown>): string[] {
  const names = definedKeys(value);
  // Most are in order already.
  for (let index = 1; index < names.length; index++)
    if ((names[index - 1] ?? "") > (names[index] ?? "")) return names.sort();
  return names;
}
