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

/** An intent with its slots, as Amazon's answers and requests carry it. */
export interface ResolvedIntent {
  /** As in the model. */
  name: string;
  /** Whether the user confirmed the intent. */
  confirmationStatus: ConfirmationStatus;
  /** Every slot of the intent, by its name. */
  slots: Record<string, ResolvedSlot>;
}

/** A slot of an intent, and what was said in it. */
export interface ResolvedSlot {
  /** As in the model. */
  name: string;
  /** Whether the user confirmed the slot. */
  confirmationStatus: ConfirmationStatus;
  /** What was said; missing where the slot is empty. */
  value?: string;
  /** Which values of the slot's type were meant; missing for plain built-in types and catalogs. */
  resolutions?: Resolutions;
}

/** Whether the user confirmed something. */
export type ConfirmationStatus = "NONE" | "CONFIRMED" | "DENIED";

/** What entity resolution found. */
export interface Resolutions {
  /** One entry: the slot's type. */
  resolutionsPerAuthority: {
    /** `amzn1.er-authority.echo-sdk.<skill id>.<type>` */
    authority: string;
    /** How it ended. */
    status: {
      /** `ER_SUCCESS_MATCH`, `ER_SUCCESS_NO_MATCH`, or the error that a fault asked for. */
      code: string;
    };
    /** The values, where there are any, in the form of the operation. */
    values?: unknown[];
  }[];
}

export function resolvedIntent(
  { intent, words, confirmations }: IntentMatch,
  understanding: LanguageUnderstanding,
  style: ResolutionOptions,
): ResolvedIntent {
  const slots = intent.slots.map((slot): ResolvedSlot => {
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

function resolutions(
  type: string,
  found: Value[],
  { skillId, resolved, resolutionError }: ResolutionOptions,
): Resolutions {
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
