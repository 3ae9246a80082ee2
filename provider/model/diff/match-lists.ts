import { deepEqual } from "../document/deep-equal";
import type { DiffSchema } from "./diff-schema";
import { findRenamed } from "./rename-detection";

/** The matched elements of two lists as pairs of indices, in the order of the new list; the others were removed or added. */
interface ListMatch {
  pairs: [number, number][];
  removed: number[];
  added: number[];
}

/** `rename` maps an old element's identity to the new model's. */
export function matchLists(
  schema: DiffSchema,
  before: unknown[],
  after: unknown[],
  rename: (identity: string) => string,
): ListMatch {
  const pairs: [number, number][] = [];
  const unmatched = { before: new Set(before.keys()), after: new Set(after.keys()) };
  const match = (from: number, to: number) => {
    unmatched.before.delete(from);
    unmatched.after.delete(to);
    pairs.push([from, to]);
  };
  // Fast path: most elements are unchanged, at the same index.
  for (let index = 0; index < before.length && index < after.length; index++)
    if (deepEqual(before[index], after[index]) && keepsName(before[index], rename)) match(index, index);
  for (const identity of [...(schema.identities ?? []), JSON.stringify]) {
    if (unmatched.before.size === 0 || unmatched.after.size === 0) break;
    const candidates = new Map<string, number[]>();
    for (const from of unmatched.before) {
      const known = identity(before[from]);
      if (known !== undefined) push(candidates, rename(known), from);
    }
    for (const to of unmatched.after) {
      const known = identity(after[to]);
      const from = known === undefined ? undefined : candidates.get(known)?.shift();
      if (from !== undefined) match(from, to);
    }
  }
  const [removed, added] = [[...unmatched.before], [...unmatched.after]];
  for (const [from, to] of matchRest(schema, removed, added, before, after)) match(from, to);
  return { pairs: pairs.sort((a, b) => a[1] - b[1]), removed: [...unmatched.before], added: [...unmatched.after] };
}

function keepsName(item: unknown, rename: (identity: string) => string): boolean {
  return typeof item !== "string" || rename(item) === item;
}

function matchRest(
  schema: DiffSchema,
  removed: number[],
  added: number[],
  before: unknown[],
  after: unknown[],
): [number, number][] {
  if (schema.byPosition)
    return removed.length === added.length ? removed.map((from, index) => [from, added[index] ?? 0]) : [];
  if (schema.nameKey === undefined && schema.thing !== "value") return [];
  const pairs = findRenamed(
    schema,
    removed.map((index) => before[index]),
    added.map((index) => after[index]),
  );
  return pairs.map(([from, to]) => [removed[from] ?? 0, added[to] ?? 0]);
}

function push(map: Map<string, number[]>, key: string, index: number): void {
  const known = map.get(key);
  if (known) known.push(index);
  else map.set(key, [index]);
}
