import { type Alignment, align } from "./align";
import { candidates } from "./candidates";
import type { Intent } from "./model-schema";
import type { SampleIndex } from "./sample-index";
import { type ParsedUtterance, parseUtterance } from "./utterance";
import { originalText } from "./words";

/** An intent that an utterance may mean. */
export interface IntentMatch {
  intent: Intent;
  /** The words in each slot that is filled, as they were said. */
  words: ReadonlyMap<string, string>;
  /** The user's answers in a dialog, by slot; the one on the whole intent under "". */
  confirmations: ReadonlyMap<string, "CONFIRMED" | "DENIED">;
}

/** From which likeness on (0 to 1) an intent is considered at all. */
const considered = 0.15;

/** The intents that an utterance is like, best first, each with its likeness from 0 to 1. */
export function matchIntents(
  utterance: string,
  index: SampleIndex,
  isAnswer = false,
): (IntentMatch & { likeness: number })[] {
  const parsed = parseUtterance(utterance, index, isAnswer);
  const best = new Map<Intent, Alignment>();
  for (const sample of candidates(parsed, index)) {
    const fit = align(sample, parsed, index);
    const other = best.get(sample.intent);
    if (fit.likeness >= considered && (!other || isBetter(fit, other))) best.set(sample.intent, fit);
  }
  return [...best.values()]
    .toSorted((a, b) => b.likeness - a.likeness || wordsInSlots(a) - wordsInSlots(b))
    .map((fit) => ({
      intent: fit.sample.intent,
      words: wordsOfSlots(fit, parsed),
      confirmations: new Map(),
      likeness: fit.likeness,
    }));
}

const isBetter = (a: Alignment, b: Alignment) =>
  a.likeness > b.likeness || (a.likeness === b.likeness && wordsInSlots(a) < wordsInSlots(b));

const wordsInSlots = ({ filled }: Alignment) => filled.reduce((sum, { from, to }) => sum + to - from, 0);

const wordsOfSlots = ({ filled }: Alignment, { text, words }: ParsedUtterance) =>
  new Map(filled.map(({ slot, from, to }) => [slot.slot.name, originalText(text, words.slice(from, to))]));
