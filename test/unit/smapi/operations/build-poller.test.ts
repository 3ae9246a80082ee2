import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { BuildPoller } from "../../../../provider/smapi/operations/build-poller";
import type { SmapiClient } from "../../../../provider/smapi/operations/client";
import type { Build } from "../../../../provider/smapi/operations/skill-status";

/** How long an answer takes. */
const LATENCY_MS = 20;
const SEEDS = 40;
const BUILD_TIMES = [1, 2, 3, 5, 8, 13, 20, 30, 45, 60, 90, 110, 120];

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Numbers that look random and are the same in every run (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A skill whose builds end at these times. */
function skill(ends: Record<string, number>) {
  const requestTimes: number[] = [];
  const sendAndRead = async () => {
    requestTimes.push(Date.now());
    const at = Date.now();
    await new Promise((resolve) => setTimeout(resolve, LATENCY_MS));
    const statusOf = (end: number) => ({ lastUpdateRequest: { status: at >= end ? "SUCCEEDED" : "IN_PROGRESS" } });
    return {
      interactionModel: Object.fromEntries(Object.entries(ends).map(([locale, end]) => [locale, statusOf(end)])),
    };
  };
  return { requestTimes, poller: new BuildPoller({ sendAndRead } as unknown as SmapiClient, "s") };
}

const over = (build: Build | undefined) => build?.status === "SUCCEEDED";
const bound = (seconds: number) => seconds * 1.1 + 0.5;

/** Seconds of virtual time until the build is seen. */
async function seenAfter(poller: BuildPoller, locale: string, timeout = 900): Promise<number> {
  const began = Date.now();
  await poller.watch(locale, began + timeout * 1_000, over);
  return (Date.now() - began) / 1_000;
}

describe("a finished build", () => {
  test.each(BUILD_TIMES)("of %i s is seen in time, with few requests", async (seconds) => {
    for (let seed = 1; seed <= SEEDS; seed++) {
      vi.spyOn(Math, "random").mockImplementation(randomOf(seed));
      const { requestTimes, poller } = skill({ "en-US": Date.now() + seconds * 1_000 });
      const seen = seenAfter(poller, "en-US");
      await vi.advanceTimersByTimeAsync(bound(seconds) * 1_000 + 10_000);
      expect(await seen).toBeLessThanOrEqual(bound(seconds));
      expect(requestTimes.length).toBeLessThanOrEqual(45);
    }
  });

  test("of a second locale is seen in time too, when the first one's polls are far apart", async () => {
    for (let seed = 1; seed <= SEEDS; seed++) {
      vi.spyOn(Math, "random").mockImplementation(randomOf(seed));
      const { poller } = skill({ "en-US": Date.now() + 200_000, "en-GB": Date.now() + 100_000 + 2_000 });
      const first = seenAfter(poller, "en-US");
      await vi.advanceTimersByTimeAsync(100_000);
      const second = seenAfter(poller, "en-GB");
      await vi.advanceTimersByTimeAsync(200_000);
      expect(await second).toBeLessThanOrEqual(bound(2));
      expect(await first).toBeLessThanOrEqual(bound(200));
    }
  });

  test("is looked for a last time at the deadline", async () => {
    const { requestTimes, poller } = skill({ "en-US": Number.POSITIVE_INFINITY });
    const began = Date.now();
    const watched = poller.watch("en-US", began + 60_000, over);
    await vi.advanceTimersByTimeAsync(61_000);
    expect(await watched).toMatchObject({ timedOut: true, build: { status: "IN_PROGRESS" } });
    expect(requestTimes.at(-1)).toBe(began + 60_000);
  });
});

test("nothing is asked while nobody waits", async () => {
  const { requestTimes, poller } = skill({ "en-US": 0 });
  const seen = seenAfter(poller, "en-US");
  await vi.advanceTimersByTimeAsync(1_000);
  await seen;
  const before = requestTimes.length;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(requestTimes.length).toBe(before);
});
