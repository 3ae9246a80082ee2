import { AsyncLocalStorage } from "node:async_hooks";
import type { HttpRequest, HttpResponse } from "./transport";

/** What happens to a request, as an observer sees it. */
export type RequestEvent =
  | {
      kind: "request";
      /** Amazon's name of the operation, as in ask-smapi-sdk, without the version. */
      operation: string;
      method: HttpRequest["method"];
      /** Without the query. */
      path: string;
      /** Undefined where no response arrived. */
      status?: number | undefined;
      ms: number;
      requestId?: string | undefined;
    }
  /** It waits for its turn; `seconds` is how long that will probably take. */
  | { kind: "throttled"; seconds: number }
  /** It failed, for a `reason` of a word or two, and is sent again after so many seconds. */
  | { kind: "retry"; attempt: number; reason: string; seconds: number };

/** Who waits for the requests that are sent within it: an observer of what happens to them, and a signal that cancels them. */
export interface RequestContext {
  observe?: (event: RequestEvent) => void;
  /** Ends every wait, and keeps what was not sent from being sent. */
  signal?: AbortSignal;
}

const storage = new AsyncLocalStorage<RequestContext>();
const NO_CONTEXT: RequestContext = {};

/** Runs `act` in a context that everything it sends and waits for, at any depth, belongs to (AsyncLocalStorage). */
export function withRequestContext<T>(context: RequestContext, act: () => T): T {
  return storage.run(context, act);
}

/** Runs work that several callers share, some of whom may still join: all observe it, and none cancels it for the others. */
export function withSharedContext<T>(all: Iterable<RequestContext>, act: () => T): T {
  return withRequestContext(
    {
      observe: (event) => {
        for (const { observe } of all) observe?.(event);
      },
    },
    act,
  );
}

export function currentContext(): RequestContext {
  return storage.getStore() ?? NO_CONTEXT;
}

export function notify(event: RequestEvent): void {
  currentContext().observe?.(event);
}

/** Reports the outcome of a request to the context's observer. */
export async function observed(
  request: Pick<Extract<RequestEvent, { kind: "request" }>, "operation" | "method" | "path">,
  exchange: () => Promise<HttpResponse>,
): Promise<HttpResponse> {
  const { operation, method, path } = request;
  const startedAt = performance.now();
  const report = (response?: HttpResponse) => {
    const ms = Math.round(performance.now() - startedAt);
    const requestId = response?.headers["x-amzn-requestid"];
    notify({ kind: "request", operation, method, path, status: response?.status, ms, requestId });
  };
  try {
    const response = await exchange();
    report(response);
    return response;
  } catch (error) {
    report();
    throw error;
  }
}
