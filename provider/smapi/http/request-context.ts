import { AsyncLocalStorage } from "node:async_hooks";
import type { HttpAnswer, HttpRequest } from "./transport";

/** What happens to a request, for whoever waits for it. */
export type Notice =
  | {
      kind: "request";
      /** Amazon's name of the operation, as in ask-smapi-sdk, without the version. */
      api: string;
      method: HttpRequest["method"];
      /** Without the query. */
      path: string;
      /** Undefined where no answer came. */
      status?: number | undefined;
      ms: number;
      requestId?: string | undefined;
    }
  /** It waits for its turn; `seconds` is how long that will probably take. */
  | { kind: "throttled"; seconds: number }
  /** It failed, for a `reason` of a word or two, and is sent again after so many seconds. */
  | { kind: "retry"; attempt: number; reason: string; seconds: number };

/** In whose name requests are sent. */
export interface Caller {
  listen?: (notice: Notice) => void;
  /** Ends every wait, and keeps what was not sent from being sent. */
  signal?: AbortSignal;
}

const callers = new AsyncLocalStorage<Caller>();
const NOBODY: Caller = {};

/** Everything that `act` sends and waits for, at any depth, is the caller's. */
export function calling<T>(caller: Caller, act: () => T): T {
  return callers.run(caller, act);
}

/** Work that several callers share, some of whom may still come: all hear of it, and none ends it for the others. */
export function callingForAll<T>(all: Iterable<Caller>, act: () => T): T {
  return calling(
    {
      listen: (notice) => {
        for (const { listen } of all) listen?.(notice);
      },
    },
    act,
  );
}

export function caller(): Caller {
  return callers.getStore() ?? NOBODY;
}

export function notice(it: Notice): void {
  caller().listen?.(it);
}

/** Tells what became of a request. */
export async function noticed(
  request: Pick<Extract<Notice, { kind: "request" }>, "api" | "method" | "path">,
  exchange: () => Promise<HttpAnswer>,
): Promise<HttpAnswer> {
  const { api, method, path } = request;
  const began = performance.now();
  const tell = (answer?: HttpAnswer) => {
    const ms = Math.round(performance.now() - began);
    const requestId = answer?.headers["x-amzn-requestid"];
    notice({ kind: "request", api, method, path, status: answer?.status, ms, requestId });
  };
  try {
    const answer = await exchange();
    tell(answer);
    return answer;
  } catch (error) {
    tell();
    throw error;
  }
}
