import { isRecord } from "../document/document";
import type { Path } from "../text/json-path";
import { type Place, placesAt } from "./place";
import { keyAt, skipBlanks, skipText, skipValue } from "./scan";

/** Paths that are looked for, by their next step. */
interface Wanted {
  /** Indices of all paths that lead here or further. */
  through: number[];
  next: Map<string | number, Wanted>;
}

/** Where each path leads in a JSON text that `JSON.parse` takes; what is not there has the place of what should hold it. */
export function placesOf(json: string, paths: Path[]): Place[] {
  const offsets = paths.map(() => 0);
  const start = skipBlanks(json, 0);
  walk(json, start, wantedOf(paths), (index, offset) => {
    offsets[index] = offset;
  });
  return placesAt(json, offsets);
}

/** The same for paths in the model that a document holds. */
export function placesInDocument(json: string, document: unknown, paths: Path[]): Place[] {
  const isWrapped = isRecord(document) && "interactionModel" in document;
  return placesOf(json, isWrapped ? paths.map((path) => ["interactionModel", ...path]) : paths);
}

function wantedOf(paths: Path[]): Wanted {
  const root: Wanted = { through: [], next: new Map() };
  for (const [index, path] of paths.entries()) {
    let node = root;
    node.through.push(index);
    for (const step of path) {
      const next: Wanted = node.next.get(step) ?? { through: [], next: new Map() };
      node.next.set(step, next);
      next.through.push(index);
      node = next;
    }
  }
  return root;
}

/** Notes the value that begins at `at` for all paths through it, then goes into those of its parts that are wanted. */
function walk(json: string, at: number, wanted: Wanted, note: (index: number, offset: number) => void): number {
  for (const index of wanted.through) note(index, at);
  const isList = json[at] === "[";
  if (wanted.next.size === 0 || !(isList || json[at] === "{")) return skipValue(json, at);
  let next = skipBlanks(json, at + 1);
  for (let index = 0; json[next] !== "]" && json[next] !== "}" && next < json.length; index++) {
    let step: string | number = index;
    if (!isList) {
      const end = skipText(json, next);
      step = keyAt(json, next, end);
      next = skipBlanks(json, skipBlanks(json, end) + 1);
    }
    const inner = wanted.next.get(step);
    next = skipBlanks(json, inner ? walk(json, next, inner, note) : skipValue(json, next));
    if (json[next] === ",") next = skipBlanks(json, next + 1);
  }
  return next + 1;
}
