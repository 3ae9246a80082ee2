import { createHash } from "node:crypto";
import { definedKeys } from "../document/deep-equal";
import { isRecord } from "../document/document";

/** First line of a model's canonical text: it makes Pulumi show a changed model line by line, not as one JSON tree. */
export const MODEL_HEADER = "// alexa interaction model";
/** First line of a slot type version's values. */
export const VALUES_HEADER = "// alexa slot type values";
/** First line of a gate's utterances. */
export const SUITE_HEADER = "// alexa utterances";

// Each element on one line: people change it as a unit.
const ONE_LINE_ELEMENTS = new Set(["values", "variations", "validations"]);

/**
 * The canonical text of a value: sorted keys, arrays in their order, one line for each sample, slot, value and prompt variation.
 * `parseDocument` restores the value exactly.
 */
export function canonicalText(header: string, value: unknown): string {
  return `${header}\n${write(value, "", header === MODEL_HEADER ? "" : "values")}\n`;
}

/** SHA-256, in hex, of a value. It depends neither on the order of keys nor on the layout of the canonical text. */
export function contentHash(value: unknown): string {
  return hashSorted(sortKeys(value));
}

/** The text whose SHA-256 `contentHash` is. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(sortKeys(value));
}

/** `contentHash` of a value whose keys are sorted already, such as a parsed canonical text. */
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

// An assignment to "__proto__" would set the prototype.
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
  // Lists of strings, such as samples: JSON.stringify writes the same layout ten times as fast, but indents by at most 10 spaces.
  if (inner.length <= 10 && list.every((item) => typeof item === "string"))
    return `${JSON.stringify(list, undefined, inner).slice(0, -1)}${indent}]`;
  let text = "[";
  for (const item of list)
    text += `${text === "[" ? "" : ","}\n${inner}${eachOnOneLine || typeof item === "string" ? oneLine(item) : write(item, inner, "")}`;
  return `${text}\n${indent}]`;
}

/** An object with more keys gets one line per key. */
const MAX_KEYS_ON_ONE_LINE = 20;

// Whether it has no non-empty lists, such as a slot or a reference.
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
  // Most are sorted already.
  for (let index = 1; index < names.length; index++)
    if ((names[index - 1] ?? "") > (names[index] ?? "")) return names.sort();
  return names;
}
