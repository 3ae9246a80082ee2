import type { ValueList } from "../view/value-list";

/** The spoken forms of all values and synonyms, by slot type. */
export class SpokenValues {
  private readonly lists: Map<string, ValueList>;
  private readonly textsByType = new Map<string, Set<string>>();
  private mostWordsCache: number | undefined;
  private readonly overlapCache = new Map<string, boolean>();

  constructor(lists: ValueList[]) {
    this.lists = new Map(lists.flatMap((list) => (list.type === undefined ? [] : [[list.type, list]])));
  }

  /** Of the longest value. */
  get maxWords(): number {
    this.mostWordsCache ??= Math.min(
      MAX_WORDS,
      [...this.lists.keys()].reduce((most, type) => Math.max(most, maxWordsOf(this.textsOf(type))), 0),
    );
    return this.mostWordsCache;
  }

  hasType(type: string): boolean {
    return this.lists.has(type);
  }

  hasText(type: string, text: string): boolean {
    return this.textsOf(type).has(text);
  }

  /** Whether two slot types have a value in common, as far as the model shows. */
  overlap(one: string, other: string): boolean {
    if (one === other) return one !== "";
    if (!this.hasType(one) || !this.hasType(other)) return false;
    const pair = one < other ? `${one} ${other}` : `${other} ${one}`;
    const known = this.overlapCache.get(pair) ?? intersect(this.textsOf(one), this.textsOf(other));
    this.overlapCache.set(pair, known);
    return known;
  }

  private textsOf(type: string): Set<string> {
    const known = this.textsByType.get(type);
    if (known) return known;
    const set = new Set<string>();
    for (const { value, synonyms } of this.lists.get(type)?.values ?? [])
      for (const text of [value, ...synonyms]) if (text) set.add(text.spoken);
    this.textsByType.set(type, set);
    return set;
  }
}

// Nobody says a longer value for a slot.
const MAX_WORDS = 20;

function maxWordsOf(texts: Set<string>): number {
  let most = 0;
  for (const text of texts) most = Math.max(most, wordCount(text));
  return most;
}

function intersect(one: Set<string>, other: Set<string>): boolean {
  const [smaller, larger] = one.size < other.size ? [one, other] : [other, one];
  for (const text of smaller) if (larger.has(text)) return true;
  return false;
}

function wordCount(text: string): number {
  let count = 1;
  for (let space = text.indexOf(" "); space !== -1; space = text.indexOf(" ", space + 1)) count++;
  return count;
}
