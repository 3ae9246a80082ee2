import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Interrupted, pause } from "../../../../provider/smapi/http/cancellation";
import { ServiceError } from "../../../../provider/smapi/http/errors";
import { Turns } from "../../../../provider/smapi/http/mutex";
import { type Caller, calling, type Notice, notice } from "../../../../provider/smapi/http/request-context";
import { retry } from "../../../../provider/smapi/http/retry";
import { RetryBudget } from "../../../../provider/smapi/http/retry-budget";
import { Joint } from "../../../../provider/smapi/http/single-flight";
import { Throttle } from "../../../../provider/smapi/http/throttle";
import { BuildPoller } from "../../../../provider/smapi/operations/build-poller";
import type { SmapiClient } from "../../../../provider/smapi/operations/client";

const answer = (status: number, headers: Record<string, string> = {}) => ({ status, headers, body: "" });
const LONG_MS = 3_600_000;

/** Someone who waits, what they heard, and their Ctrl-C. */
function someone() {
  const heard: Notice[] = [];
  const controller = new AbortController();
  const caller: Caller = { listen: (it) => heard.push(it), signal: controller.signal };
  return { heard, interrupt: () => controller.abort(), calls: <T>(act: () => Promise<T>) => calling(caller, act) };
}

describe("an interruption", () => {
  test("ends a pause", async () => {
    const { calls, interrupt } = someone();
    const paused = calls(() => pause(LONG_MS));
    interrupt();
    await expect(paused).rejects.toThrow(Interrupted);
    await expect(calls(() => pause(0))).rejects.toThrow(Interrupted);
  });

  test("keeps a request that waits for its turn from being sent, and lets one under way end", async () => {
    const { calls, interrupt } = someone();
    const throttle = new Throttle();
    const refused = vi.fn().mockResolvedValue(answer(429, { "retry-after": "60" }));
    const waiting = calls(() => throttle.run({ api: "a" }, refused));
    let end = () => {};
    const underWay = calls(() =>
      throttle.run({ api: "b" }, () => new Promise((done) => (end = () => done(answer(200))))),
    );
    await expect.poll(() => refused.mock.calls.length).toBe(1);
    interrupt();
    await expect(waiting).rejects.toThrow(Interrupted);
    end();
    expect((await underWay).status).toBe(200);
    const late = vi.fn();
    await expect(calls(() => throttle.run({ api: "b" }, late))).rejects.toThrow(Interrupted);
    expect([refused.mock.calls.length, late.mock.calls.length]).toEqual([1, 0]);
    expect((await throttle.run({ api: "b" }, async () => answer(200))).status).toBe(200);
  });

  test("ends the wait before something is sent again", async () => {
    const { calls, interrupt, heard } = someone();
    const error = new ServiceError({ operation: "o", status: 503, message: "", violations: [], retryAfter: 60 });
    const exchange = vi.fn().mockRejectedValue(error);
    const trying = calls(() => retry("always", new RetryBudget(), exchange));
    await expect.poll(() => heard).toEqual([{ kind: "retry", attempt: 1, reason: "503", seconds: 60 }]);
    interrupt();
    await expect(trying).rejects.toThrow(Interrupted);
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
    const it: Notice = { kind: "throttled", seconds: 3 };
    const work = vi.fn(async () => {
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      notice(it);
      return "done";
    });
    const joint = new Joint(work);
    const [one, other] = [first.calls(() => joint.join()), second.calls(() => joint.join())];
    first.interrupt();
    await expect(one).rejects.toThrow(Interrupted);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await other).toBe("done");
    expect([first.heard, second.heard]).toEqual([[it], [it]]);
    await expect(first.calls(() => joint.join())).rejects.toThrow(Interrupted);
    expect(work).toHaveBeenCalledTimes(1);
  });

  test("of a poll is heard of by those who watch, never by who armed its timer", async () => {
    const [gone, watching] = [someone(), someone()];
    const it: Notice = { kind: "throttled", seconds: 3 };
    const ask = async () => {
      notice(it);
      return { interactionModel: {} };
    };
    const poller = new BuildPoller({ ask } as unknown as SmapiClient, "s");
    const ended = gone.calls(() => poller.watch("en-US", Date.now() + LONG_MS, () => true)).catch((error) => error);
    const seen = watching.calls(() => poller.watch("en-GB", Date.now() + LONG_MS, () => true));
    gone.interrupt();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await ended).toBeInstanceOf(Interrupted);
    expect(await seen).toEqual({ build: undefined, timedOut: false });
    expect([gone.heard, watching.heard]).toEqual([[], [it]]);
  });
});

test("whoever waits for a turn hears what holds up the one in front, not that it is over", async () => {
  const [first, second] = [someone(), someone()];
  const turns = new Turns();
  const throttled: Notice = { kind: "throttled", seconds: 3 };
  const over: Notice = { kind: "request", api: "a", method: "PUT", path: "/", status: 202, ms: 5 };
  const work = async () => {
    await pause(0);
    notice(throttled);
    notice(over);
  };
  const ran = [first.calls(() => turns.run(work)), second.calls(() => turns.run(work))];
  await Promise.all(ran);
  expect(first.heard).toEqual([throttled, over]);
  expect(second.heard).toEqual([throttled, throttled, over]);
});
