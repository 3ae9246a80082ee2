import { customaryPhrases } from "./built-in-phrases";
import type { Intent, Slot } from "./model-schema";
import type { SlotValues } from "./slot-values";
import { wordsOf } from "./words";

/** A sample of an intent, taken apart. */
export interface Sample {
  intent: Intent;
  /** In order: a word by its number, a slot as {@link slotPart} of its place in the index. */
  parts: number[];
  /** What everybody says for one of Amazon's intents: it is in no model. */
  isCustomary: boolean;
}

export interface IndexedSlot {
  slot: Slot;
  values: SlotValues;
}

/** All samples of a model, by the words in them. */
export interface SampleIndex {
  locale: string;
  samples: Sample[];
  /** By a sample's place: its intent's place in the model, the sum of the weights of its different words, 1 where it has a slot. */
  intentOf: Uint16Array;
  weightOf: Float64Array;
  hasSlots: Uint8Array;
  slots: IndexedSlot[];
  /** The number of each word that a sample has. */
  words: Map<string, number>;
  /** What a word says about the intent, by its number: 1 where one intent alone has it, less the more have it. */
  weights: number[];
  /** By a word's number: the places of the samples that have it. */
  samplesWith: Uint32Array[];
  /** The samples without a word. */
  bare: number[];
}

/** The part of a sample that is a slot; the same turns it back. */
export const slotPart = (place: number): number => -1 - place;

/** Indexes the samples of intents, and what is customarily said for Amazon's own. */
export function indexSamples(intents: Intent[], valuesOf: (slot: Slot) => SlotValues, locale: string): SampleIndex {
  const index = { locale, samples: [] as Sample[], slots: [] as IndexedSlot[], words: new Map<string, number>() };
  for (const intent of intents) {
    const places = new Map(
      intent.slots.map((slot) => [slot.name, index.slots.push({ slot, values: valuesOf(slot) }) - 1]),
    );
    const add = (isCustomary: boolean) => (text: string) => {
      const parts = partsOf(text, places, index.words);
      if (parts.length > 0) index.samples.push({ intent, parts, isCustomary });
    };
    [...new Set(intent.samples)].forEach(add(false));
    customaryPhrases(intent.name, locale).forEach(add(true));
  }
  return { ...index, ...weigh(index.samples, index.words.size, intents) };
}

/** A sample in parts; the slots are known by the places of their names, and new words are numbered. */
function partsOf(sample: string, places: Map<string, number>, words: Map<string, number>): number[] {
  return (sample.match(/\{[^{}]*\}|[^{}]+/g) ?? []).flatMap((piece) => {
    if (!piece.startsWith("{")) {
      return wordsOf(piece).map(({ text }) => words.get(text) ?? words.set(text, words.size).size - 1);
    }
    // Old models write {example|slot}.
    const place = places.get(piece.slice(1, -1).split("|").at(-1)?.trim() ?? "");
    return place === undefined ? [] : slotPart(place);
  });
}

const differentWords = ({ parts }: Sample) => [...new Set(parts.filter((part) => part >= 0))];

/** What follows from all samples together. */
function weigh(samples: Sample[], wordCount: number, intents: Intent[]) {
  const placesOf: number[][] = Array.from({ length: wordCount }, () => []);
  for (const [place, sample] of samples.entries())
    for (const word of differentWords(sample)) placesOf[word]?.push(place);
  const count = new Set(samples.map(({ intent }) => intent)).size;
  const weights = placesOf.map((places) => {
    const sharing = new Set(places.map((place) => samples[place]?.intent)).size;
    return Math.log(1 + count / sharing) / Math.log(1 + count);
  });
  const weightOf = (sample: Sample) => differentWords(sample).reduce((sum, word) => sum + (weights[word] ?? 0), 0);
  const numbers = new Map(intents.map((intent, number) => [intent, number]));
  return {
    weights,
    samplesWith: placesOf.map((places) => Uint32Array.from(places)),
    intentOf: Uint16Array.from(samples, ({ intent }) => numbers.get(intent) ?? 0),
    weightOf: Float64Array.from(samples, weightOf),
    hasSlots: Uint8Array.from(samples, ({ parts }) => (parts.some((part) => part < 0) ? 1 : 0)),
    bare: samples.flatMap((sample, place) => (differentWords(sample).length === 0 ? place : [])),
  };
}
