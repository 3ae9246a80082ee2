import type { IncomingHttpHeaders } from "node:http";
import type { BuildError } from "./build";

/** One request, read whole. */
export interface ApiRequest {
  method: string;
  path: string;
  /** The values of the {placeholders} of its route. */
  params: Record<string, string>;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: string;
  /** Ordered for the build that the request starts. */
  build?: { errors?: BuildError[] | undefined; ms?: number | undefined };
  /** Ordered for what the request says to the skill. */
  simulation?: {
    error?: string | undefined;
    resolutionError?: "ER_ERROR_TIMEOUT" | "ER_ERROR_EXCEPTION" | undefined;
    invokedSkillId?: string | undefined;
    unreported?: boolean | undefined;
    ms?: number | undefined;
  };
}

export interface ApiResponse {
  status: number;
  headers?: Record<string, string>;
  /** The body as a value, or as JSON text that is ready to be sent. */
  json?: unknown;
  text?: string;
}

export function bodyOf({ json, text }: ApiResponse): string | undefined {
  return text ?? (json === undefined ? undefined : JSON.stringify(json));
}

/** Thrown anywhere below a route: the response is this refusal. */
export class ErrorResponse extends Error {
  constructor(readonly response: ApiResponse) {
    super(`HTTP ${response.status}`);
  }
}

export interface Violation {
  code?: string;
  message: string;
}

/** 400 with the body that the API definition calls BadRequestError. */
export const badRequest = (message: string, violations: Violation[] = []): ErrorResponse =>
  new ErrorResponse({ status: 400, json: { message, violations } });

/** 400 for a path, query or body that is wrong in one place. */
export const invalidParameter = (message: string, code = "INVALID_REQUEST_PARAMETER"): ErrorResponse =>
  badRequest("Request is not valid.", [{ code, message }]);

/** 403, which has the same body. */
export const forbidden = (message: string): ErrorResponse =>
  new ErrorResponse({ status: 403, json: { message, violations: [] } });

/** Any other error: the body that the API definition calls StandardizedError. */
export const errorResponse = (
  status: number,
  code: string,
  message: string,
  headers: Record<string, string> = {},
): ErrorResponse => new ErrorResponse({ status, headers, json: { code, message } });

/** 429 with the one body that the live service was seen to send (serverless-alexa-skills issue 26). */
export const tooManyRequests = (): ErrorResponse =>
  new ErrorResponse({
    status: 429,
    json: { message: "We are experiencing heavy traffic at the moment. Please try again later." },
  });

export const notFound = (message: string): ErrorResponse => errorResponse(404, "RESOURCE_NOT_FOUND", message);
