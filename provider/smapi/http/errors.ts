import { oneLine } from "./redact";

/** One reason why Amazon refused a request, or failed a build. */
export interface Violation {
  code?: string | undefined;
  message: string;
}

/** What is known of a request that did not succeed. */
interface HttpFailure {
  /** The request in words: `set the interaction model en-US of skill …`. */
  action: string;
  status: number;
  code?: string | undefined;
  message: string;
  violations: Violation[];
  requestId?: string | undefined;
  /** Seconds to wait, from Retry-After. */
  retryAfter?: number | undefined;
  /** Whether the request may have changed something; default true. */
  mayChange?: boolean | undefined;
}

/** Base of every error of this client. Its message is meant for a user. */
export class SmapiError extends Error {
  override name = this.constructor.name;
  /** Whether the service may have acted although no success came back. */
  readonly outcomeUnknown: boolean = false;
}

/** A response with an error status. */
export class HttpError extends SmapiError implements HttpFailure {
  readonly action: string;
  readonly status: number;
  readonly code?: string | undefined;
  readonly violations: Violation[];
  readonly requestId?: string | undefined;
  readonly retryAfter?: number | undefined;

  constructor(
    readonly failure: HttpFailure,
    remedy = "",
  ) {
    super(sentence(failure, remedy));
    this.action = failure.action;
    this.status = failure.status;
    this.code = failure.code;
    this.violations = failure.violations;
    this.requestId = failure.requestId;
    this.retryAfter = failure.retryAfter;
  }
}

export class BadRequestError extends HttpError {}
export class UnauthorizedError extends HttpError {}
export class ForbiddenError extends HttpError {}
export class NotFoundError extends HttpError {}
export class ConflictError extends HttpError {}
export class PreconditionFailedError extends HttpError {}
export class ThrottledError extends HttpError {}
/** 5xx: the service may have acted, unless the request only reads. */
export class ServiceError extends HttpError {
  override readonly outcomeUnknown: boolean;

  constructor(failure: HttpFailure, remedy = "") {
    super(failure, remedy);
    this.outcomeUnknown = failure.mayChange ?? true;
  }
}

/** No response arrived: the connection failed, or the deadline passed. */
export class NoResponseError extends SmapiError {
  constructor(
    message: string,
    override readonly outcomeUnknown: boolean,
    /** Whether it may be otherwise a moment later. */
    readonly transient = true,
  ) {
    super(message);
  }
}

/** A response that is not what the contract says. */
export class InvalidResponseError extends SmapiError {
  constructor(
    message: string,
    override readonly outcomeUnknown = false,
  ) {
    super(message);
  }
}

/** No access token could be had, so the request was never sent. */
export class NoTokenError extends SmapiError {}

/** Credentials or settings that are missing or wrong. */
export class SettingsError extends SmapiError {}

const BY_STATUS: Record<number, [typeof HttpError, string?]> = {
  400: [BadRequestError],
  401: [UnauthorizedError, "The access token is wrong, expired, or of another account: renew the credentials."],
  403: [
    ForbiddenError,
    "Check that this account owns the skill and that its token has the scopes alexa::ask:skills:readwrite and alexa::ask:models:readwrite.",
  ],
  404: [NotFoundError],
  409: [ConflictError],
  412: [PreconditionFailedError, "It was changed meanwhile by another client: run `pulumi up` again."],
  429: [ThrottledError, "Amazon limits the rate of requests: wait a little, or set alexa:requestsPerSecond."],
};

/** The typed error of a response's status. */
export function httpError(failure: HttpFailure): HttpError {
  if (failure.status < 400)
    return new HttpError(failure, "A proxy or a wrong alexa:apiEndpoint answers in Amazon's place.");
  const [Type, remedy] = BY_STATUS[failure.status] ?? [failure.status >= 500 ? ServiceError : HttpError];
  return new Type(failure, remedy);
}

// A model of a thousand mistakes must still make a readable error.
export const MOST_REASONS = 20;
const LONGEST_REASON = 500;
const LONGEST_REQUEST_ID = 100;

/** The reasons as lines, cut where they are too many or too long to read. */
export function listReasons(reasons: Violation[]): string[] {
  const lines = reasons.slice(0, MOST_REASONS).map((reason) => describeViolation(reason).slice(0, LONGEST_REASON));
  return reasons.length > MOST_REASONS ? [...lines, `… and ${reasons.length - MOST_REASONS} more`] : lines;
}

function sentence({ action, status, code, message, violations, requestId }: HttpFailure, remedy: string): string {
  const reasons = listReasons(violations)
    .map((line) => `\n  - ${line}`)
    .join("");
  const request = requestId ? ` (request id ${oneLine(requestId).slice(0, LONGEST_REQUEST_ID)})` : "";
  return `could not ${oneLine(action)}: ${status} ${describeViolation({ code, message })}${request}${reasons}${remedy && `\n${remedy}`}`;
}

/** `CODE: message`, the code once only. */
export function describeViolation({ code, message }: Violation): string {
  return oneLine(code && !message.startsWith(code) ? `${code}: ${message}` : message);
}
