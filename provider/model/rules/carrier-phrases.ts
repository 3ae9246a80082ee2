import { type Sample, SLOT } from "../view/sample";
import type { SpokenValues } from "./spoken-values";

interface CarrierPhrase {
  sample: Sample;
  type: string;
}

// Nobody says more in one breath; the work grows with the square.
const LONGEST_UTTERANCE = 1_000;

/** Samples with one slot, by the words around it. */
export class CarrierPhrases {
  /** By the words before the slot, then by those behind it. */
  private readonly all = new Map<string, Map<string, CarrierPhrase[]>>();
  private readonly intents = new Set<number>();
  private lengths: number[] | undefined;

  constructor(private readonly values: SpokenValues) {}

  /** `type` is that of its slot. */
  add(sample: Sample, type: string): void {
    const [before = "", after = ""] = sample.spoken.split(SLOT);
    const behind = this.all.get(before) ?? new Map<string, CarrierPhrase[]>();
    this.all.set(before, behind);
    const known = behind.get(after) ?? [];
    behind.set(after, known);
    // Of two with the same type and intent, one tells as much as both.
    if (known.some((frame) => frame.sample.intent === sample.intent && frame.type === type)) return;
    known.push({ sample, type });
    this.intents.add(sample.intent);
  }

  /** A sample of another intent that says the same when its slot gets one of its values. */
  producerOf(sample: Sample): Sample | undefined {
    if (this.all.size === 0 || (this.intents.size === 1 && this.intents.has(sample.intent))) return undefined;
    this.lengths ??= [...new Set(Array.from(this.all.keys(), (before) => before.length))].sort((a, b) => a - b);
    const text = sample.spoken;
    if (text.length > LONGEST_UTTERANCE) return undefined;
    for (const start of this.lengths) {
      if (start >= text.length) return undefined;
      // A slot stands for whole words.
      const behind = start === 0 || text[start - 1] === " " ? this.all.get(text.slice(0, start)) : undefined;
      const found = behind && this.frameBehind(text, start, behind, sample.intent);
      if (found) return found.sample;
    }
    return undefined;
  }

  private frameBehind(
    text: string,
    start: number,
    behind: Map<string, CarrierPhrase[]>,
    intent: number,
  ): CarrierPhrase | undefined {
    for (let words = 1, end = start; words <= this.values.mostWords && end < text.length; words++) {
      const blank = text.indexOf(" ", end + 1);
      end = blank === -1 ? text.length : blank;
      const middle = text.slice(start, end);
      const frames = behind.get(text.slice(end));
      const found = frames?.find((frame) => frame.sample.intent !== intent && this.values.holds(frame.type, middle));
      if (found) return found;
    }
    return undefined;
  }
}
