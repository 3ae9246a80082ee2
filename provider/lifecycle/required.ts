import { z } from "zod";

/** A string that must be given; `hint` says how. */
export function required(hint: string): z.ZodString {
  return z.string({ error: ({ input }) => (input === undefined ? `is missing: ${hint}` : "must be a string") });
}
