import { builtInTypes } from "./built-in-types";
import { matchIntents } from "./match";
import type { LanguageModel, Slot } from "./model-schema";
import { indexSamples, type SampleIndex } from "./sample-index";
import { type SharedSlotTypes, type SlotValues, slotValuesOf } from "./slot-values";

/** A model that utterances can be held against. */
export interface LanguageUnderstanding {
  model: LanguageModel;
  locale: string;
  index: SampleIndex;
  valuesOf: (slot: Slot) => SlotValues;
}

/** Takes about a quarter of a second for a model of 1.5 MB: worth keeping. */
export function prepareModel(model: LanguageModel, locale: string, shared: SharedSlotTypes): LanguageUnderstanding {
  const valuesOf = slotValuesOf(model, shared);
  const { intents } = model.languageModel;
  // What a recogniser knows of a locale is made at its first use: better here than with the first utterance.
  for (const { type = "" } of intents.flatMap(({ slots }) => slots)) builtInTypes.get(type)?.([""], "", locale);
  return { model, locale, valuesOf, index: indexSamples(intents, valuesOf, locale) };
}

/** From which likeness on an intent is selected, by the sensitivity of the fallback intent (the Interaction Model Schema names the levels, no figures). */
const selectedFrom = new Map([
  ["LOW", 0.35],
  ["MEDIUM", 0.45],
  ["HIGH", 0.55],
]);

/** What an utterance is taken for, and what else was considered, best first. */
export function selectIntent(utterance: string, { model, index }: LanguageUnderstanding) {
  const { intents, modelConfiguration } = model.languageModel;
  const [best, ...others] = matchIntents(utterance, index);
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
