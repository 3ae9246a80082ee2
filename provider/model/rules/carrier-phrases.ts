import { type Sample, SLOT } from "../view/sample";
import type { SpokenValues } from "./spoken-values";

interface CarrierPhrase {
  sample: Sample;
  type: string;
}

// Nobody says more in one utterance, and the cost is quadratic.
const MAX_UTTERANCE_LENGTH = 1_000;

/** Index of the samples with one slot, by the words around it ("carrier phrase" is Amazon's term). */
export class CarrierPhrases {
  /** By the words before the slot, then by those after it. */
  private readonly byPrefix = new Map<string, Map<string, CarrierPhrase[]>>();
  private readonly intents = new Set<number>();
  private prefixLengths: number[] | undefined;

  constructor(private readonly values: SpokenValues) {}

  /** `type`: of the sample's slot. */
  add(sample: Sample, type: string): void {
    const [before = "", after = ""] = sample.spoken.split(SLOT);
    const bySuffix = this.byPrefix.get(before) ?? new Map<string, CarrierPhrase[]>();
    this.byPrefix.set(before, bySuffix);
    const known = bySuffix.get(after) ?? [];
    bySuffix.set(after, known);
    // One sample of each slot type and intent is enough.
    if (known.some((phrase) => phrase.sample.intent === sample.intent && phrase.type === type)) return;
    known.push({ sample, type });
    this.intents.add(sample.intent);
  }

  /** A sample of another intent that produces the same utterance with one of its slot's values. */
  findProducer(sample: Sample): Sample | undefined {
    if (this.byPrefix.size === 0 || (this.intents.size === 1 && this.intents.has(sample.intent))) return undefined;
    this.prefixLengths ??= [...new Set(Array.from(this.byPrefix.keys(), (before) => before.length))].sort(
      (a, b) => a - b,
    );
    const text = sample.spoken;
    if (text.length > MAX_UTTERANCE_LENGTH) return undefined;
    for (const start of this.prefixLengths) {
      if (start >= text.length) return undefined;
      // A slot is filled by whole words.
      const bySuffix = start === 0 || text[start - 1] === " " ? this.byPrefix.get(text.slice(0, start)) : undefined;
      const found = bySuffix && this.findPhrase(text, start, bySuffix, sample.intent);
      if (found) return found.sample;
    }
    return undefined;
  }

  private findPhrase(
    text: string,
    start: number,
    bySuffix: Map<string, CarrierPhrase[]>,
    intent: number,
  ): CarrierPhrase | undefined {
    for (let words = 1, end = start; words <= this.values.maxWords && end < text.length; words++) {
      const space = text.indexOf(" ", end + 1);
      end = space === -1 ? text.length : space;
      const middle = text.slice(start, end);
      const phrases = bySuffix.get(text.slice(end));
      const found = phrases?.find(
        (phrase) => phrase.sample.intent !== intent && this.values.hasText(phrase.type, middle),
      );
      if (found) return found;
    }
    return undefined;
  }
}
