import { isDeepStrictEqual } from "node:util";
import { isRecord } from "../document/document";

const MARK = "$ref";
// A user's own "$ref" gets one more "$", so that it is never taken for a mark.
const MARK_OR_ESCAPED = /^\$+ref$/;

/** A model in which every part that is not yet known stands apart, under a key that says its place in the model's terms. */
export interface MarkedModel {
  model: unknown;
  references: Record<string, unknown>;
}

/** Takes out of a model what `isReference` recognises (an output, or what was one) and leaves `{"$ref": key}` there. */
export function markReferences(
  model: unknown,
  isReference: (node: unknown, key: () => string) => boolean,
): MarkedModel {
  const references: Record<string, unknown> = {};
  const visit = (node: unknown, path: string[]): unknown => {
    const key = () => uniqueKey(path.join("."), references);
    if (isReference(node, key)) {
      const mark = key();
      references[mark] = node;
      return { [MARK]: mark };
    }
    if (Array.isArray(node)) return node.map((item, index) => visit(item, [...path, nameOf(item) ?? String(index)]));
    if (!isRecord(node)) return node;
    return Object.fromEntries(
      Object.entries(node).map(([name, item]) => [
        escapeMark(name),
        visit(item, name === "languageModel" ? path : [...path, name]),
      ]),
    );
  };
  return { model: visit(model, []), references };
}

/** Puts the references' values back in the place of their marks; one that has no value leaves a gap there. */
export function resolveReferences(marked: unknown, references: Record<string, unknown>): unknown {
  const visit = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(visit);
    if (!isRecord(node)) return node;
    const key = node[MARK];
    if (typeof key === "string") return Object.hasOwn(references, key) ? references[key] : undefined;
    return Object.fromEntries(Object.entries(node).map(([name, item]) => [unescapeMark(name), visit(item)]));
  };
  return visit(marked);
}

/** Marks again, in a model read from the service, what still equals a known reference at the same place. */
export function restoreReferences(model: unknown, references: Record<string, unknown>): unknown {
  return markReferences(model, (node, key) => node !== undefined && isDeepStrictEqual(node, references[key()])).model;
}

function nameOf(item: unknown): string | undefined {
  if (!isRecord(item)) return undefined;
  const name = item.name ?? item.id;
  return typeof name === "string" ? name : undefined;
}

// Two things of one name, which Amazon may refuse, must not share a key; nor may a key be one that every object has.
function uniqueKey(path: string, taken: Record<string, unknown>): string {
  let key = path;
  for (let copy = 2; key in taken; copy++) key = `${path}#${copy}`;
  return key;
}

function escapeMark(name: string): string {
  return MARK_OR_ESCAPED.test(name) ? `$${name}` : name;
}

function unescapeMark(name: string): string {
  return MARK_OR_ESCAPED.test(name) ? name.slice(1) : name;
}
