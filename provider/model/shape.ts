import type { z } from "zod";
import { interactionModel, valueSupplier } from "./schema";
import { UNKNOWN } from "./unknown";

/** One thing that is wrong with a model, and where. */
export interface Problem {
  /** JSON path such as `languageModel.intents[2].samples[0]`. */
  path: string;
  message: string;
}

/** Every place where a model has not the shape that the service reads. */
export function shapeProblems(model: unknown): Problem[] {
  return problemsOf(interactionModel, model);
}

/** The same for a slot type version's value supplier. */
export function supplierProblems(supplier: unknown): Problem[] {
  return problemsOf(valueSupplier, supplier);
}

/** Every place where a value does not fit a schema; what is `UNKNOWN` fits all. */
export function problemsOf(schema: z.ZodType, value: unknown): Problem[] {
  const result = schema.safeParse(value);
  if (result.success) return [];
  return result.error.issues
    .map((issue) => ({ issue, found: at(value, issue.path) }))
    .filter(({ found }) => found !== UNKNOWN)
    .map(({ issue, found }) => ({ path: jsonPath(issue.path), message: words(issue, found) }));
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((node, key) => (node as Record<PropertyKey, unknown> | undefined)?.[key], value);
}

/** `["intents", 2, "my key"]` → `intents[2]["my key"]`. */
export function jsonPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === "number") return `${text}[${key}]`;
    const name = String(key);
    if (!/^[A-Za-z_$][\w$]*$/.test(name)) return `${text}[${JSON.stringify(name)}]`;
    return text === "" ? name : `${text}.${name}`;
  }, "");
}

function words(issue: z.core.$ZodIssue, found: unknown): string {
  if (!/^(Invalid|Too|Unrecognized)/.test(issue.message)) return issue.message;
  if (found === undefined && issue.code === "invalid_type") return "is missing";
  if (issue.code === "too_small")
    return issue.origin === "array" ? "must have at least one element" : "must not be empty";
  if (issue.code === "invalid_type") return `must be ${article(issue.expected)}, not ${kind(found)}`;
  return issue.message;
}

function article(type: string): string {
  return /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;
}

function kind(value: unknown): string {
  if (value === null) return "null";
  return article(Array.isArray(value) ? "array" : typeof value);
}
