import type { z } from "zod";
import type { Path } from "../text/json-path";
import { quote } from "../text/printable";
import { UNKNOWN } from "../wire/unknown";
import { olderSchemaHint } from "./older-intent-schema";

/** A violation of a schema, by its JSON path. */
export interface ShapeProblem {
  path: Path;
  kind: "missing-key" | "wrong-type" | "empty" | "too-long" | "unknown-choice";
  message: string;
}

/** Every place where a value does not fit a schema. `UNKNOWN` fits any schema. */
export function findShapeProblems(schema: z.ZodType, value: unknown): ShapeProblem[] {
  const result = safeParse(schema, value);
  if (!result) return [{ path: [], kind: "wrong-type", message: "has too many schema violations to be listed" }];
  if (result.success) return [];
  return result.error.issues
    .map((issue) => ({ issue, found: valueAt(value, issue.path) }))
    .filter(({ found }) => found !== UNKNOWN)
    .map(({ issue, found }) => ({
      path: issue.path as Path,
      kind: kindOf(issue, found),
      message:
        describeIssue(issue, found) +
        (found === undefined ? olderSchemaHint(valueAt(value, issue.path.slice(0, -1)), issue.path.at(-1)) : ""),
    }));
}

/** Undefined where zod throws a RangeError, which it does for hundreds of thousands of issues. */
function safeParse(schema: z.ZodType, value: unknown) {
  try {
    return schema.safeParse(value);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((node, key) => (node as Record<PropertyKey, unknown> | undefined)?.[key], value);
}

function kindOf(issue: z.core.$ZodIssue, found: unknown): ShapeProblem["kind"] {
  if (found === undefined) return "missing-key";
  if (issue.code === "too_small") return "empty";
  if (issue.code === "too_big") return "too-long";
  return issue.code === "invalid_value" && typeof found === "string" ? "unknown-choice" : "wrong-type";
}

function describeIssue(issue: z.core.$ZodIssue, found: unknown): string {
  // A schema's own message takes precedence.
  if (!/^(Invalid|Too|Unrecognized)/.test(issue.message)) return issue.message;
  if (found === undefined) return "is missing";
  if (issue.code === "too_small")
    return issue.origin === "array" ? "must have at least one element" : "must not be empty";
  if (issue.code === "too_big") return `must have at most ${issue.maximum} characters`;
  if (issue.code === "invalid_value" && issue.values.length > 0) return describeChoice(issue.values.map(String), found);
  if (issue.code === "unrecognized_keys") return `has a key that is not known: ${issue.keys.map(quote).join(", ")}`;
  if (issue.code === "invalid_type") return `must be ${withArticle(issue.expected)}, not ${typeName(found)}`;
  return issue.message;
}

function describeChoice(values: string[], found: unknown): string {
  const given = typeof found === "string" ? quote(found) : typeName(found);
  return `must be ${values.length > 1 ? "one of " : ""}${values.map((value) => `"${value}"`).join(", ")}, not ${given}`;
}

function withArticle(type: string): string {
  return /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;
}

function typeName(value: unknown): string {
  if (value === null) return "null";
  return withArticle(Array.isArray(value) ? "array" : typeof value);
}
