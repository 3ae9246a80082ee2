/** No wait is longer: as long as Octokit waits by itself for a secondary rate limit. */
const LONGEST_SECONDS = 60;

/** The seconds that a response's Retry-After asks to wait, given in seconds or as a date (RFC 9110, 10.2.3); undefined where it has none. */
export function retryAfter(headers: Record<string, string>, now = Date.now()): number | undefined {
  const value = headers["retry-after"]?.trim() ?? "";
  const seconds = /^\d+$/.test(value)
    ? Number(value)
    : / GMT$/.test(value)
      ? (Date.parse(value) - now) / 1_000
      : Number.NaN;
  return seconds > 0 ? Math.min(seconds, LONGEST_SECONDS) : undefined;
}
