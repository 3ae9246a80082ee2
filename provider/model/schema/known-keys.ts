import type { z } from "zod";
import { interactionModel } from ".";

/** The keys that are known of an object, or of the elements of a list, and what is known of what stands there. */
export type KnownKeys = Map<string, KnownKeys>;

export const KNOWN_KEYS: KnownKeys = collectKeys(interactionModel);

/** All of them, with those of the prompts of a dialog, which are open. */
export const KNOWN_KEY_NAMES: ReadonlySet<string> = new Set([
  "elicitation",
  "confirmation",
  ...collectNames(KNOWN_KEYS),
]);

function collectNames(keys: KnownKeys): string[] {
  return [...keys].flatMap(([key, inner]) => [key, ...collectNames(inner)]);
}

function collectKeys(schema: z.ZodType): KnownKeys {
  const { shape, element, unwrap } = schema as {
    shape?: Record<string, z.ZodType>;
    element?: z.ZodType;
    unwrap?(): z.ZodType;
  };
  if (shape) return new Map(Object.entries(shape).map(([key, inner]) => [key, collectKeys(inner)]));
  if (element) return collectKeys(element);
  return unwrap ? collectKeys(unwrap.call(schema)) : new Map();
}
