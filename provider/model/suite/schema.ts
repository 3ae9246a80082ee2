import { z } from "zod";
import { findShapeProblems } from "../schema/zod-issues";

/** The expected spoken or resolved value of a slot; `{value?, id?}` to check both separately; null where the slot must be empty. */
export type ExpectedSlot =
  | string
  | {
      /** What was said in the slot, or the name of a value that it resolved to. */
      value?: string | undefined;
      /** The id of a value that it resolved to. */
      id?: string | undefined;
    }
  | null;

/** The expected result of an utterance. At least one field is required. */
export interface Expectation<Response = string> {
  /** Name of the intent, or the type of a request without one, such as `LaunchRequest`. */
  intent?: string | undefined;
  /** By slot name; other slots may have any value. */
  slots?: Record<string, ExpectedSlot> | undefined;
  /** Of the intent. */
  confirmation?: "NONE" | "CONFIRMED" | "DENIED" | undefined;
  /**
   * Part of what Alexa says (`SkillSimulation`) or of what the dialog asks (`NluProfile`), case-insensitive; or a regular expression, written
   * as `/…/flags` in a file.
   */
  response?: Response | undefined;
}

/** An utterance with its expected result. */
export interface Utterance<Response = string> {
  /** What is said. */
  input: string;
  /** What it is expected to be taken for. */
  expect: Expectation<Response>;
}

/**
 * Consecutive utterances in one session; at least one has an expectation. It ends at the first mismatch, and counts as one utterance.
 */
export interface UtteranceDialog<Response = string> {
  /** The utterances, in the order in which they are said. */
  dialog: {
    /** What is said. */
    input: string;
    /** What it is expected to be taken for; without it anything goes. */
    expect?: Expectation<Response> | undefined;
  }[];
}

export type SuiteItem = Utterance | UtteranceDialog;

const text = z.string({ error: ({ input }) => (input === undefined ? "is missing" : "must be a string") });
const filled = text.trim().min(1, "must not be empty");

const slot = z.union([text, z.null(), z.strictObject({ value: text.optional(), id: text.optional() })], {
  error: 'must be a string, {"value": …, "id": …}, or null where the slot must be empty',
});

const expectation = z.strictObject({
  intent: filled.optional(),
  slots: z.record(z.string(), slot).optional(),
  confirmation: z.enum(["NONE", "CONFIRMED", "DENIED"], { error: "must be NONE, CONFIRMED or DENIED" }).optional(),
  response: filled
    .refine((pattern) => patternError(pattern) === undefined, {
      error: ({ input }) => patternError(String(input)),
    })
    .optional(),
});

const hasExpectation = ({ slots, ...rest }: Expectation = {}) =>
  Object.keys(slots ?? {}).length > 0 || Object.values(rest).some((part) => part !== undefined);
const NOTHING_EXPECTED = "expects nothing: give an intent, slots, a confirmation or a response";

const utterance = z.strictObject({
  input: filled,
  expect: expectation.refine(hasExpectation, NOTHING_EXPECTED),
});

const dialog = z.strictObject({
  dialog: z
    .array(z.strictObject({ input: filled, expect: expectation.optional() }))
    .min(1, "must have at least one utterance")
    .refine((turns) => turns.length === 0 || turns.some(({ expect }) => hasExpectation(expect)), NOTHING_EXPECTED),
});

/** A suite of utterances. */
export const suite = z
  .array(
    z.unknown().transform((item, context): SuiteItem => {
      const isDialog = typeof item === "object" && item !== null && "dialog" in item;
      const shape = isDialog ? dialog : utterance;
      const result = shape.safeParse(item);
      if (result.success) return result.data;
      for (const { path, message } of findShapeProblems(shape, item))
        context.addIssue({ code: "custom", path: [...path], message });
      return z.NEVER;
    }),
    { error: "must be a list: [{ input: …, expect: { intent: … } }, …]" },
  )
  .min(1, "must have at least one utterance");

const PATTERN_LITERAL = /^\/(.+)\/([a-z]*)$/s;

/** Parses `/…/flags`; undefined for plain text. */
export function parsePattern(response: string): RegExp | undefined {
  const [, source, flags] = PATTERN_LITERAL.exec(response) ?? [];
  // With g or y a RegExp keeps its lastIndex, so that the same text may not match the next time.
  return source === undefined ? undefined : new RegExp(source, (flags ?? "").replace(/[gy]/g, ""));
}

function patternError(response: string): string | undefined {
  try {
    parsePattern(response);
    return undefined;
  } catch (error) {
    return `is not a valid regular expression: ${(error as Error).message}`;
  }
}
