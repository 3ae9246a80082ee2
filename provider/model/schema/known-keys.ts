import type { z } from "zod";
import { interactionModel } from ".";

/** The keys that are known of an object, or of the elements of a list, and what is known of what stands there. */
export type Keys = Map<string, Keys>;

export const KEYS: Keys = keysOf(interactionModel);

/** All of them, with those of the prompts of a dialog, which are open. */
export const KEY_NAMES: ReadonlySet<string> = new Set(["elicitation", "confirmation", ...namesOf(KEYS)]);

function namesOf(keys: Keys): string[] {
  return [...keys].flatMap(([key, inner]) => [key, ...namesOf(inner)]);
}

function keysOf(schema: z.ZodType): Keys {
  const { shape, element, unwrap } = schema as {
    shape?: Record<string, z.ZodType>;
    element?: z.ZodType;
    unwrap?(): z.ZodType;
  };
  if (shape) return new Map(Object.entries(shape).map(([key, inner]) => [key, keysOf(inner)]));
  if (element) return keysOf(element);
  return unwrap ? keysOf(unwrap.call(schema)) : new Map();
}
