import { isDeepStrictEqual } from "node:util";
import { isRecord } from "../document/document";

const MARK = "$ref";
// A user's own "$ref" gets one more "$", to tell it from a mark.
const MARK_OR_ESCAPED = /^\$+ref$/;

/** A model with marks in place of its unknown parts; `references` has them, by a key made of names along the path. */
export interface MarkedModel {
  model: unknown;
  references: Record<string, unknown>;
}

/** Replaces every node that `isReference` recognises (an output, or its former value) with a mark, `{"$ref": key}`. */
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

/** Replaces the marks with their references' values; undefined for a mark without one. */
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

/** The keys of all marks. */
export function markedKeys(marked: unknown): string[] {
  if (Array.isArray(marked)) return marked.flatMap(markedKeys);
  if (!isRecord(marked)) return [];
  const key = marked[MARK];
  return typeof key === "string" ? [key] : Object.values(marked).flatMap(markedKeys);
}

/** Marks, in a model read from the service, the nodes that still equal the reference at the same path. */
export function restoreReferences(model: unknown, references: Record<string, unknown>): unknown {
  return markReferences(model, (node, key) => node !== undefined && isDeepStrictEqual(node, references[key()])).model;
}

function nameOf(item: unknown): string | undefined {
  if (!isRecord(item)) return undefined;
  const name = item.name ?? item.id;
  return typeof name === "string" ? name : undefined;
}

// Two elements may have the same name, even if Amazon rejects that; and `in` excludes the keys that every object inherits.
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
