import { sleep } from "./cancellation";
import { HttpError, NoResponseError, ServiceError, type SmapiError } from "./errors";
import { notify } from "./request-context";
import { NO_RESPONSE_COST, RESPONSE_COST, type RetryBudget } from "./retry-budget";

/** First delay before a retry, doubled each time (AWS SDK: 100 ms). */
const BASE_MS = 250;
/** AWS SDK. */
const LONGEST_DELAY_MS = 20_000;
/** Some seconds of outage (AWS SDK: 3, terraform-provider-aws: 25). */
const ATTEMPTS = 5;

/** What may be sent again: everything, or only what is known not to have acted. */
export type Repeat = "always" | "unacted";

/** Runs an exchange again, with full jitter, while it fails in a way that passes. Throttling is not among them: see Throttle. */
export async function retry<T>(repeat: Repeat, budget: RetryBudget, exchange: () => Promise<T>): Promise<T> {
  let spent: number | undefined;
  for (let attempt = 1; ; attempt++) {
    try {
      const result = await exchange();
      budget.earn(spent);
      return result;
    } catch (error) {
      if (!isTransient(error) || attempt >= ATTEMPTS || (repeat === "unacted" && error.outcomeUnknown)) throw error;
      spent = error instanceof NoResponseError ? NO_RESPONSE_COST : RESPONSE_COST;
      if (!budget.spend(spent)) throw budgetExhausted(error);
      await backOff(attempt, error);
    }
  }
}

function isTransient(error: unknown): error is SmapiError {
  return error instanceof ServiceError || (error instanceof NoResponseError && error.transient);
}

function budgetExhausted(error: SmapiError): SmapiError {
  error.message += "\nIt was not tried again, because too many requests failed lately: run `pulumi up` again later.";
  return error;
}

/** Waits before a retry, and notifies the observer. */
export async function backOff(attempt: number, error: unknown): Promise<void> {
  const ms = backOffDelay(attempt, error);
  const reason = error instanceof HttpError ? String(error.status) : "no answer";
  notify({ kind: "retry", attempt, reason, seconds: ms / 1_000 });
  await sleep(ms);
}

/** Full jitter: anything up to the doubled base, but never less than what Retry-After asks. */
export function backOffDelay(attempt: number, error: unknown, random = Math.random()): number {
  const jittered = random * Math.min(LONGEST_DELAY_MS, BASE_MS * 2 ** (attempt - 1));
  const retryAfterSeconds = error instanceof HttpError ? (error.retryAfter ?? 0) : 0;
  return Math.max(jittered, retryAfterSeconds * 1_000);
}
