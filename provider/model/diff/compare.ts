import { deepEqual, definedKeys } from "../document/deep-equal";
import { isRecord } from "../document/document";
import type { Path } from "../text/json-path";
import type { Change, Owner } from "./change";
import { type Kind, MODEL, nameOf, own, type Thing, VALUES } from "./diff-schema";
import { matchLists } from "./match-lists";
import { outOfOrder } from "./out-of-order";

type Node = Record<string, unknown>;

/** Every difference between two models, in their own terms. */
export function modelChanges(before: Node, after: Node): Change[] {
  return new Comparison().of(MODEL, before, after);
}

/** The same for two lists of values of a slot type version. */
export function valueChanges(before: unknown[], after: unknown[]): Change[] {
  return new Comparison().of(VALUES, { values: before }, { values: after });
}

const SETTING: Kind = { thing: "setting" };

class Comparison {
  private readonly changes: Change[] = [];
  /** New names by old ones; slots under the new name of their intent. */
  private readonly renames = new Map<string, Map<string, string>>();

  of(kind: Kind, before: Node, after: Node): Change[] {
    this.records(kind, before, after, [], []);
    return this.changes;
  }

  /** `within` are the keys that lead to settings inside of settings. */
  private records(kind: Kind, before: Node, after: Node, path: Path, owners: Owner[], within: string[] = []): void {
    const special = [...Object.keys(kind.objects ?? {}), ...Object.keys(kind.lists ?? {})];
    const others = [...new Set([...definedKeys(before), ...definedKeys(after)])]
      .filter((key) => !special.includes(key))
      .sort();
    for (const key of [...others, ...special]) {
      const [one, other] = [ownValue(before, key), ownValue(after, key)];
      if (deepEqual(one, other)) continue;
      const inner = [...path, key];
      const list = own(kind.lists, key);
      const object = own(kind.objects, key);
      if (list && (isList(one) || isList(other))) this.lists(list, one, other, inner, owners);
      else if (object && isRecord(one) && isRecord(other))
        this.records(object, one, other, inner, owners, object.thing === "dialog" ? [key] : []);
      else if (!object && isRecord(other) && (isRecord(one) || (one === undefined && definedKeys(other).length > 0)))
        this.records(SETTING, isRecord(one) ? one : {}, other, inner, owners, [...within, key]);
      else this.changed(kind, key, one, other, path, owners, within);
    }
  }

  /** A list that is missing is as good as an empty one, but to be exact the difference is told as well. */
  private lists(kind: Kind, one: unknown, other: unknown, path: Path, owners: Owner[]): void {
    const [before, after] = [isList(one) ? one : [], isList(other) ? other : []];
    const renamed = this.renamesIn(kind, owners);
    const { pairs, removed, added } = matchLists(kind, before, after, renamed);
    const element = (item: unknown) => ({ thing: kind.thing, name: nameOf(kind, item), owners, path });
    for (const from of removed)
      this.changes.push({ action: "removed", ...element(before[from]), from, before: before[from] });
    for (const to of added) this.changes.push({ action: "added", ...element(after[to]), to, after: after[to] });
    for (const place of outOfOrder(pairs.map(([from]) => from))) {
      const [from, to] = pairs[place] ?? [0, 0];
      this.changes.push({ action: "moved", ...element(after[to]), from, to });
    }
    if (!isList(one) && (one !== undefined || after.length === 0)) this.replaced(path, owners, one, after);
    if (!isList(other)) this.replaced(path, owners, before.length === 0 ? one : [], other);
    for (const [from, to] of pairs) this.pair(kind, before[from], after[to], [...path, from], owners);
  }

  private pair(kind: Kind, before: unknown, after: unknown, path: Path, owners: Owner[]): void {
    if (deepEqual(before, after)) return;
    const name = nameOf(kind, after);
    if (isRecord(before) && isRecord(after)) {
      this.noteRename(kind, nameOf(kind, before), name, owners);
      this.records(kind, before, after, path, [...owners, { thing: kind.thing, name }]);
    } else {
      const change: Change = { action: "changed", thing: kind.thing, name, owners, path, before, after };
      // Texts that differ are each other's only where a slot in them was renamed.
      this.changes.push(typeof after === "string" ? { ...change, follows: true } : change);
    }
  }

  /** A part of an element, or of the model, that is no list and no object of its own. */
  private changed(
    kind: Kind,
    key: string,
    before: unknown,
    after: unknown,
    path: Path,
    owners: Owner[],
    within: string[],
  ): void {
    const isRename = key === kind.nameKey && typeof before === "string" && typeof after === "string";
    const isWhole = own(kind.objects, key);
    const change: Change = {
      action: isRename
        ? "renamed"
        : isWhole && before === undefined
          ? "added"
          : isWhole && after === undefined
            ? "removed"
            : "changed",
      thing: isRename ? kind.thing : (isWhole?.thing ?? "setting"),
      name: isRename ? before : [...within, key].join("."),
      owners: isRename ? owners.slice(0, -1) : owners,
      path: [...path, key],
    };
    if (before !== undefined) change.before = before;
    if (after !== undefined) change.after = after;
    const renames = this.renamesOf(own(kind.refersTo, key), owners.at(-2)?.name ?? "");
    if (typeof before === "string" && renames?.has(before) && renames.get(before) === after) change.follows = true;
    this.changes.push(change);
  }

  private replaced(path: Path, owners: Owner[], before: unknown, after: unknown): void {
    const change: Change = { action: "changed", thing: "setting", name: String(path.at(-1)), owners, path };
    if (before !== undefined) change.before = before;
    if (after !== undefined) change.after = after;
    this.changes.push(change);
  }

  private noteRename({ thing }: Kind, before: string, after: string, owners: Owner[]): void {
    if (before === after) return;
    const scope = scopeOf(thing, owners.at(-1)?.name ?? "");
    this.renames.set(scope, (this.renames.get(scope) ?? new Map()).set(before, after));
  }

  private renamesOf(thing: Thing | undefined, owner: string): Map<string, string> | undefined {
    return thing && this.renames.get(scopeOf(thing, owner));
  }

  /** What an old identity in a list is called now. */
  private renamesIn(kind: Kind, owners: Owner[]): (identity: string) => string {
    const intent = owners.findLast(({ thing }) => thing === "intent" || thing === "dialog intent")?.name ?? "";
    if (kind.thing === "sample" || kind.thing === "slot sample") {
      const slots = this.renamesOf("slot", intent);
      return (text) =>
        slots ? text.replace(/\{([^{}]*)\}/g, (mark, slot) => `{${slots.get(slot) ?? mark.slice(1, -1)}}`) : text;
    }
    const names = this.renamesOf(kind.refersTo?.[kind.nameKey ?? ""], intent);
    return (name) => names?.get(name) ?? name;
  }
}

function scopeOf(thing: Thing, owner: string): string {
  return thing === "slot" ? `slot of ${owner}` : thing;
}

function isList(value: unknown): value is unknown[] {
  return Array.isArray(value);
}

function ownValue(record: Node, key: string): unknown {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
