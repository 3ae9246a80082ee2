import { isRecord, parseDocument, unwrapDocument } from "../document/document";
import { normalise } from "../document/normalise";
import { canonicalText, contentHash, hashSorted, MODEL_HEADER } from "./canonical";
import { type MarkedModel, markReferences, resolveReferences, restoreReferences } from "./references";

/** A model as it travels: one canonical text, and apart from it what was not known when the text was written. */
export interface WireModel {
  text: string;
  references: Record<string, unknown>;
}

/** Writes a model, given as an object or a JSON text, in its wire form. Throws `UnreadableModel`. */
export function toWire(source: unknown, isReference?: (node: unknown) => boolean): WireModel {
  return documentToWire(source, typeof source === "string" ? parseDocument(source) : source, isReference);
}

/** The same where the text was parsed already, to `document`. */
export function documentToWire(
  source: unknown,
  document: unknown,
  isReference: (node: unknown) => boolean = () => false,
): WireModel {
  const model = unwrapDocument(document);
  // A text holds no outputs, so that only a key like a mark makes a difference.
  if (typeof source === "string" && !isMarked(source)) return toWireModel({ model, references: {} });
  return toWireModel(markReferences(model, isReference));
}

/** The same for a model that was read from the service: what still equals a known reference is marked again. */
export function serviceModelToWire(model: Record<string, unknown>, references: Record<string, unknown>): WireModel {
  return { ...toWireModel({ model: restoreReferences(normalise(model), references), references: {} }), references };
}

/** The model that the service is sent. */
export function fromWire({ text, references }: WireModel): Record<string, unknown> {
  const marked = parseCached(text);
  const model = isMarked(text) ? resolveReferences(marked, references) : marked;
  return isRecord(model) ? normalise(model) : {};
}

/** The declared model's hash. */
export function wireHash(wire: WireModel): string {
  const model = fromWire(wire);
  return isMarked(wire.text) ? modelHash(model) : hashSorted(model);
}

// Only a text with a mark, or with an escaped key, has anything to resolve.
function isMarked(text: string): boolean {
  return (text.includes("$") && text.includes('"$')) || text.includes("\\u0024");
}

let recentlyParsed: { text: string; parsed: unknown }[] = [];

// Pulumi asks about the same text twice in a row, in check and in diff; check asks about the old one as well.
function parseCached(text: string): unknown {
  const cached = recentlyParsed.find((one) => one.text === text) ?? { text, parsed: parseDocument(text) };
  recentlyParsed = [cached, ...recentlyParsed.filter((one) => one !== cached)].slice(0, 2);
  return cached.parsed;
}

/** What tells two models apart, whatever their layout. */
export function modelHash(model: Record<string, unknown>): string {
  return contentHash(normalise(model));
}

function toWireModel({ model, references }: MarkedModel): WireModel {
  return { text: canonicalText(MODEL_HEADER, isRecord(model) ? normalise(model) : model), references };
}
