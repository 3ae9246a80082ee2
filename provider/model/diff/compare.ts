import { deepEqual, definedKeys } from "../document/deep-equal";
import { isRecord } from "../document/document";
import type { Path } from "../text/json-path";
import type { Change, Owner } from "./change";
import { type DiffSchema, getOwn, MODEL, nameOf, type Thing, VALUES } from "./diff-schema";
import { matchLists } from "./match-lists";
import { findOutOfOrder } from "./out-of-order";

type Node = Record<string, unknown>;

/** Every difference between two models, in terms of intents, samples, slot types and so on. */
export function modelChanges(before: Node, after: Node): Change[] {
  return new Comparison().compare(MODEL, before, after);
}

/** Every difference between two value lists of a slot type version. */
export function valueChanges(before: unknown[], after: unknown[]): Change[] {
  return new Comparison().compare(VALUES, { values: before }, { values: after });
}

const SETTING: DiffSchema = { thing: "setting" };

class Comparison {
  private readonly changes: Change[] = [];
  /** New names by old names, by scope; a slot's scope has its intent's new name. */
  private readonly renames = new Map<string, Map<string, string>>();

  compare(schema: DiffSchema, before: Node, after: Node): Change[] {
    this.compareRecords(schema, before, after, [], []);
    return this.changes;
  }

  /** `settingPath`: the keys from the owner to a nested setting. */
  private compareRecords(
    schema: DiffSchema,
    before: Node,
    after: Node,
    path: Path,
    owners: Owner[],
    settingPath: string[] = [],
  ): void {
    const special = [...Object.keys(schema.objects ?? {}), ...Object.keys(schema.lists ?? {})];
    const others = [...new Set([...definedKeys(before), ...definedKeys(after)])]
      .filter((key) => !special.includes(key))
      .sort();
    for (const key of [...others, ...special]) {
      const [one, other] = [ownValue(before, key), ownValue(after, key)];
      if (deepEqual(one, other)) continue;
      const inner = [...path, key];
      const list = getOwn(schema.lists, key);
      const object = getOwn(schema.objects, key);
      if (list && (isList(one) || isList(other))) this.compareLists(list, one, other, inner, owners);
      else if (object && isRecord(one) && isRecord(other))
        this.compareRecords(object, one, other, inner, owners, object.thing === "dialog" ? [key] : []);
      else if (!object && isRecord(other) && (isRecord(one) || (one === undefined && definedKeys(other).length > 0)))
        this.compareRecords(SETTING, isRecord(one) ? one : {}, other, inner, owners, [...settingPath, key]);
      else this.addChanged(schema, key, one, other, path, owners, settingPath);
    }
  }

  /** A missing list is compared as an empty one; a change between missing and empty is recorded as well, so that the changes stay exact. */
  private compareLists(schema: DiffSchema, one: unknown, other: unknown, path: Path, owners: Owner[]): void {
    const [before, after] = [isList(one) ? one : [], isList(other) ? other : []];
    const rename = this.renamerFor(schema, owners);
    const { pairs, removed, added } = matchLists(schema, before, after, rename);
    const element = (item: unknown) => ({ thing: schema.thing, name: nameOf(schema, item), owners, path });
    for (const from of removed)
      this.changes.push({ action: "removed", ...element(before[from]), from, before: before[from] });
    for (const to of added) this.changes.push({ action: "added", ...element(after[to]), to, after: after[to] });
    for (const index of findOutOfOrder(pairs.map(([from]) => from))) {
      const [from, to] = pairs[index] ?? [0, 0];
      this.changes.push({ action: "moved", ...element(after[to]), from, to });
    }
    if (!isList(one) && (one !== undefined || after.length === 0)) this.addReplaced(path, owners, one, after);
    if (!isList(other)) this.addReplaced(path, owners, before.length === 0 ? one : [], other);
    for (const [from, to] of pairs) this.comparePair(schema, before[from], after[to], [...path, from], owners);
  }

  private comparePair(schema: DiffSchema, before: unknown, after: unknown, path: Path, owners: Owner[]): void {
    if (deepEqual(before, after)) return;
    const name = nameOf(schema, after);
    if (isRecord(before) && isRecord(after)) {
      this.addRename(schema, nameOf(schema, before), name, owners);
      this.compareRecords(schema, before, after, path, [...owners, { thing: schema.thing, name }]);
    } else {
      const change: Change = { action: "changed", thing: schema.thing, name, owners, path, before, after };
      // Texts that differ are matched only where a slot in them was renamed.
      this.changes.push(typeof after === "string" ? { ...change, follows: true } : change);
    }
  }

  /** A changed value under a key that has no list or object to descend into. */
  private addChanged(
    schema: DiffSchema,
    key: string,
    before: unknown,
    after: unknown,
    path: Path,
    owners: Owner[],
    settingPath: string[],
  ): void {
    const isRename = key === schema.nameKey && typeof before === "string" && typeof after === "string";
    const objectSchema = getOwn(schema.objects, key);
    const change: Change = {
      action: isRename
        ? "renamed"
        : objectSchema && before === undefined
          ? "added"
          : objectSchema && after === undefined
            ? "removed"
            : "changed",
      thing: isRename ? schema.thing : (objectSchema?.thing ?? "setting"),
      name: isRename ? before : [...settingPath, key].join("."),
      owners: isRename ? owners.slice(0, -1) : owners,
      path: [...path, key],
    };
    if (before !== undefined) change.before = before;
    if (after !== undefined) change.after = after;
    const renames = this.renamesOf(getOwn(schema.references, key), owners.at(-2)?.name ?? "");
    if (typeof before === "string" && renames?.has(before) && renames.get(before) === after) change.follows = true;
    this.changes.push(change);
  }

  private addReplaced(path: Path, owners: Owner[], before: unknown, after: unknown): void {
    const change: Change = { action: "changed", thing: "setting", name: String(path.at(-1)), owners, path };
    if (before !== undefined) change.before = before;
    if (after !== undefined) change.after = after;
    this.changes.push(change);
  }

  private addRename({ thing }: DiffSchema, before: string, after: string, owners: Owner[]): void {
    if (before === after) return;
    const scope = scopeOf(thing, owners.at(-1)?.name ?? "");
    this.renames.set(scope, (this.renames.get(scope) ?? new Map()).set(before, after));
  }

  private renamesOf(thing: Thing | undefined, owner: string): Map<string, string> | undefined {
    return thing && this.renames.get(scopeOf(thing, owner));
  }

  /** A function that maps an old identity in a list to its new one. */
  private renamerFor(schema: DiffSchema, owners: Owner[]): (identity: string) => string {
    const intent = owners.findLast(({ thing }) => thing === "intent" || thing === "dialog intent")?.name ?? "";
    if (schema.thing === "sample" || schema.thing === "slot sample") {
      const slots = this.renamesOf("slot", intent);
      return (text) =>
        slots ? text.replace(/\{([^{}]*)\}/g, (mark, slot) => `{${slots.get(slot) ?? mark.slice(1, -1)}}`) : text;
    }
    const names = this.renamesOf(schema.references?.[schema.nameKey ?? ""], intent);
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
