import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Cancelled, sleep } from "../../../../provider/smapi/http/cancellation";
import { ServiceError } from "../../../../provider/smapi/http/errors";
import { Mutex } from "../../../../provider/smapi/http/mutex";
import {
  notify,
  type RequestContext,
  type RequestEvent,
  withRequestContext,
} from "../../../../provider/smapi/http/request-context";
import { retry } from "../../../../provider/smapi/http/retry";
import { RetryBudget } from "../../../../provider/smapi/http/retry-budget";
import { SingleFlight } from "../../../../provider/smapi/http/single-flight";
import { Throttle } from "../../../../provider/smapi/http/throttle";
import { BuildPoller } from "../../../../provider/smapi/operations/build-poller";
import type { SmapiClient } from "../../../../provider/smapi/operations/client";

const answer = (status: number, headers: Record<string, string> = {}) => ({ status, headers, body: "" });
const LONG_MS = 3_600_000;

/** Someone who waits, what they heard, and their Ctrl-C. */
function someone() {
  const heard: RequestEvent[] = [];
  const controller = new AbortController();
  const caller: RequestContext = { observe: (it) => heard.push(it), signal: controller.signal };
  return {
    heard,
    interrupt: () => controller.abort(),
    calls: <T>(act: () => Promise<T>) => withRequestContext(caller, act),
  };
}

describe("an interruption", () => {
  test("ends a pause", async () => {
    const { calls, interrupt } = someone();
    const paused = calls(() => sleep(LONG_MS));
    interrupt();
    await expect(paused).rejects.toThrow(Cancelled);
    await expect(calls(() => sleep(0))).rejects.toThrow(Cancelled);
  });

  test("keeps a request that waits for its turn from being sent, and lets one under way end", async () => {
    const { calls, interrupt } = someone();
    const throttle = new Throttle();
    const refused = vi.fn().mockResolvedValue(answer(429, { "retry-after": "60" }));
    const waiting = calls(() => throttle.run({ operation: "a" }, refused));
    let end = () => {};
    const underWay = calls(() =>
      throttle.run({ operation: "b" }, () => new Promise((done) => (end = () => done(answer(200))))),
    );
    await expect.poll(() => refused.mock.calls.length).toBe(1);
    interrupt();
    await expect(waiting).rejects.toThrow(Cancelled);
    end();
    expect((await underWay).status).toBe(200);
    const late = vi.fn();
    await expect(calls(() => throttle.run({ operation: "b" }, late))).rejects.toThrow(Cancelled);
    expect([refused.mock.calls.length, late.mock.calls.length]).toEqual([1, 0]);
    expect((await throttle.run({ operation: "b" }, async () => answer(200))).status).toBe(200);
  });

  test("ends the wait before something is sent again", async () => {
    const { calls, interrupt, heard } = someone();
    const error = new ServiceError({ action: "o", status: 503, message: "", violations: [], retryAfter: 60 });
    const exchange = vi.fn().mockRejectedValue(error);
    const trying = calls(() => retry("always", new RetryBudget(), exchange));
    await expect.poll(() => heard).toEqual([{ kind: "retry", attempt: 1, reason: "503", seconds: 60 }]);
    interrupt();
    await expect(trying).rejects.toThrow(Cancelled);
    expect(exchange).toHaveBeenCalledTimes(1);
  });
});

describe("shared work", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test("is heard of by all who wait, and ended for one alone", async () => {
    const [first, second] = [someone(), someone()];
    const it: RequestEvent = { kind: "throttled", seconds: 3 };
    const work = vi.fn(async () => {
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      notify(it);
      return "done";
    });
    const joint = new SingleFlight(work);
    const [one, other] = [first.calls(() => joint.run()), second.calls(() => joint.run())];
    first.interrupt();
    await expect(one).rejects.toThrow(Cancelled);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await other).toBe("done");
    expect([first.heard, second.heard]).toEqual([[it], [it]]);
    await expect(first.calls(() => joint.run())).rejects.toThrow(Cancelled);
    expect(work).toHaveBeenCalledTimes(1);
  });

  test("of a poll is heard of by those who watch, never by who armed its timer", async () => {
    const [gone, watching] = [someone(), someone()];
    const it: RequestEvent = { kind: "throttled", seconds: 3 };
    const sendAndRead = async () => {
      notify(it);
      return { interactionModel: {} };
    };
    const poller = new BuildPoller({ sendAndRead } as unknown as SmapiClient, "s");
    const ended = gone.calls(() => poller.watch("en-US", Date.now() + LONG_MS, () => true)).catch((error) => error);
    const seen = watching.calls(() => poller.watch("en-GB", Date.now() + LONG_MS, () => true));
    gone.interrupt();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await ended).toBeInstanceOf(Cancelled);
    expect(await seen).toEqual({ build: undefined, timedOut: false });
    expect([gone.heard, watching.heard]).toEqual([[], [it]]);
  });
});

test("whoever waits for a turn hears what holds up the one in front, not that it is over", async () => {
  const [first, second] = [someone(), someone()];
  const turns = new Mutex();
  const throttled: RequestEvent = { kind: "throttled", seconds: 3 };
  const over: RequestEvent = { kind: "request", operation: "a", method: "PUT", path: "/", status: 202, ms: 5 };
  const work = async () => {
    await sleep(0);
    notify(throttled);
    notify(over);
  };
  const ran = [first.calls(() => turns.runExclusive(work)), second.calls(() => turns.runExclusive(work))];
  await Promise.all(ran);
  expect(first.heard).toEqual([throttled, over]);
  expect(second.heard).toEqual([throttled, throttled, over]);
});
