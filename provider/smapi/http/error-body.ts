import { z } from "zod";
import type { Violation } from "./errors";
import { parseJson } from "./json";
import { redactSecrets } from "./redact";

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
const LONGEST_CODE = 100;
const LONGEST_MESSAGE = 2_000;

/** Reads the body of an error in any of the forms that the service has: violations, flat, `error` list, HTML, empty. */
export function readErrorBody(
  status: number,
  raw: string,
  secrets: string[] = [],
): { code?: string | undefined; message: string; violations: Violation[] } {
  const redacted = (text: string) => redactSecrets(text, secrets);
  const bare =
    STANDARD[status] ?? (redacted(raw.replace(/<[^<>]*>/g, " ")).slice(0, LONGEST_RAW_TEXT) || "no reason given");
  const parsed = body.safeParse(parseJson(raw));
  if (!parsed.success) return { message: bare, violations: [] };
  const { message, code, violations, error, error_description: description } = parsed.data;
  const list = violations ?? (Array.isArray(error) ? error : []);
  const flat = code ?? (typeof error === "string" ? error : undefined);
  return {
    code: flat === undefined ? undefined : redacted(flat).slice(0, LONGEST_CODE),
    message: redacted(message ?? description ?? "").slice(0, LONGEST_MESSAGE) || bare,
    violations: list.map((it) => ({ code: it.code && redacted(it.code), message: redacted(it.message) })),
  };
}
