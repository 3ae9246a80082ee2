import { isRecord } from "../document/document";
import { editDistance } from "../text/did-you-mean";
import { type DiffSchema, nameOf } from "./diff-schema";

/** Above this many comparisons the list counts as rewritten, and no renames are looked for. */
const MAX_COMPARISONS = 2_500;

/** Pairs of removed and added elements, by index, that are similar enough to be a rename. */
export function findRenamed(schema: DiffSchema, removed: unknown[], added: unknown[]): [number, number][] {
  if (removed.length * added.length > MAX_COMPARISONS) return [];
  const contents = {
    removed: removed.map((item) => textsOf(schema, item)),
    added: added.map((item) => textsOf(schema, item)),
  };
  const candidates: { score: number; from: number; to: number }[] = [];
  for (const [from, one] of removed.entries())
    for (const [to, other] of added.entries()) {
      const content = jaccardSimilarity(contents.removed[from] ?? new Set(), contents.added[to] ?? new Set());
      const name = isTypo(nameOf(schema, one), nameOf(schema, other)) ? 0.5 : 0;
      if (content + name >= 0.5) candidates.push({ score: content + name, from, to });
    }
  const pairs: [number, number][] = [];
  for (const { from, to } of candidates.sort((a, b) => b.score - a.score))
    if (!pairs.some((pair) => pair[0] === from || pair[1] === to)) pairs.push([from, to]);
  return pairs;
}

function jaccardSimilarity(one: Set<string>, other: Set<string>): number {
  let common = 0;
  for (const text of one) if (other.has(text)) common++;
  const all = one.size + other.size - common;
  return all === 0 ? 0 : common / all;
}

function isTypo(one: string, other: string): boolean {
  return one.length > 3 && editDistance(one.toLowerCase(), other.toLowerCase(), 2) <= 2;
}

/** All texts in an element except its own name; a slot's name is blanked in its own samples too. */
function textsOf(schema: DiffSchema, item: unknown): Set<string> {
  const texts = new Set<string>();
  const name = nameOf(schema, item);
  const visit = (node: unknown): void => {
    if (typeof node === "string" && node !== name) texts.add(node.replaceAll(`{${name}}`, "{}"));
    else if (Array.isArray(node)) node.forEach(visit);
    else if (isRecord(node)) Object.values(node).forEach(visit);
  };
  visit(item);
  return texts;
}
