import { type BadRequestError, listReasons, type Violation } from "../smapi/errors";
import { Refusal } from "./refusal";

/** Reasons for something that came from a secret: Amazon's texts quote it, their codes do not. */
export function hiddenReasons(reasons: Violation[]): string[] {
  const codes = reasons.map(
    ({ code, message }) => code ?? /^\w+(?=: )/.exec(message)?.[0] ?? "a reason without a code",
  );
  const counted = [...new Set(codes)].map((message) => ({ message }));
  return [...listReasons(counted), "Amazon's words are not shown because this came from a secret"];
}

/** A refusal of something that came from a secret, without a word of it. */
export function withoutQuotes({ operation, status, requestId, violations }: BadRequestError): Refusal {
  const id = requestId ? ` (request id ${requestId})` : "";
  return new Refusal([`could not ${operation}: ${status}${id}`, ...hiddenReasons(violations)].join("\n  - "));
}
