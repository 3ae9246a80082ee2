import { isRecord, parseDocument, unwrapDocument } from "../document/document";
import { normalise } from "../document/normalise";
import { canonicalText, contentHash, hashSorted, MODEL_HEADER } from "./canonical";
import { type MarkedModel, markedKeys, markReferences, resolveReferences, restoreReferences } from "./references";

/** A model in its wire form: canonical text, and the values that were unknown when the text was written (references). */
export interface WireModel {
  text: string;
  references: Record<string, unknown>;
}

/** Converts a model, an object or its JSON text, to its wire form. Throws `UnreadableModel`. */
export function toWire(source: unknown, isReference?: (node: unknown) => boolean): WireModel {
  return documentToWire(source, typeof source === "string" ? parseDocument(source) : source, isReference);
}

/** `toWire` for a source that was parsed to `document` already. */
export function documentToWire(
  source: unknown,
  document: unknown,
  isReference: (node: unknown) => boolean = () => false,
): WireModel {
  const model = unwrapDocument(document);
  // A JSON text has no outputs; only a key that looks like a mark has to be escaped.
  if (typeof source === "string" && !isMarked(source)) return toWireModel({ model, references: {} });
  return toWireModel(markReferences(model, isReference));
}

/** Wire form of a model read from the service: a value that still equals its reference becomes a mark again. */
export function serviceModelToWire(model: Record<string, unknown>, references: Record<string, unknown>): WireModel {
  return { ...toWireModel({ model: restoreReferences(normalise(model), references), references: {} }), references };
}

/** The model to send to the service. */
export function fromWire({ text, references }: WireModel): Record<string, unknown> {
  const marked = parseCached(text);
  const model = isMarked(text) ? resolveReferences(marked, references) : marked;
  return isRecord(model) ? normalise(model) : {};
}

/** The keys of the references that a model's text needs. */
export function referenceKeys(text: string): string[] {
  return isMarked(text) ? markedKeys(parseCached(text)) : [];
}

/** `modelHash` of the declared model. */
export function wireHash(wire: WireModel): string {
  const model = fromWire(wire);
  // A transformation may set a text that is not ours.
  const isSorted = wire.text.startsWith(MODEL_HEADER) && !isMarked(wire.text);
  return isSorted ? hashSorted(model) : modelHash(model);
}

// Only a text with a mark, or with an escaped key, needs to be resolved.
function isMarked(text: string): boolean {
  return (text.includes("$") && text.includes('"$')) || text.includes("\\u0024");
}

let recentlyParsed: { text: string; parsed: unknown }[] = [];

// Pulumi passes the same text to check and to diff, and check gets the old one as well: two texts are enough.
function parseCached(text: string): unknown {
  const cached = recentlyParsed.find((one) => one.text === text) ?? { text, parsed: parseDocument(text) };
  recentlyParsed = [cached, ...recentlyParsed.filter((one) => one !== cached)].slice(0, 2);
  return cached.parsed;
}

/** Hash of a model, independent of its layout. */
export function modelHash(model: Record<string, unknown>): string {
  return contentHash(normalise(model));
}

function toWireModel({ model, references }: MarkedModel): WireModel {
  return { text: canonicalText(MODEL_HEADER, isRecord(model) ? normalise(model) : model), references };
}
