import { definedKeys } from "../document/deep-equal";
import { isRecord } from "../document/document";
import { printableName } from "../text/printable";
import type { Change, Owner } from "./change";
import { type DiffSchema, getOwn, MODEL, nameOf, type Thing, VALUES } from "./diff-schema";
import { formatValue, LABELS, plural } from "./labels";
import { settingLeaves } from "./setting-leaves";
import { isEmptyList, rankOf } from "./summary";

/** One line of the detailed diff. */
interface Line {
  sign: "+" | "-" | "~";
  depth: number;
  text: string;
}

/** `+   sample "order a {size}"` */
export function lineText({ sign, depth, text }: Line): string {
  return `${sign} ${"  ".repeat(depth)}${text}`;
}

/** The changes of one element, and the elements inside of it. */
interface Group {
  changes: Change[];
  inner: Map<string, { owner: Owner; group: Group }>;
}

/** The detailed diff: every change, grouped by the elements that contain it. */
export function linesOf(changes: Change[]): Line[] {
  const relevant = changes.filter((change) => !isEmptyList(change));
  const ranked = (relevant.length > 0 ? relevant : changes)
    .flatMap(settingLeaves)
    .toSorted((a, b) => rankOf(a) - rankOf(b));
  return groupLines(groupByOwner(ranked), 0);
}

function groupByOwner(changes: Change[]): Group {
  const root: Group = { changes: [], inner: new Map() };
  for (const change of changes) {
    let group = root;
    for (const owner of change.owners) group = innerGroup(group, owner);
    if (change.action === "renamed") innerGroup(group, { thing: change.thing, name: String(change.after) });
    group.changes.push(change);
  }
  return root;
}

function innerGroup(group: Group, owner: Owner): Group {
  const key = `${owner.thing} ${owner.name}`;
  const known = group.inner.get(key) ?? { owner, group: { changes: [], inner: new Map() } };
  group.inner.set(key, known);
  return known.group;
}

function groupLines({ changes, inner }: Group, depth: number): Line[] {
  const renames = new Map(
    changes
      .filter(({ action }) => action === "renamed")
      .map(({ thing, before, after }) => [`${thing} ${after}`, before]),
  );
  return [
    ...changes.filter(({ action }) => action === "changed").flatMap((change) => changedLine(change, depth)),
    ...followingLine(changes, depth),
    ...changes
      .filter(({ action }) => action === "removed")
      .flatMap(({ thing, before, name }) => elementLines("-", thing, before, name, depth)),
    ...changes
      .filter(({ action }) => action === "added")
      .flatMap(({ thing, after, name }) => elementLines("+", thing, after, name, depth)),
    ...movedLines(changes, depth),
    ...[...inner.values()].flatMap(({ owner, group }): Line[] => {
      const before = renames.get(`${owner.thing} ${owner.name}`);
      const was = before === undefined ? "" : ` (was ${label(owner.thing, String(before))})`;
      const text = `${LABELS[owner.thing]} ${label(owner.thing, owner.name)}${was}`;
      return [{ sign: "~", depth, text }, ...groupLines(group, depth + 1)];
    }),
  ];
}

/** A name as it is, a text in quotes. */
function label(thing: Thing, name: string): string {
  return thing === "value" || thing === "variation" ? formatValue(name) : printableName(name);
}

function changedLine({ thing, name, before, after, follows }: Change, depth: number): Line[] {
  if (follows && thing !== "setting") return [];
  const what = thing === "setting" ? printableName(name) : LABELS[thing];
  return [{ sign: "~", depth, text: `${what}: ${formatValue(before)} → ${formatValue(after)}` }];
}

/** One line for all samples that name a renamed slot, since the rename itself is shown. */
function followingLine(changes: Change[], depth: number): Line[] {
  const following = changes.filter(({ follows, thing }) => follows && (thing === "sample" || thing === "slot sample"));
  if (following.length === 0) return [];
  const names = following.slice(0, MAX_NAMED).map(({ after }) => formatValue(after));
  const more = following.length > MAX_NAMED ? ` and ${following.length - MAX_NAMED} more` : "";
  return [{ sign: "~", depth, text: `samples with the slot's new name: ${names.join(", ")}${more}` }];
}

function movedLines(changes: Change[], depth: number): Line[] {
  const moved = changes.filter(({ action }) => action === "moved");
  return [...new Set(moved.map(({ thing }) => thing))].map((thing) => {
    const movedHere = moved.filter((change) => change.thing === thing);
    // With elements added or removed, a moved one may have the same index as before.
    const named = movedHere.filter(({ from, to }) => from !== to).slice(0, MAX_NAMED);
    const positions = named.map(
      ({ name, from = 0, to = 0 }) => `${formatValue(name)} from place ${from + 1} to ${to + 1}`,
    );
    const more = movedHere.length > named.length ? [`${movedHere.length - named.length} more`] : [];
    return { sign: "~", depth, text: `order of ${plural(thing)}: ${[...positions, ...more].join(", ")}` };
  });
}

// Of many samples or moves, show the first ones only.
const MAX_NAMED = 3;

const SCHEMAS = new Map<Thing, DiffSchema>();
for (const schema of [MODEL, VALUES]) collectSchemas(schema);

function collectSchemas(schema: DiffSchema): void {
  if (!SCHEMAS.has(schema.thing)) SCHEMAS.set(schema.thing, schema);
  for (const inner of [...Object.values(schema.lists ?? {}), ...Object.values(schema.objects ?? {})])
    collectSchemas(inner);
}

/** An added or removed element, with everything inside of it. */
function elementLines(sign: "+" | "-", thing: Thing, element: unknown, name: string, depth: number): Line[] {
  const labelled = typeof element === "string" ? formatValue(element) : label(thing, name);
  const head = thing === "dialog" ? LABELS.dialog : `${LABELS[thing]} ${labelled}`;
  if (!isRecord(element))
    return [{ sign, depth, text: typeof element === "string" ? head : `${LABELS[thing]} ${formatValue(element)}` }];
  if (thing === "value") return [{ sign, depth, text: head + valueDetails(element) }];
  const schema = SCHEMAS.get(thing) ?? { thing };
  const settings = definedKeys(element)
    .filter(
      (key) =>
        key !== (schema.nameKey ?? identityKey(thing)) &&
        !(getOwn(schema.lists, key) && Array.isArray(element[key])) &&
        !getOwn(schema.objects, key),
    )
    // What is off or empty counts as missing.
    .filter((key) => element[key] !== false && !["{}", "[]"].includes(JSON.stringify(element[key])))
    .map((key) => `${printableName(key)} ${formatValue(element[key])}`);
  const inner = Object.entries({ ...schema.objects, ...schema.lists }).flatMap(([key, innerSchema]): Line[] => {
    const list = element[key];
    return Array.isArray(list)
      ? list.flatMap((item) => elementLines(sign, innerSchema.thing, item, nameOf(innerSchema, item), depth + 1))
      : [];
  });
  return [{ sign, depth, text: settings.length > 0 ? `${head}: ${settings.join(", ")}` : head }, ...inner];
}

function identityKey(thing: Thing): string {
  return thing === "validation" ? "type" : "value";
}

function valueDetails(element: Record<string, unknown>): string {
  const { synonyms } = isRecord(element.name) ? element.name : {};
  const details = [
    ...(typeof element.id === "string" && element.id !== "" ? [`id ${printableName(element.id)}`] : []),
    ...(Array.isArray(synonyms) && synonyms.length > 0 ? [`synonyms ${synonyms.map(formatValue).join(", ")}`] : []),
  ];
  return details.length > 0 ? ` (${details.join("; ")})` : "";
}
