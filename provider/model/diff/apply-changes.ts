import { isRecord } from "../document/document";
import type { Change } from "./change";

/** The changes by their path in the old model, as a tree. */
interface ChangeNode {
  changes: Change[];
  children: Map<string | number, ChangeNode>;
}

/** Applies the changes to the old model; the result is the new one. */
export function applyChanges(before: unknown, changes: Change[]): unknown {
  const root: ChangeNode = { changes: [], children: new Map() };
  for (const change of changes) {
    let node = root;
    for (const step of change.path) {
      const next = node.children.get(step) ?? { changes: [], children: new Map() };
      node.children.set(step, next);
      node = next;
    }
    node.changes.push(change);
  }
  return applyNode(before, root);
}

function applyNode(before: unknown, { changes, children }: ChangeNode): unknown {
  const elements = changes.filter(({ from, to }) => from !== undefined || to !== undefined);
  const whole = changes.find(({ from, to }) => from === undefined && to === undefined);
  if (whole) return whole.after;
  if (elements.length === 0 && children.size === 0) return before;
  if (Array.isArray(before) || elements.length > 0)
    return applyToList(Array.isArray(before) ? before : [], elements, children);
  const record = new Map(Object.entries(isRecord(before) ? before : {}));
  for (const [key, node] of children) {
    const value = applyNode(record.get(String(key)), node);
    if (value === undefined) record.delete(String(key));
    else record.set(String(key), value);
  }
  return Object.fromEntries(record);
}

function applyToList(before: unknown[], changes: Change[], children: ChangeNode["children"]): unknown[] {
  const element = (index: number) => {
    const node = children.get(index);
    return node ? applyNode(before[index], node) : before[index];
  };
  const placed = new Map<number, unknown>();
  const removed = new Set<number>();
  for (const { action, from, to, after } of changes) {
    if (from !== undefined) removed.add(from);
    if (to !== undefined) placed.set(to, action === "moved" ? element(from ?? 0) : after);
  }
  const kept = [...before.keys()].filter((index) => !removed.has(index));
  let next = 0;
  return Array.from({ length: kept.length + placed.size }, (_, to) =>
    placed.has(to) ? placed.get(to) : element(kept[next++] ?? 0),
  );
}
