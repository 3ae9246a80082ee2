import { listReasons, RefusedError, type Violation } from "../smapi/errors";
import { Refusal } from "./refusal";

/** Reasons for something that came from a secret: Amazon's texts quote it, their codes do not. */
export function hiddenReasons(reasons: Violation[]): string[] {
  // The codes that stand in front of messages have two capitals at least; another first word may be the user's.
  const codes = reasons.map(
    ({ code, message }) => code ?? /^[A-Z]\w*[A-Z_]\w*(?=: )/.exec(message)?.[0] ?? "a reason without a code",
  );
  const counted = [...new Set(codes)].map((message) => ({ message }));
  return [...listReasons(counted), "Amazon's words are not shown because this came from a secret"];
}

/** An error as it may be told: of what came from a secret, a refusal is told without a word of Amazon's. */
export function withoutQuotes(error: unknown, secret: boolean | undefined): unknown {
  if (!secret || !(error instanceof RefusedError)) return error;
  const { operation, status, requestId, violations } = error;
  const id = requestId ? ` (request id ${requestId})` : "";
  return new Refusal([`could not ${operation}: ${status}${id}`, ...hiddenReasons(violations)].join("\n  - "));
}
