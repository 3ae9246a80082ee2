import { builtInTypes } from "../nlu/built-in-types";
import type { IntentMatch } from "../nlu/match";
import type { Slot, Value } from "../nlu/model-schema";
import type { SlotValues } from "../nlu/slot-values";
import type { LanguageUnderstanding } from "../nlu/understand";
import { normalisedWords, wordsOf } from "../nlu/words";

/** How an operation writes an intent. */
interface ResolutionOptions {
  skillId: string;
  /** A resolved value in the form that the operation gives it. */
  resolved: (value: { name: string; id?: string | undefined }) => unknown;
  /** Ordered instead of what entity resolution finds. */
  resolutionError?: "ER_ERROR_TIMEOUT" | "ER_ERROR_EXCEPTION" | undefined;
}

/** An intent with its slots as Amazon's answers and requests carry it. */
export function resolvedIntent(
  { intent, words, confirmations }: IntentMatch,
  understanding: LanguageUnderstanding,
  style: ResolutionOptions,
) {
  const slots = intent.slots.map((slot) => {
    const { name } = slot;
    const said = words.get(name);
    const found = said === undefined ? undefined : resolveSlot(slot, said, understanding, style);
    return { name, ...found, confirmationStatus: confirmations.get(name) ?? "NONE" };
  });
  return {
    name: intent.name,
    confirmationStatus: confirmations.get("") ?? "NONE",
    slots: Object.fromEntries(slots.map((slot) => [slot.name, slot])),
  };
}

function resolveSlot(slot: Slot, said: string, { valuesOf, locale }: LanguageUnderstanding, style: ResolutionOptions) {
  const values = valuesOf(slot);
  const words = wordsOf(said).map(({ text }) => text);
  const value = builtInTypes.get(values.type)?.(words, said, locale) ?? said;
  const found = values.bySound.get(normalisedWords(said)) ?? [];
  return isResolved(values) ? { value, resolutions: resolutions(values.type, found, style) } : { value };
}

/** Plain built-in types have no entity resolution here, and the values of a catalog are not known. */
const isResolved = ({ bySound, hasOthers }: SlotValues) => bySound.size > 0 || !hasOthers;

function resolutions(type: string, found: Value[], { skillId, resolved, resolutionError }: ResolutionOptions) {
  const isMatch = found.length > 0 && !resolutionError;
  return {
    resolutionsPerAuthority: [
      {
        authority: `amzn1.er-authority.echo-sdk.${skillId}.${type}`,
        status: { code: resolutionError ?? (isMatch ? "ER_SUCCESS_MATCH" : "ER_SUCCESS_NO_MATCH") },
        ...(isMatch && { values: found.map(({ name, id }) => resolved({ name: name.value, id })) }),
      },
    ],
  };
}
