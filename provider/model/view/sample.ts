import type { Path } from "../text/json-path";

/** A parsed sample of an intent or a slot. A slot is written `{size}`, or `{large|size}` in older models. */
export class Sample {
  /** Slot names, in their order. */
  readonly slots: readonly string[];
  /** The text with the placeholder `SLOT` for each slot. */
  readonly template: string;
  private spokenCache: string | undefined;

  constructor(
    readonly text: string,
    private readonly list: Path,
    private readonly index: number,
    /** Index of its intent. */
    readonly intent: number,
    /** Whether it is a sample of a slot, not of an intent. */
    readonly inSlot: boolean,
  ) {
    if (text.includes("{")) [this.template, this.slots] = parseSample(text);
    else [this.template, this.slots] = [text, NO_SLOTS];
  }

  /** The spoken form of `template`. */
  get spoken(): string {
    this.spokenCache ??= toSpokenForm(this.template);
    return this.spokenCache;
  }

  get path(): Path {
    return [...this.list, this.index];
  }

  /** Whether it has more than Latin letters, apostrophes, spaces and separate slots: few have, and some rules look at those only. */
  get hasSpecialCharacters(): boolean {
    return (
      SPECIAL_CHARACTER.test(this.template) ||
      (this.slots.length > 0 ? SLOT_TOUCHES_LETTER.test(this.template) : this.text.trim() === "")
    );
  }
}

/** Placeholder of a slot: a character that no spoken text has. */
export const SLOT = "\ufffc";
// Whether other scripts, such as Devanagari, may touch a slot is not known.
const TOUCHING = String.raw`[\p{Script=Latin}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u30fc\u3000]`;
/** A slot without an ordinary space between it and a letter. */
export const SLOT_TOUCHES_LETTER = new RegExp(`${SLOT}${TOUCHING}|${TOUCHING}${SLOT}`, "u");

const NO_SLOTS: readonly string[] = [];
const SPECIAL_CHARACTER = new RegExp(`[^A-Za-z' ${SLOT}]`);

function parseSample(text: string): [words: string, slots: string[]] {
  const slots: string[] = [];
  let words = "";
  let at = 0;
  for (let open = text.indexOf("{"); open !== -1; open = text.indexOf("{", at)) {
    const end = text.indexOf("}", open);
    if (end === -1) break;
    // In "{a {b}" the inner one is the slot; an unmatched brace stays.
    const start = text.lastIndexOf("{", end);
    words += text.slice(at, start) + SLOT;
    const inside = text.slice(start + 1, end);
    slots.push(inside.slice(inside.lastIndexOf("|") + 1).trim());
    at = end + 1;
  }
  return [words + text.slice(at), slots];
}

/** Slot names in a text. */
export function slotNamesIn(text: string): string[] {
  return parseSample(text)[1];
}

/** The first few slots as written in samples: `{size}, {drink}`. */
export function formatSlots(names: Iterable<string>): string {
  return [...names]
    .slice(0, MAX_NAMED)
    .map((name) => `{${name}}`)
    .join(", ");
}

const MAX_NAMED = 10;

/** Normalises a sample or a value for comparison as speech: lower case, single spaces. */
export function toSpokenForm(text: string): string {
  const lower = text.toLowerCase().trim();
  return lower.includes("  ") || OTHER_WHITESPACE.test(lower) ? lower.replace(/\s+/g, " ") : lower;
}

const OTHER_WHITESPACE = /[^\S ]/;
