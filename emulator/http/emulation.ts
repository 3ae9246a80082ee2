import type { Store } from "../service/store";
import type { FaultQueue } from "./fault";

/** One emulator: what Amazon keeps, the faults that are ordered, and the log of requests. */
export interface Emulation {
  store: Store;
  faults: FaultQueue;
  /** Oldest first. */
  requests: LoggedRequest[];
}

/** One request that was answered, or (with status 0) whose connection a fault reset. It never holds a token, a query or a body. */
export interface LoggedRequest {
  /** `GET`, `PUT`, … */
  method: string;
  /** Without the query. */
  path: string;
  /** Of the response; 0 where there was none. */
  status: number;
  /** As in the response's `x-amzn-requestid`. */
  requestId: string;
  /** The operation by its name in Amazon's SDKs (`setInteractionModelV1`); "token" for Login with Amazon. */
  operation?: string;
  /** How long the response took, in milliseconds. */
  ms: number;
}
