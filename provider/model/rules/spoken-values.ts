import type { ValueList } from "../view/value-list";

/** What can be said for the slot types of a model: their values and synonyms. */
export class SpokenValues {
  private readonly lists: Map<string, ValueList>;
  private readonly sets = new Map<string, Set<string>>();
  private longest: number | undefined;
  private readonly overlaps = new Map<string, boolean>();

  constructor(lists: ValueList[]) {
    this.lists = new Map(lists.flatMap((list) => (list.type === undefined ? [] : [[list.type, list]])));
  }

  /** Of any value. */
  get mostWords(): number {
    this.longest ??= Math.min(
      MOST_WORDS,
      [...this.lists.keys()].reduce((most, type) => Math.max(most, wordsIn(this.of(type))), 0),
    );
    return this.longest;
  }

  has(type: string): boolean {
    return this.lists.has(type);
  }

  holds(type: string, text: string): boolean {
    return this.of(type).has(text);
  }

  /** Whether two slots can be filled with the same words, as far as the model tells. */
  overlap(one: string, other: string): boolean {
    if (one === other) return one !== "";
    if (!this.has(one) || !this.has(other)) return false;
    const pair = one < other ? `${one} ${other}` : `${other} ${one}`;
    const known = this.overlaps.get(pair) ?? haveCommon(this.of(one), this.of(other));
    this.overlaps.set(pair, known);
    return known;
  }

  private of(type: string): Set<string> {
    const known = this.sets.get(type);
    if (known) return known;
    const set = new Set<string>();
    for (const { value, synonyms } of this.lists.get(type)?.values ?? [])
      for (const text of [value, ...synonyms]) if (text) set.add(text.spoken);
    this.sets.set(type, set);
    return set;
  }
}

// Longer values are no words that are said for a slot.
const MOST_WORDS = 20;

function wordsIn(texts: Set<string>): number {
  let most = 0;
  for (const text of texts) most = Math.max(most, wordCount(text));
  return most;
}

function haveCommon(one: Set<string>, other: Set<string>): boolean {
  const [few, many] = one.size < other.size ? [one, other] : [other, one];
  for (const text of few) if (many.has(text)) return true;
  return false;
}

function wordCount(text: string): number {
  let count = 1;
  for (let blank = text.indexOf(" "); blank !== -1; blank = text.indexOf(" ", blank + 1)) count++;
  return count;
}
