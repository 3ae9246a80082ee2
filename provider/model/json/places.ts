import { isRecord } from "../document/document";
import type { Path } from "../text/json-path";
import { type Place, placesAt } from "./place";
import { visitJson } from "./visit";

/** Where each path leads in a JSON text that `JSON.parse` takes; what is not there has the place of what should hold it. */
export function placesOf(json: string, paths: Path[]): Place[] {
  if (paths.length === 0) return [];
  const offsets = paths.map(() => 0);
  const through = pathsThrough(paths);
  // Of values with the same path the last one counts, as for `JSON.parse`. What leads to no path is not gone into.
  const note = (offset: number, path: Path) => {
    const indices = through.get(JSON.stringify(path));
    for (const index of indices ?? []) offsets[index] = offset;
    return indices !== undefined;
  };
  visitJson(json, {
    onObjectBegin: (offset, _length, _line, _column, path) => note(offset, path()),
    onArrayBegin: (offset, _length, _line, _column, path) => note(offset, path()),
    onLiteralValue: (_value, offset, _length, _line, _column, path) => void note(offset, path()),
    // Without these two, what was not gone into never ends.
    onObjectEnd: () => {},
    onArrayEnd: () => {},
  });
  return placesAt(json, offsets);
}

/** The same for paths in the model that a document holds. */
export function placesInDocument(json: string, document: unknown, paths: Path[]): Place[] {
  const isWrapped = isRecord(document) && "interactionModel" in document;
  return placesOf(json, isWrapped ? paths.map((path) => ["interactionModel", ...path]) : paths);
}

/** By each path and each beginning of one: the indices of all paths through it. */
function pathsThrough(paths: Path[]): Map<string, number[]> {
  const through = new Map<string, number[]>();
  for (const [index, path] of paths.entries()) {
    for (let length = 0; length <= path.length; length++) {
      const beginning = JSON.stringify(path.slice(0, length));
      const indices = through.get(beginning);
      if (indices) indices.push(index);
      else through.set(beginning, [index]);
    }
  }
  return through;
}
