import { isRecord } from "../document/document";
import type { Change } from "./change";

/** Changes at a place of the old model, and below it. */
interface Place {
  here: Change[];
  below: Map<string | number, Place>;
}

/** The new model, made of the old one and of what changed. */
export function applyChanges(before: unknown, changes: Change[]): unknown {
  const root: Place = { here: [], below: new Map() };
  for (const change of changes) {
    let place = root;
    for (const step of change.path) {
      const next = place.below.get(step) ?? { here: [], below: new Map() };
      place.below.set(step, next);
      place = next;
    }
    place.here.push(change);
  }
  return applied(before, root);
}

function applied(before: unknown, { here, below }: Place): unknown {
  const elements = here.filter(({ from, to }) => from !== undefined || to !== undefined);
  const whole = here.find(({ from, to }) => from === undefined && to === undefined);
  if (whole) return whole.after;
  if (elements.length === 0 && below.size === 0) return before;
  if (Array.isArray(before) || elements.length > 0)
    return appliedToList(Array.isArray(before) ? before : [], elements, below);
  const record = new Map(Object.entries(isRecord(before) ? before : {}));
  for (const [key, place] of below) {
    const value = applied(record.get(String(key)), place);
    if (value === undefined) record.delete(String(key));
    else record.set(String(key), value);
  }
  return Object.fromEntries(record);
}

function appliedToList(before: unknown[], changes: Change[], below: Place["below"]): unknown[] {
  const element = (index: number) => {
    const place = below.get(index);
    return place ? applied(before[index], place) : before[index];
  };
  const placed = new Map<number, unknown>();
  const gone = new Set<number>();
  for (const { action, from, to, after } of changes) {
    if (from !== undefined) gone.add(from);
    if (to !== undefined) placed.set(to, action === "moved" ? element(from ?? 0) : after);
  }
  const stay = [...before.keys()].filter((index) => !gone.has(index));
  let next = 0;
  return Array.from({ length: stay.length + placed.size }, (_, to) =>
    placed.has(to) ? placed.get(to) : element(stay[next++] ?? 0),
  );
}
