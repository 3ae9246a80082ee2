import { tooManyRequests } from "../service/api";

/** A token bucket over the requests of one operation, or over all of the Skill Management API. */
export interface RateLimit {
  /** By its name in Amazon's SDKs (`setInteractionModelV1`); "token" for Login with Amazon. Default: all but "token" together. */
  operation?: string | undefined;
  /** Requests that it lets through in the long run. Those that it refuses cost nothing. */
  perSecond: number;
  /** Requests that it lets through at once after a rest. */
  burst: number;
}

// A new limit starts with a full bucket.
const buckets = new WeakMap<RateLimit, { tokens: number; at: number }>();

/** Throws the 429 of a limit that has been reached; a request that is refused takes nothing of the other limits either. */
export function throttle(operation: string, limits: RateLimit[]): void {
  const concerned = limits.filter(
    (limit) => (limit.operation ?? (operation === "token" ? "" : operation)) === operation,
  );
  const filled = concerned.map(fill);
  if (filled.some(({ tokens }) => tokens < 1)) throw tooManyRequests();
  for (const bucket of filled) bucket.tokens -= 1;
}

function fill(limit: RateLimit) {
  const now = performance.now();
  const { tokens, at } = buckets.get(limit) ?? { tokens: limit.burst, at: now };
  const bucket = { tokens: Math.min(limit.burst, tokens + ((now - at) / 1_000) * limit.perSecond), at: now };
  buckets.set(limit, bucket);
  return bucket;
}
