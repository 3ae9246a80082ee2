import { deepEqual } from "../document/deep-equal";
import type { Kind } from "./diff-schema";
import { bestPairs } from "./rename-detection";

/** Elements of two lists that are each other's, by their indices, in the order of the new list; the rest came or went. */
export interface Matched {
  pairs: [number, number][];
  removed: number[];
  added: number[];
}

/** `renamed` gives an old element's identity as the new model has it. */
export function matchLists(
  kind: Kind,
  before: unknown[],
  after: unknown[],
  renamed: (identity: string) => string,
): Matched {
  const pairs: [number, number][] = [];
  const left = { before: new Set(before.keys()), after: new Set(after.keys()) };
  const take = (from: number, to: number) => {
    left.before.delete(from);
    left.after.delete(to);
    pairs.push([from, to]);
  };
  // Most elements stand where they stood, and nothing need be looked up for them.
  for (let index = 0; index < before.length && index < after.length; index++)
    if (deepEqual(before[index], after[index]) && renamedSame(before[index], renamed)) take(index, index);
  for (const identity of [...(kind.identities ?? []), JSON.stringify]) {
    if (left.before.size === 0 || left.after.size === 0) break;
    const waiting = new Map<string, number[]>();
    for (const from of left.before) {
      const known = identity(before[from]);
      if (known !== undefined) push(waiting, renamed(known), from);
    }
    for (const to of left.after) {
      const known = identity(after[to]);
      const from = known === undefined ? undefined : waiting.get(known)?.shift();
      if (from !== undefined) take(from, to);
    }
  }
  const [removed, added] = [[...left.before], [...left.after]];
  for (const [from, to] of alike(kind, removed, added, before, after)) take(from, to);
  return { pairs: pairs.sort((a, b) => a[1] - b[1]), removed: [...left.before], added: [...left.after] };
}

function renamedSame(item: unknown, renamed: (identity: string) => string): boolean {
  return typeof item !== "string" || renamed(item) === item;
}

function alike(
  kind: Kind,
  removed: number[],
  added: number[],
  before: unknown[],
  after: unknown[],
): [number, number][] {
  if (kind.byPlace)
    return removed.length === added.length ? removed.map((from, place) => [from, added[place] ?? 0]) : [];
  if (kind.nameKey === undefined && kind.thing !== "value") return [];
  const pairs = bestPairs(
    kind,
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
