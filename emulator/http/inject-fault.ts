import { type Answer, badRequest, forbidden, type Refusal, refused, tooManyRequests } from "../service/api";
import type { Store } from "../service/store";
import { act, answerAsAmazon, orRefusal, type Request } from "./dispatch";
import type { Fault, FaultQueue } from "./fault";

/** What comes of a request: an answer, corrupted on its way or not; or none. */
export interface Outcome {
  answer?: Answer;
  corruption?: Extract<Fault, { kind: "truncated" | "slow" | "html" }>;
}

/** Answers a request, with the fault that was ordered for it. */
export async function answerWithFaults(
  request: Request,
  operation: string | undefined,
  store: Store,
  faults: FaultQueue,
): Promise<Outcome> {
  const fault = faults.take(operation, request.path);
  if (!fault) return { answer: answerAsAmazon(request, store) };
  await faults.onFault?.(fault, request);
  switch (fault.kind) {
    case "reset":
      if (fault.acted) answerAsAmazon(request, store);
      return {};
    case "status":
      if (fault.acted) answerAsAmazon(request, store);
      return { answer: failure(fault) };
    case "expired-token":
      store.tokenGeneration += 1;
      return { answer: answerAsAmazon(request, store) };
    case "build":
      return { answer: answerAsAmazon({ ...request, build: fault }, store) };
    case "simulation":
      return { answer: answerAsAmazon({ ...request, simulation: fault }, store) };
    case "rival":
      return { answer: withRival(fault, request, store) };
    default:
      return { answer: answerAsAmazon(request, store), corruption: fault };
  }
}

function withRival(rival: Extract<Fault, { kind: "rival" }>, request: Request, store: Store): Answer {
  const { when, method, path, body } = rival;
  // What the service refuses a rival is the rival's concern.
  const actAsRival = () =>
    orRefusal(() =>
      act({ method, path, body: JSON.stringify(body ?? null), query: new URLSearchParams(), headers: {} }, store),
    );
  if (when === "before") actAsRival();
  const answer = answerAsAmazon(request, store);
  if (when === "after") actAsRival();
  return answer;
}

function failure({ status, retryAfter, body }: Extract<Fault, { kind: "status" }>): Answer {
  const headers = {
    ...(retryAfter !== undefined && { "retry-after": retryAfter }),
    ...(status === 401 && { "www-authenticate": 'Bearer realm="SMAPI", error="invalid_token"' }),
    ...(body === "html" && { "content-type": "text/html" }),
  };
  if (body === "empty") return { status, headers };
  if (body === "html") return { status, headers, text: `<html><body><h1>${status} Service problem</h1></body></html>` };
  return { ...jsonFailure(status).answer, headers };
}

function jsonFailure(status: number): Refusal {
  const message = "This failure was ordered.";
  if (status === 429) return tooManyRequests();
  if (status === 400) return badRequest(message);
  return status === 403 ? forbidden(message) : refused(status, "ORDERED", message);
}
