import { maxBodyBytes } from "./body";
import { type Answer, badRequest, type Call, invalidParameter, notFound, Refusal, refused } from "./http";
import { throttle } from "./rate-limit";
import { findRoute } from "./routes";
import type { Store } from "./store";
import { authenticate, issueToken } from "./token";

export interface Outcome {
  answer: Answer;
  /** The operation, by its name in Amazon's SDKs; of Login with Amazon, "token". */
  operation?: string;
}

/** What Amazon answers to a request. */
export function answerAsAmazon(call: Omit<Call, "params" | "body">, body: string | undefined, store: Store): Outcome {
  const { method, path } = call;
  // Amazon's SDK writes /auth/O2/token, its documents /auth/o2/token.
  if (method === "POST" && path.toLowerCase() === "/auth/o2/token") {
    const answer = orRefusal(() => {
      throttle("token", store.settings.rateLimits);
      return issueToken({ ...call, params: {}, body: body ?? "" }, store);
    });
    return { answer, operation: "token" };
  }
  const route = findRoute(method, path);
  if (!route) return { answer: unknownRoute(method, path) };
  const { operation, params, handle } = route;
  const answer = orRefusal(() => {
    authenticate(call, store);
    throttle(operation, store.settings.rateLimits);
    if (body === undefined) throw tooLong();
    return handle({ ...call, params: decoded(params), body }, store);
  });
  return { answer, operation };
}

export function orRefusal(handle: () => Answer): Answer {
  try {
    return handle();
  } catch (error) {
    if (error instanceof Refusal) return error.answer;
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

function unknownRoute(method: string, path: string): Answer {
  if (!/^\/v[012]\//.test(path)) return notFound("There is no such resource.").answer;
  return refused(501, "NOT_EMULATED", `The emulator does not emulate ${method} ${path}.`).answer;
}

const tooLong = () =>
  badRequest("Interaction model is not valid.", [
    { message: `The request is longer than the maximum of ${maxBodyBytes} bytes.` },
  ]);
