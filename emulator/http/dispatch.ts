import {
  type ApiRequest,
  type ApiResponse,
  badRequest,
  ErrorResponse,
  errorResponse,
  invalidParameter,
  notFound,
} from "../service/api";
import { maxBodyBytes } from "../service/body";
import type { Store } from "../service/store";
import { authenticate, issueToken } from "../service/token";
import { throttle } from "./rate-limit";
import { findRoute } from "./routes";

/** A request before its route is known; without a body it was too long. */
export type IncomingRequest = Omit<ApiRequest, "params" | "body"> & { body: string | undefined };

/** The operation, by its name in Amazon's SDKs; of Login with Amazon, "token". */
export function operationOf({ method, path }: Pick<ApiRequest, "method" | "path">): string | undefined {
  // Amazon's SDK writes /auth/O2/token, its documents /auth/o2/token.
  const isToken = method === "POST" && path.toLowerCase() === "/auth/o2/token";
  return isToken ? "token" : findRoute(method, path)?.operation;
}

/** Amazon's response to a request. */
export function respondAsAmazon(request: IncomingRequest, store: Store): ApiResponse {
  const { rateLimits } = store.settings;
  const operation = operationOf(request);
  return catchErrorResponse(() => {
    if (operation === "token") {
      throttle(operation, rateLimits);
      return issueToken({ ...request, params: {}, body: request.body ?? "" }, store);
    }
    if (operation !== undefined) {
      authenticate(request, store);
      throttle(operation, rateLimits);
    }
    return execute(request, store);
  });
}

/** Handles a request, authorized or not. */
export function execute({ body, ...request }: IncomingRequest, store: Store): ApiResponse {
  const route = findRoute(request.method, request.path);
  if (!route) throw unknownRoute(request.method, request.path);
  if (body === undefined) throw tooLong();
  return route.handle({ ...request, params: decoded(route.params), body }, store);
}

export function catchErrorResponse(handle: () => ApiResponse): ApiResponse {
  try {
    return handle();
  } catch (error) {
    if (error instanceof ErrorResponse) return error.response;
    throw error;
  }
}

function decoded(params: Record<string, string>): Record<string, string> {
  try {
    return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, decodeURIComponent(value)]));
  } catch {
    throw invalidParameter("The path is not valid.");
  }
}

function unknownRoute(method: string, path: string): ErrorResponse {
  if (!/^\/v[012]\//.test(path)) return notFound("There is no such resource.");
  return errorResponse(501, "NOT_EMULATED", `The emulator does not emulate ${method} ${path}.`);
}

const tooLong = () =>
  badRequest("Interaction model is not valid.", [
    { message: `The request is longer than the maximum of ${maxBodyBytes} bytes.` },
  ]);
