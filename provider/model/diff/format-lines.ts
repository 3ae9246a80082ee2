import { definedKeys } from "../document/deep-equal";
import { isRecord } from "../document/document";
import { plainName } from "../text/printable";
import type { Change, Owner } from "./change";
import { type Kind, MODEL, nameOf, own, type Thing, VALUES } from "./diff-schema";
import { plural, shown, WORDS } from "./labels";
import { isEmptyList, rankOf } from "./summary";

/** One line of a difference in full. */
export interface Line {
  sign: "+" | "-" | "~";
  depth: number;
  text: string;
}

/** `+   sample "order a {size}"` */
export function lineText({ sign, depth, text }: Line): string {
  return `${sign} ${"  ".repeat(depth)}${text}`;
}

/** Changes of one part of a model, and of the parts in it. */
interface Group {
  here: Change[];
  inner: Map<string, { owner: Owner; group: Group }>;
}

/** Every change in full, each under what it stands in. */
export function linesOf(changes: Change[]): Line[] {
  const telling = changes.filter((change) => !isEmptyList(change));
  const ranked = (telling.length > 0 ? telling : changes).toSorted((a, b) => rankOf(a) - rankOf(b));
  return groupLines(grouped(ranked), 0);
}

function grouped(changes: Change[]): Group {
  const root: Group = { here: [], inner: new Map() };
  for (const change of changes) {
    let group = root;
    for (const owner of change.owners) group = innerGroup(group, owner);
    if (change.action === "renamed") innerGroup(group, { thing: change.thing, name: String(change.after) });
    group.here.push(change);
  }
  return root;
}

function innerGroup(group: Group, owner: Owner): Group {
  const key = `${owner.thing} ${owner.name}`;
  const known = group.inner.get(key) ?? { owner, group: { here: [], inner: new Map() } };
  group.inner.set(key, known);
  return known.group;
}

function groupLines({ here, inner }: Group, depth: number): Line[] {
  const renames = new Map(
    here.filter(({ action }) => action === "renamed").map(({ thing, before, after }) => [`${thing} ${after}`, before]),
  );
  return [
    ...here.filter(({ action }) => action === "changed").flatMap((change) => changedLine(change, depth)),
    ...followers(here, depth),
    ...here
      .filter(({ action }) => action === "removed")
      .flatMap(({ thing, before, name }) => elementLines("-", thing, before, name, depth)),
    ...here
      .filter(({ action }) => action === "added")
      .flatMap(({ thing, after, name }) => elementLines("+", thing, after, name, depth)),
    ...movedLines(here, depth),
    ...[...inner.values()].flatMap(({ owner, group }): Line[] => {
      const before = renames.get(`${owner.thing} ${owner.name}`);
      const was = before === undefined ? "" : ` (was ${label(owner.thing, String(before))})`;
      const text = `${WORDS[owner.thing]} ${label(owner.thing, owner.name)}${was}`;
      return [{ sign: "~", depth, text }, ...groupLines(group, depth + 1)];
    }),
  ];
}

/** Names stand as they are, texts in quotes. */
function label(thing: Thing, name: string): string {
  return thing === "value" || thing === "variation" ? shown(name) : plainName(name);
}

function changedLine({ thing, name, before, after, follows }: Change, depth: number): Line[] {
  if (follows && thing !== "setting") return [];
  const what = thing === "setting" ? plainName(name) : WORDS[thing];
  return [{ sign: "~", depth, text: `${what}: ${shown(before)} → ${shown(after)}` }];
}

/** Samples that name a renamed slot, together: the rename itself tells all. */
function followers(here: Change[], depth: number): Line[] {
  const following = here.filter(({ follows, thing }) => follows && (thing === "sample" || thing === "slot sample"));
  if (following.length === 0) return [];
  const names = following.slice(0, MOST_NAMED).map(({ after }) => shown(after));
  const more = following.length > MOST_NAMED ? ` and ${following.length - MOST_NAMED} more` : "";
  return [{ sign: "~", depth, text: `samples with the slot's new name: ${names.join(", ")}${more}` }];
}

function movedLines(here: Change[], depth: number): Line[] {
  const moved = here.filter(({ action }) => action === "moved");
  return [...new Set(moved.map(({ thing }) => thing))].map((thing) => {
    const changes = moved.filter((change) => change.thing === thing);
    // Where others came or went, a place may have the same number as before.
    const named = changes.filter(({ from, to }) => from !== to).slice(0, MOST_NAMED);
    const places = named.map(({ name, from = 0, to = 0 }) => `${shown(name)} from place ${from + 1} to ${to + 1}`);
    const more = changes.length > named.length ? [`${changes.length - named.length} more`] : [];
    return { sign: "~", depth, text: `order of ${plural(thing)}: ${[...places, ...more].join(", ")}` };
  });
}

// Of many alike that only follow or move, the first ones tell enough.
const MOST_NAMED = 3;

const KINDS = new Map<Thing, Kind>();
for (const kind of [MODEL, VALUES]) collect(kind);

function collect(kind: Kind): void {
  if (!KINDS.has(kind.thing)) KINDS.set(kind.thing, kind);
  for (const inner of [...Object.values(kind.lists ?? {}), ...Object.values(kind.objects ?? {})]) collect(inner);
}

/** An element that came or went, with all that stands in it. */
function elementLines(sign: "+" | "-", thing: Thing, element: unknown, name: string, depth: number): Line[] {
  const called = typeof element === "string" ? shown(element) : label(thing, name);
  const head = thing === "dialog" ? WORDS.dialog : `${WORDS[thing]} ${called}`;
  if (!isRecord(element))
    return [{ sign, depth, text: typeof element === "string" ? head : `${WORDS[thing]} ${shown(element)}` }];
  if (thing === "value") return [{ sign, depth, text: head + valueDetails(element) }];
  const kind = KINDS.get(thing) ?? { thing };
  const settings = definedKeys(element)
    .filter(
      (key) =>
        key !== (kind.nameKey ?? identityKey(thing)) &&
        !(own(kind.lists, key) && Array.isArray(element[key])) &&
        !own(kind.objects, key),
    )
    // What is off or empty is as good as missing.
    .filter((key) => element[key] !== false && !["{}", "[]"].includes(JSON.stringify(element[key])))
    .map((key) => `${plainName(key)} ${shown(element[key])}`);
  const inner = Object.entries({ ...kind.objects, ...kind.lists }).flatMap(([key, part]): Line[] => {
    const list = element[key];
    return Array.isArray(list)
      ? list.flatMap((item) => elementLines(sign, part.thing, item, nameOf(part, item), depth + 1))
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
    ...(typeof element.id === "string" && element.id !== "" ? [`id ${plainName(element.id)}`] : []),
    ...(Array.isArray(synonyms) && synonyms.length > 0 ? [`synonyms ${synonyms.map(shown).join(", ")}`] : []),
  ];
  return details.length > 0 ? ` (${details.join("; ")})` : "";
}
