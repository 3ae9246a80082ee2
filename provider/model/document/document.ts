import { firstSyntaxError } from "../json/mistake";
import type { Place } from "../json/place";

/** A model that cannot be read. The message names the position and the remedy. */
export class UnreadableModel extends Error {
  constructor(
    message: string,
    /** Position in the text, if known. */
    readonly place?: Place | undefined,
  ) {
    super(message);
  }
}

/** In characters: Amazon accepts 1.5 MB, and indentation may multiply that. */
export const MAX_TEXT_LENGTH = 16_000_000;

/** Parses a document. A byte-order mark and `// …` lines ahead of the JSON (such as our own header) are skipped. */
export function parseDocument(text: string): unknown {
  if (text.length > MAX_TEXT_LENGTH) throw new UnreadableModel(tooLargeMessage(text.length));
  const document = parseJson(text);
  assertJsonValue(document, MAX_DEPTH);
  return document;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.slice(startOfJson(text)));
  } catch {
    throw notJsonError(jsonOf(text));
  }
}

function notJsonError(json: string): UnreadableModel {
  try {
    const { expected, ...place } = firstSyntaxError(json);
    return new UnreadableModel(`is not valid JSON at line ${place.line}, column ${place.column}: ${expected}`, place);
  } catch (error) {
    // A regular expression throws a RangeError on a text of many millions of characters.
    if (error instanceof RangeError) return new UnreadableModel("is not valid JSON, and too large to tell where");
    throw error;
  }
}

/** A model is about ten levels deep; the limit lets recursive functions rely on the stack. */
const MAX_DEPTH = 200;

function assertJsonValue(value: unknown, levels: number): void {
  if (value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY)
    throw new UnreadableModel("has a number that is too large for JSON");
  if (typeof value !== "object" || value === null) return;
  if (levels === 0) throw new UnreadableModel("is nested too deeply");
  for (const inner of Object.values(value)) assertJsonValue(inner, levels - 1);
}

/** The JSON of a text; what is ahead of it is blanked, so that lines and columns stay. */
export function jsonOf(text: string): string {
  const start = startOfJson(text);
  if (start === 0) return text;
  // A byte-order mark takes no column.
  return (
    text
      .slice(0, start)
      .replace(/^\uFEFF/, "")
      .replace(/[^\n]/g, " ") + text.slice(start)
  );
}

/** Offset after a byte-order mark and leading comment lines. */
function startOfJson(text: string): number {
  let start = text.startsWith("\uFEFF") ? 1 : 0;
  while (text.startsWith("//", start)) {
    const end = text.indexOf("\n", start);
    if (end === -1) break;
    start = end + 1;
  }
  return start;
}

export function tooLargeMessage(length: number): string {
  return `is far too large, with ${(length / 1_000_000).toFixed(1)} MB: Amazon takes models of 1.5 MB`;
}

/** The model inside the document that Amazon's tools write (`{"interactionModel": …}`); a bare model as it is. */
export function unwrapDocument(document: unknown): Record<string, unknown> {
  if (!isRecord(document)) {
    throw new UnreadableModel(`must be an object with a "languageModel", not ${typeName(document)}`);
  }
  const model = "interactionModel" in document ? document.interactionModel : document;
  if (!isRecord(model))
    throw new UnreadableModel(`has an "interactionModel" that is ${typeName(model)}, not an object`);
  return model;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function typeName(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  return Array.isArray(value) ? "a list" : `a ${typeof value}`;
}
