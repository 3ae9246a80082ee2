import { z } from "zod";
import type { Violation } from "./errors";
import { parseJson } from "./json";

const text = z.string().optional().catch(undefined);
const violation = z.object({ code: text, message: z.string() });
const body = z.object({
  message: text,
  code: text,
  violations: z.array(violation).optional().catch(undefined),
  error: z
    .union([z.array(violation), z.string()])
    .optional()
    .catch(undefined),
  error_description: text,
});

const STANDARD: Record<number, string> = {
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not found",
  412: "Precondition failed",
  429: "Too many requests",
};
const LONGEST_RAW_TEXT = 300;

/** Reads the body of an error in any of the forms that the service has: violations, flat, `error` list, HTML, empty. */
export function readErrorBody(
  status: number,
  raw: string,
): { code?: string | undefined; message: string; violations: Violation[] } {
  const parsed = body.safeParse(parseJson(raw));
  if (!parsed.success) return { message: STANDARD[status] ?? rawText(raw), violations: [] };
  const { message, code, violations, error, error_description: description } = parsed.data;
  const list = violations ?? (Array.isArray(error) ? error : []);
  const flat = typeof error === "string" ? error : undefined;
  return { code: code ?? flat, message: message ?? description ?? STANDARD[status] ?? rawText(raw), violations: list };
}

function rawText(raw: string): string {
  const words = raw
    .replace(/<[^<>]*>/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  return words.slice(0, LONGEST_RAW_TEXT) || "no reason given";
}
