import { printableName } from "../text/printable";
import type { Change } from "./change";
import type { Thing } from "./diff-schema";
import { formatValue, plural, pluralize } from "./labels";
import { settingLeaves } from "./setting-leaves";

const SIGNS = { added: "+", removed: "−", changed: "~", renamed: "~", moved: "" } as const;

/** What a summary names one by one; the rest is counted. */
const NAMED_THINGS: Thing[] = ["intent", "slot type"];

/** The changes on one line, the most important first: `OrderIntent +2 samples −1; SIZE +1 value`. */
export function summaryOf(changes: Change[]): string {
  const relevant = changes.filter((change) => !change.follows && !isEmptyList(change));
  const groups = new Map<string, Change[]>();
  for (const change of (relevant.length > 0 ? relevant : changes).flatMap(settingLeaves)) {
    const group = groupOf(change);
    const members = groups.get(group);
    if (members) members.push(change);
    else groups.set(group, [change]);
  }
  const ranked = [...groups].sort(([, a], [, b]) => rankOf(a[0]) - rankOf(b[0]));
  return truncateParts(ranked.map(([group, members]) => formatGroup(group, members)));
}

// The most important first: Pulumi's row shows few characters.
const RANKS: Partial<Record<Thing, number>> = {
  setting: 0,
  intent: 1,
  "slot type": 2,
  dialog: 3,
  "dialog intent": 3,
  prompt: 4,
};

export function rankOf(change: Change | undefined): number {
  return RANKS[change?.owners[0]?.thing ?? change?.thing ?? "setting"] ?? 5;
}

const MAX_SUMMARY_LENGTH = 300;

function truncateParts(parts: string[]): string {
  let length = 0;
  const kept = parts.filter((part, index) => {
    length += part.length + 2;
    return index === 0 || length <= MAX_SUMMARY_LENGTH;
  });
  const more = parts.length - kept.length;
  return [...kept, ...(more > 0 ? [`… ${more} more`] : [])].join("; ");
}

/** The summary without any text of the models, for a model from a secret. */
export function redactedSummaryOf(changes: Change[]): string {
  return formatCounts(changes.map(({ thing, action }) => ({ thing, action })));
}

/** Whether the change is only between a missing and an empty list, which mean the same. */
export function isEmptyList({ action, before, after }: Change): boolean {
  return (
    action === "changed" && [before, after].every((side) => side == null || (Array.isArray(side) && side.length === 0))
  );
}

function groupOf({ owners: [owner], thing, name, action, before, after }: Change): string {
  if (owner?.thing === "intent" || owner?.thing === "slot type") return printableName(owner.name);
  if (owner?.thing === "dialog intent") return `dialog ${printableName(owner.name)}`;
  if (owner?.thing === "prompt" || thing === "prompt") return "prompts";
  if (thing === "dialog intent") return "dialog";
  // Top-level elements and settings are groups of their own.
  if (action === "moved") return "order";
  if (thing === "dialog") return `${SIGNS[action]}dialog`;
  if (thing === "setting")
    return `${printableName(name)} ${truncate(formatValue(before))} → ${truncate(formatValue(after))}`;
  const kind = thing === "slot type" ? "slot type " : "";
  if (NAMED_THINGS.includes(thing))
    return action === "renamed" ? kind + printableName(String(after)) : SIGNS[action] + kind + printableName(name);
  return "values";
}

function formatGroup(group: string, members: Change[]): string {
  const rename = COUNTED_GROUPS.includes(group)
    ? undefined
    : members.find(({ action, owners }) => action === "renamed" && owners.length === 0);
  const parts = members.filter((change) => change !== rename && !isWholePart(change));
  const was = rename && NAMED_THINGS.includes(rename.thing) ? ` (was ${printableName(String(rename.before))})` : "";
  const unitCounts = formatCounts(unitsIn(parts, COUNTED_GROUPS.includes(group) ? 0 : 1));
  return [COUNTED_GROUPS.includes(group) ? "" : group + was, unitCounts].filter(Boolean).join(" ");
}

/** Groups without a name in the summary: the counts say what they are. */
const COUNTED_GROUPS = ["values", "prompts", "dialog", "order"];

function truncate(text: string): string {
  return text.length > MAX_TEXT_LENGTH ? `${text.slice(0, MAX_TEXT_LENGTH)}…` : text;
}

const MAX_TEXT_LENGTH = 60;

/** Whether the group's name already says what changed. */
function isWholePart({ owners, thing, action }: Change): boolean {
  return (
    owners.length === 0 &&
    (thing === "setting" || thing === "dialog" || (NAMED_THINGS.includes(thing) && action !== "moved"))
  );
}

interface Unit {
  thing: Thing;
  action: Change["action"];
}

/** The group's direct parts; all changes inside of one part count as one change of it. */
function unitsIn(changes: Change[], depth: number): Unit[] {
  const changed = new Set<string>();
  return changes.flatMap(({ owners, thing, action }): Unit[] => {
    const part = owners[depth];
    if (!part) return [{ thing, action }];
    const key = `${part.thing} ${part.name}`;
    if (changed.has(key)) return [];
    changed.add(key);
    return [{ thing: part.thing, action: "changed" }];
  });
}

function formatCounts(units: Unit[]): string {
  return [...new Set(units.map(({ thing }) => thing))]
    .map((thing) =>
      formatCount(
        thing,
        units.filter((unit) => unit.thing === thing).map(({ action }) => action),
      ),
    )
    .join(", ");
}

/** `+2 samples −1` */
function formatCount(thing: Thing, actions: Change["action"][]): string {
  const words: string[] = [];
  for (const sign of ["+", "−", "~"]) {
    const count = actions.filter((action) => SIGNS[action] === sign).length;
    if (count > 0) words.push(sign + (words.length === 0 ? pluralize(count, thing) : count));
  }
  const all = words.join(" ");
  if (!actions.includes("moved")) return all;
  return all ? `${all} and another order` : `${plural(thing)} in another order`;
}
