import { z } from "zod";
import { UNKNOWN } from "../wire/unknown";

/** That gates have passed somewhere. */
export interface Verified {
  /** The stack's name, or the attestation files. */
  from: string;
  gates: string[];
  /** Seconds since the gate passed first. */
  minimumAge?: number | undefined;
  /** Undefined where the stack has no such output. */
  proofs?: unknown;
  /** Why there are no proofs to be read. */
  unreadable?: string | undefined;
}

/** One of them is enough. */
export interface AnyOf {
  anyOf: Requirement[];
}

export type Requirement = Verified | AnyOf;

const error = "must be made by `verified` or `anyOf`";

/** The wire form of `requires`: all of a list are needed. An empty one would be met by anything. */
export const requirements: z.ZodType<Requirement[]> = z.lazy(() =>
  z
    .array(
      z.union(
        [
          z.object({ anyOf: requirements }),
          z.object({
            from: z.string(),
            gates: z.array(z.string()).min(1),
            minimumAge: z.number().optional(),
            proofs: z.unknown().optional(),
            unreadable: z.string().optional(),
          }),
        ],
        { error },
      ),
      { error },
    )
    .min(1, "is empty: leave it out where nothing is required"),
);

export function isAnyOf(requirement: Requirement): requirement is AnyOf {
  return "anyOf" in requirement;
}

/** Whether a preview cannot know the proofs yet. */
export function isUnknown(requirement: Requirement): boolean {
  return isAnyOf(requirement) ? requirement.anyOf.some(isUnknown) : requirement.proofs === UNKNOWN;
}
