import { recognisers } from "./built-in-types";
import { matches } from "./match";
import type { Slot, SpokenModel } from "./model-schema";
import { indexSamples, type SampleIndex } from "./sample-index";
import { type SharedSlotTypes, type SlotValues, slotValuesOf } from "./slot-values";

/** A model that utterances can be held against. */
export interface Understanding {
  model: SpokenModel;
  locale: string;
  index: SampleIndex;
  valuesOf: (slot: Slot) => SlotValues;
}

/** Takes about a quarter of a second for a model of 1.5 MB: worth keeping. */
export function prepare(model: SpokenModel, locale: string, shared: SharedSlotTypes): Understanding {
  const valuesOf = slotValuesOf(model, shared);
  const { intents } = model.languageModel;
  // What a recogniser knows of a locale is made at its first use: better here than with the first utterance.
  for (const { type = "" } of intents.flatMap(({ slots }) => slots)) recognisers.get(type)?.([""], "", locale);
  return { model, locale, valuesOf, index: indexSamples(intents, valuesOf, locale) };
}

/** From which likeness on an intent is selected, by the sensitivity of the fallback intent (seed 002 names the levels, no figures). */
const selectedFrom = new Map([
  ["LOW", 0.35],
  ["MEDIUM", 0.45],
  ["HIGH", 0.55],
]);

/** What an utterance is taken for, and what else was considered, best first. */
export function understand(utterance: string, { model, index }: Understanding) {
  const { intents, modelConfiguration } = model.languageModel;
  const [best, ...others] = matches(utterance, index);
  const least = selectedFrom.get(modelConfiguration?.fallbackIntentSensitivity?.level ?? "LOW") ?? 0.35;
  if (best && best.likeness >= least) return { selected: best, considered: others };
  const fallback = intents.find(({ name }) => name === "AMAZON.FallbackIntent");
  const selected = fallback && {
    intent: fallback,
    words: new Map<string, string>(),
    confirmations: new Map(),
    likeness: 0,
  };
  return { selected, considered: (best ? [best, ...others] : []).filter(({ intent }) => intent !== fallback) };
}
