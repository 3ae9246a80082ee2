import type { Path } from "../text/json-path";

/** A phrase of an intent or a slot, taken apart. A slot in it is `{size}`, or `{large|size}` as older models write it. */
export class Sample {
  /** Names of the slots in it, in their order. */
  readonly slots: readonly string[];
  /** The text with one `SLOT` in the place of every slot. */
  readonly template: string;
  private spokenCache: string | undefined;

  constructor(
    readonly text: string,
    private readonly list: Path,
    private readonly index: number,
    /** The index of its intent. */
    readonly intent: number,
    /** Whether it is a slot's, and no intent's. */
    readonly inSlot: boolean,
  ) {
    if (text.includes("{")) [this.template, this.slots] = parseSample(text);
    else [this.template, this.slots] = [text, NO_SLOTS];
  }

  /** The words as they are heard. */
  get spoken(): string {
    this.spokenCache ??= toSpokenForm(this.template);
    return this.spokenCache;
  }

  get path(): Path {
    return [...this.list, this.index];
  }

  /** Whether it has something else than plain letters, blanks, and slots apart from letters: few have, and some rules look at such only. */
  get hasSpecialCharacters(): boolean {
    return (
      SPECIAL_CHARACTER.test(this.template) ||
      (this.slots.length > 0 ? SLOT_TOUCHES_LETTER.test(this.template) : this.text.trim() === "")
    );
  }
}

/** Stands for a slot: a character that is in no text that is spoken. */
export const SLOT = "\ufffc";
/** A slot that touches a letter. */
export const SLOT_TOUCHES_LETTER = new RegExp(String.raw`${SLOT}\p{Script=Latin}|\p{Script=Latin}${SLOT}`, "u");

const NO_SLOTS: readonly string[] = [];
const SPECIAL_CHARACTER = new RegExp(`[^A-Za-z' ${SLOT}]`);

function parseSample(text: string): [words: string, slots: string[]] {
  const slots: string[] = [];
  let words = "";
  let at = 0;
  for (let open = text.indexOf("{"); open !== -1; open = text.indexOf("{", at)) {
    const end = text.indexOf("}", open);
    if (end === -1) break;
    // Of "{a {b}" the inner one is the slot; a brace without its partner stays.
    const start = text.lastIndexOf("{", end);
    words += text.slice(at, start) + SLOT;
    const inside = text.slice(start + 1, end);
    slots.push(inside.slice(inside.lastIndexOf("|") + 1).trim());
    at = end + 1;
  }
  return [words + text.slice(at), slots];
}

/** Names of the slots in a text. */
export function slotNamesIn(text: string): string[] {
  return parseSample(text)[1];
}

/** Slots as they are written in samples, the first few of them: `{size}, {drink}`. */
export function formatSlots(names: Iterable<string>): string {
  return [...names]
    .slice(0, MAX_NAMED)
    .map((name) => `{${name}}`)
    .join(", ");
}

const MAX_NAMED = 10;

/** What is heard of a sample or a value: neither case nor the number of blanks matters. */
export function toSpokenForm(text: string): string {
  const lower = text.toLowerCase().trim();
  return lower.includes("  ") || OTHER_WHITESPACE.test(lower) ? lower.replace(/\s+/g, " ") : lower;
}

const OTHER_WHITESPACE = /[^\S ]/;
