import { align, type Fit } from "./align";
import { candidates } from "./candidates";
import type { Intent } from "./model-schema";
import type { SampleIndex } from "./sample-index";
import { type Heard, hear } from "./utterance";
import { asSaid } from "./words";

/** An intent that an utterance may mean. */
export interface Match {
  intent: Intent;
  /** The words in each slot that is filled, as they were said. */
  words: ReadonlyMap<string, string>;
  /** The user's answers in a dialog, by slot; the one on the whole intent under "". */
  confirmations: ReadonlyMap<string, "CONFIRMED" | "DENIED">;
}

/** From which likeness on (0 to 1) an intent is considered at all. */
const considered = 0.15;

/** The intents that an utterance is like, best first, each with its likeness from 0 to 1. */
export function matches(utterance: string, index: SampleIndex, isAnswer = false): (Match & { likeness: number })[] {
  const heard = hear(utterance, index, isAnswer);
  const best = new Map<Intent, Fit>();
  for (const sample of candidates(heard, index)) {
    const fit = align(sample, heard, index);
    const other = best.get(sample.intent);
    if (fit.likeness >= considered && (!other || isBetter(fit, other))) best.set(sample.intent, fit);
  }
  return [...best.values()]
    .toSorted((a, b) => b.likeness - a.likeness || wordsInSlots(a) - wordsInSlots(b))
    .map((fit) => ({
      intent: fit.sample.intent,
      words: wordsOfSlots(fit, heard),
      confirmations: new Map(),
      likeness: fit.likeness,
    }));
}

const isBetter = (a: Fit, b: Fit) =>
  a.likeness > b.likeness || (a.likeness === b.likeness && wordsInSlots(a) < wordsInSlots(b));

const wordsInSlots = ({ filled }: Fit) => filled.reduce((sum, { from, to }) => sum + to - from, 0);

const wordsOfSlots = ({ filled }: Fit, { text, words }: Heard) =>
  new Map(filled.map(({ slot, from, to }) => [slot.slot.name, asSaid(text, words.slice(from, to))]));
