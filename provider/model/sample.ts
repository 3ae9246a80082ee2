import type { Path } from "./path";

/** Stands for a slot: a character that is in no text that is spoken. */
export const SLOT = "\ufffc";

/** A phrase of an intent or a slot, taken apart. A slot in it is `{size}`, or `{large|size}` as older models write it. */
export class Sample {
  /** Names of the slots in it, in their order. */
  readonly slots: readonly string[];
  /** The text with one `SLOT` in the place of every slot. */
  readonly words: string;
  /** The words as they are heard. */
  readonly spoken: string;

  constructor(
    readonly text: string,
    private readonly list: Path,
    private readonly index: number,
  ) {
    [this.words, this.slots] = text.includes("{") ? takenApart(text) : [text, NO_SLOTS];
    this.spoken = spoken(this.words);
  }

  get path(): Path {
    return [...this.list, this.index];
  }

  /** Whether it has nothing but plain letters, blanks, and slots apart from letters: most have, and few rules need look at such. */
  get isPlain(): boolean {
    if (ODD.test(this.words) || this.spoken === "") return false;
    return this.slots.length === 0 || !GLUED.test(this.words);
  }
}

const NO_SLOTS: readonly string[] = [];
const ODD = new RegExp(`[^A-Za-z' ${SLOT}]`);
/** A slot that touches a letter. */
export const GLUED = new RegExp(String.raw`${SLOT}\p{Script=Latin}|\p{Script=Latin}${SLOT}`, "u");

function takenApart(text: string): [words: string, slots: string[]] {
  const slots: string[] = [];
  const [first = "", ...rest] = text.split("{");
  let words = first;
  for (const part of rest) {
    const end = part.indexOf("}");
    // A brace without its partner stays.
    words += end === -1 ? `{${part}` : SLOT + part.slice(end + 1);
    if (end !== -1) slots.push(part.slice(part.lastIndexOf("|", end) + 1, end).trim());
  }
  return [words, slots];
}

/** Names of the slots in a text. */
export function slotsIn(text: string): string[] {
  return takenApart(text)[1];
}

/** What is heard of a sample or a value: neither case nor the number of blanks matters. */
export function spoken(text: string): string {
  const lower = text.toLowerCase().trim();
  return lower.includes("  ") || OTHER_BLANK.test(lower) ? lower.replace(/\s+/g, " ") : lower;
}

const OTHER_BLANK = /[^\S ]/;
