import {
  type ApiResponse,
  badRequest,
  type ErrorResponse,
  errorResponse,
  forbidden,
  tooManyRequests,
} from "../service/api";
import type { Store } from "../service/store";
import { catchErrorResponse, execute, type IncomingRequest, respondAsAmazon } from "./dispatch";
import type { Fault, FaultQueue } from "./fault";

/** The outcome of a request: a response, corrupted on its way or not; or none. */
export interface Outcome {
  response?: ApiResponse;
  corruption?: Extract<Fault, { kind: "truncated" | "slow" | "html" }>;
}

/** Responds to a request, with the fault that was ordered for it. */
export async function respondWithFaults(
  request: IncomingRequest,
  operation: string | undefined,
  store: Store,
  faults: FaultQueue,
): Promise<Outcome> {
  const fault = faults.take(operation, request.path);
  if (!fault) return { response: respondAsAmazon(request, store) };
  await faults.onFault?.(fault, request);
  switch (fault.kind) {
    case "reset":
      if (fault.acted) respondAsAmazon(request, store);
      return {};
    case "status":
      if (fault.acted) respondAsAmazon(request, store);
      return { response: failureResponse(fault) };
    case "expired-token":
      store.tokenGeneration += 1;
      return { response: respondAsAmazon(request, store) };
    case "build":
      return { response: respondAsAmazon({ ...request, build: fault }, store) };
    case "simulation":
      return { response: respondAsAmazon({ ...request, simulation: fault }, store) };
    case "rival":
      return { response: withOtherClient(fault, request, store) };
    default:
      return { response: respondAsAmazon(request, store), corruption: fault };
  }
}

function withOtherClient(
  rival: Extract<Fault, { kind: "rival" }>,
  request: IncomingRequest,
  store: Store,
): ApiResponse {
  const { when, method, path, body } = rival;
  // What the service refuses a rival is the rival's concern.
  const actAsRival = () =>
    catchErrorResponse(() =>
      execute({ method, path, body: JSON.stringify(body ?? null), query: new URLSearchParams(), headers: {} }, store),
    );
  if (when === "before") actAsRival();
  const answer = respondAsAmazon(request, store);
  if (when === "after") actAsRival();
  return answer;
}

function failureResponse({ status, retryAfter, body }: Extract<Fault, { kind: "status" }>): ApiResponse {
  const headers = {
    ...(retryAfter !== undefined && { "retry-after": retryAfter }),
    ...(status === 401 && { "www-authenticate": 'Bearer realm="SMAPI", error="invalid_token"' }),
    ...(body === "html" && { "content-type": "text/html" }),
  };
  if (body === "empty") return { status, headers };
  if (body === "html") return { status, headers, text: `<html><body><h1>${status} Service problem</h1></body></html>` };
  return { ...jsonError(status).response, headers };
}

function jsonError(status: number): ErrorResponse {
  const message = "This failure was ordered.";
  if (status === 429) return tooManyRequests();
  if (status === 400) return badRequest(message);
  return status === 403 ? forbidden(message) : errorResponse(status, "ORDERED", message);
}
