import { firstMistake } from "./json-mistake";

/** A model that cannot be read, in one sentence that names the place and the remedy. */
export class UnreadableModel extends Error {}

/** Reads a document: `// …` comment lines ahead of the JSON (our own header) and a byte-order mark are passed over. */
export function parseDocument(text: string): unknown {
  const json = text.replace(/^\uFEFF/, "").replace(/^(\/\/[^\n]*\n)+/, (comments) => comments.replace(/[^\n]/g, " "));
  try {
    return JSON.parse(json);
  } catch {
    throw new UnreadableModel(`is not valid JSON at ${firstMistake(json)}`);
  }
}

/** Takes the model out of the document that Amazon's tools write (`{"interactionModel": …}`), or the bare model as it is. */
export function unwrapDocument(document: unknown): Record<string, unknown> {
  if (!isRecord(document)) {
    throw new UnreadableModel(`must be an object with a "languageModel", not ${kind(document)}`);
  }
  const model = "interactionModel" in document ? document.interactionModel : document;
  if (!isRecord(model)) throw new UnreadableModel(`has an "interactionModel" that is ${kind(model)}, not an object`);
  return model;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function kind(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  return Array.isArray(value) ? "a list" : `a ${typeof value}`;
}
