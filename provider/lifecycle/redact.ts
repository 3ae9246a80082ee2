import { HttpError, listReasons, type Violation } from "../smapi/http/errors";
import type { BuildError } from "../smapi/operations/skill-status";
import type { ErrorInEvent } from "./events";
import { UserError } from "./user-error";

/** Reasons for something that came from a secret: Amazon's texts quote it, their codes do not. */
export function redactedReasons(reasons: Violation[]): string[] {
  const codes = new Set(reasons.map((reason) => codeOf(reason) ?? "a reason without a code"));
  const counted = [...codes].map((message) => ({ message }));
  return [...listReasons(counted), "Amazon's words are not shown because this came from a secret"];
}

/** The errors of a build for an event, without text where the model is secret. */
export function redactedEventErrors(errors: BuildError[], secret: boolean | undefined): ErrorInEvent[] {
  return secret ? errors.map((error) => ({ code: codeOf(error), step: error.step })) : errors;
}

// The codes in front of messages have two capitals at least; another first word may be the user's.
function codeOf({ code, message }: Violation): string | undefined {
  return code ?? /^[A-Z]\w*[A-Z_]\w*(?=: )/.exec(message)?.[0];
}

/** The error without Amazon's texts where the model came from a secret, since they quote it. */
export function redactError(error: unknown, secret: boolean | undefined): unknown {
  if (!secret || !(error instanceof HttpError)) return error;
  const { action, status, requestId, violations } = error;
  const id = requestId ? ` (request id ${requestId})` : "";
  return new UserError([`could not ${action}: ${status}${id}`, ...redactedReasons(violations)].join("\n  - "));
}
