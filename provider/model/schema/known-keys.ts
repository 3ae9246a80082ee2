import type { z } from "zod";
import { interactionModel } from ".";

/** The known keys of an object, or of a list's elements, each with the known keys of its value. */
export type KnownKeys = Map<string, KnownKeys>;

export const KNOWN_KEYS: KnownKeys = collectKeys(interactionModel);

/** Every known key, at any depth; the keys of a dialog's `prompts` are not in the schema, which is a record there. */
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
