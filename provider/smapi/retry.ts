import { setTimeout as sleep } from "node:timers/promises";
import { NoAnswerError, RefusedError, ServiceError, type SmapiError, ThrottledError } from "./errors";

/** First delay before a retry, doubled each time (AWS SDK: 100 ms, throttled 500 ms to 1 s). */
const BASE_MS = 250;
const THROTTLED_BASE_MS = 1_000;
/** AWS SDK. */
const LONGEST_DELAY_MS = 20_000;
/** A throttled request is known not to have acted, so patience costs nothing; a failing one is given up sooner. */
const THROTTLED_ATTEMPTS = 10;
const ATTEMPTS = 5;

/** What may be sent again: everything, or only what is known not to have acted. */
export type Repeat = "always" | "unacted";

/** Runs an exchange again, with full jitter, while it fails in a way that passes. */
export async function retry<T>(repeat: Repeat, exchange: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await exchange();
    } catch (error) {
      if (attempt >= attemptsFor(error) || !mayRepeat(error, repeat)) throw error;
      await sleep(delayBefore(attempt, error));
    }
  }
}

function attemptsFor(error: unknown): number {
  if (error instanceof ThrottledError) return THROTTLED_ATTEMPTS;
  return error instanceof ServiceError || error instanceof NoAnswerError ? ATTEMPTS : 0;
}

function mayRepeat(error: unknown, repeat: Repeat): boolean {
  return repeat === "always" || !(error as SmapiError).outcomeUnknown;
}

/** Full jitter: anything up to the doubled base, but never less than what Retry-After asks. */
export function delayBefore(attempt: number, error: unknown, random = Math.random()): number {
  const base = error instanceof ThrottledError ? THROTTLED_BASE_MS : BASE_MS;
  const jittered = random * Math.min(LONGEST_DELAY_MS, base * 2 ** (attempt - 1));
  const asked = error instanceof RefusedError ? (error.retryAfter ?? 0) : 0;
  return Math.max(jittered, Math.min(asked * 1_000, LONGEST_DELAY_MS));
}
