import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Throttle } from "../../../../provider/smapi/http/throttle";

const LATENCY_MS = 20;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A service with a limit (a token bucket) over what `bucketOf` puts together. */
function service(perSecond: number, burst: number, bucketOf: (api: string) => string = () => "all") {
  const buckets = new Map<string, { tokens: number; at: number }>();
  const log: { api: string; at: number; status: number; marker: string }[] = [];
  const limited = { perSecond };
  const exchange = async (api: string, marker = "", headers: Record<string, string> = {}) => {
    const now = Date.now();
    const { tokens, at } = buckets.get(bucketOf(api)) ?? { tokens: burst, at: now };
    const filled = Math.min(burst, tokens + ((now - at) / 1_000) * limited.perSecond);
    const status = filled >= 1 ? 200 : 429;
    buckets.set(bucketOf(api), { tokens: status === 200 ? filled - 1 : filled, at: now });
    log.push({ api, at: now, status, marker });
    await new Promise((resolve) => setTimeout(resolve, LATENCY_MS));
    return { status, headers: status === 429 ? headers : {}, body: "" };
  };
  return { log, limited, exchange };
}

async function all(requests: Promise<{ status: number }>[]): Promise<{ statuses: Set<number>; seconds: number }> {
  const began = Date.now();
  let ended = false;
  const done = Promise.all(requests).finally(() => {
    ended = true;
  });
  while (!ended) await vi.advanceTimersByTimeAsync(100);
  return { statuses: new Set((await done).map(({ status }) => status)), seconds: (Date.now() - began) / 1_000 };
}

const refusedShare = (log: { status: number }[]) => log.filter(({ status }) => status === 429).length / log.length;

describe("the throttle", () => {
  test("lets everything through while nothing is refused", async () => {
    const { exchange } = service(1_000, 1_000);
    const throttle = new Throttle();
    const { seconds } = await all(
      Array.from({ length: 320 }, () => throttle.run({ operation: "a" }, () => exchange("a"))),
    );
    expect(seconds).toBeLessThan(1);
  });

  test.each([5, 20])("brings 1000 requests of several operations through a limit of %i a second", async (limit) => {
    const { exchange, log } = service(limit, 5);
    const throttle = new Throttle();
    const apis = ["a", "b", "c", "a"];
    const requests = Array.from({ length: 1_000 }, (_, index) => apis[index % 4] ?? "");
    const { statuses, seconds } = await all(
      requests.map((operation) => throttle.run({ operation }, () => exchange(operation))),
    );
    expect(statuses).toEqual(new Set([200]));
    expect(seconds).toBeLessThan((1_000 / limit) * 1.2);
    expect(refusedShare(log)).toBeLessThan(0.1);
  });

  test("slows one operation alone where it alone is limited", async () => {
    const { exchange, log } = service(5, 5, (api) => api);
    const throttle = new Throttle();
    const began = Date.now();
    setTimeout(() => void throttle.run({ operation: "b" }, () => exchange("b")), 5_000);
    const { seconds } = await all(
      Array.from({ length: 400 }, () => throttle.run({ operation: "a" }, () => exchange("a"))),
    );
    expect(seconds).toBeLessThan(80 * 1.2);
    expect(log.find(({ api }) => api === "b")?.at).toBe(began + 5_000);
    expect(refusedShare(log)).toBeLessThan(0.15);
  });

  test("keeps to the limit of each operation where each has one", async () => {
    const { exchange, log } = service(5, 5, (api) => api);
    const throttle = new Throttle();
    const apis = ["a", "b", "a", "c"];
    const requests = Array.from({ length: 1_000 }, (_, index) => apis[index % 4] ?? "");
    const { statuses, seconds } = await all(
      requests.map((operation) => throttle.run({ operation }, () => exchange(operation))),
    );
    expect(statuses).toEqual(new Set([200]));
    // Half of them are of one operation.
    expect(seconds).toBeLessThan((500 / 5) * 1.2);
    // Three limits that are met at one time look like one over all, now and then.
    expect(refusedShare(log)).toBeLessThan(0.25);
  });

  test("follows a limit that falls and rises", async () => {
    const { exchange, log, limited } = service(20, 5);
    const throttle = new Throttle();
    const later = (seconds: number, perSecond: number) =>
      setTimeout(() => {
        limited.perSecond = perSecond;
      }, seconds * 1_000);
    later(20, 5);
    later(80, 20);
    const requests = Array.from({ length: 1_500 }, () => throttle.run({ operation: "a" }, () => exchange("a")));
    const { statuses, seconds } = await all(requests);
    expect(statuses).toEqual(new Set([200]));
    // 400 in the first 20 s, 300 in the next 60 s, the others at 20 a second.
    expect(seconds).toBeLessThan(120 * 1.2);
    expect(refusedShare(log)).toBeLessThan(0.1);
  });

  test("sends them in the order in which they came", async () => {
    const { exchange, log } = service(5, 1);
    const throttle = new Throttle();
    await all([
      throttle.run({ operation: "a" }, () => exchange("a")),
      throttle.run({ operation: "a" }, () => exchange("a")),
    ]);
    log.length = 0;
    const markers = Array.from({ length: 20 }, (_, index) => String(index));
    await all(markers.map((marker) => throttle.run({ operation: "a" }, () => exchange("a", marker))));
    const firstSent = [...new Set(log.map(({ marker }) => marker))];
    expect(firstSent).toEqual(markers);
  });

  test("sends nothing before Retry-After has passed", async () => {
    const { exchange, log } = service(5, 1);
    const throttle = new Throttle();
    const asking = { "retry-after": "7" };
    await all(Array.from({ length: 3 }, () => throttle.run({ operation: "a" }, () => exchange("a", "", asking))));
    const refused = log.find(({ status }) => status === 429)?.at ?? 0;
    const later = log.filter(({ at }) => at > refused + LATENCY_MS);
    expect(later.length).toBeGreaterThan(0);
    expect(later.every(({ at }) => at >= refused + 7_000)).toBe(true);
  });

  test("keeps to requestsPerSecond, and polls to ten a second", async () => {
    for (const [throttle, poll, seconds] of [
      [new Throttle(4), false, 9.75],
      [new Throttle(), true, 3.9],
    ] as const) {
      const { exchange } = service(1_000, 1_000);
      const requests = Array.from({ length: 40 }, () => throttle.run({ operation: "a", poll }, () => exchange("a")));
      expect((await all(requests)).seconds).toBeGreaterThanOrEqual(seconds - 0.1);
    }
  });

  test("gives up where a limit lets nothing through for two minutes", async () => {
    const { exchange, log } = service(0, 0);
    const { statuses, seconds } = await all([new Throttle().run({ operation: "a" }, () => exchange("a"))]);
    expect(statuses).toEqual(new Set([429]));
    expect(seconds).toBeGreaterThanOrEqual(120);
    expect(seconds).toBeLessThan(125);
    expect(log.length).toBeLessThan(150);
  });

  test("goes on after an exchange that failed", async () => {
    const throttle = new Throttle(10);
    const lost = throttle.run({ operation: "a" }, () => Promise.reject(new Error("lost")));
    await expect(lost).rejects.toThrow("lost");
    const { statuses } = await all([throttle.run({ operation: "a" }, () => service(1, 1).exchange("a"))]);
    expect(statuses).toEqual(new Set([200]));
  });
});
