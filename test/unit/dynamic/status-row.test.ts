import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { StatusRow } from "../../../provider/dynamic/status-row";
import type { RequestEvent } from "../../../provider/lifecycle/account";

let shown: { text: string; at: number }[];
let row: StatusRow;
const began = 1_000_000;

beforeEach(() => {
  vi.useFakeTimers({ now: began });
  shown = [];
  row = new StatusRow((text) => shown.push({ text, at: (Date.now() - began) / 1_000 }));
});
afterEach(() => {
  vi.useRealTimers();
});

const texts = () => shown.map(({ text }) => text);
const after = (seconds: number) => vi.advanceTimersByTime(seconds * 1_000);
const throttled = (seconds: number): RequestEvent => ({ kind: "throttled", seconds });
const failed = (seconds: number, reason = "503"): RequestEvent => ({ kind: "retry", attempt: 1, reason, seconds });
const answered = (status: number): RequestEvent => ({
  kind: "request",
  operation: "a",
  method: "GET",
  path: "/",
  status,
  ms: 5,
});

test("of states that follow each other faster, one a second is shown, and the last one always", () => {
  for (let step = 1; step <= 25; step++) {
    row.progress(`step ${step}`);
    after(0.1);
  }
  row.progress("version 1, built in 2 s");
  row.done();
  after(10);
  expect(texts()).toEqual(["step 1", "step 10", "step 20", "version 1, built in 2 s"]);
  expect(shown.slice(0, 3).map(({ at }) => Math.round(at))).toEqual([0, 1, 2]);
});

test("the same text is never shown twice in a row", () => {
  row.progress("quick build");
  row.progress("full build");
  row.progress("quick build");
  after(5);
  row.done();
  expect(texts()).toEqual(["quick build"]);
});

test("what holds it up for less than two seconds is no news", () => {
  row.progress("quick build");
  row.observe(failed(0.3));
  after(0.3);
  row.observe(failed(0.5));
  row.observe(throttled(1));
  after(1);
  row.observe(answered(200));
  after(60);
  expect(texts()).toEqual(["quick build"]);
});

test("what holds it up for longer is shown, and the state again when it is over for a while", () => {
  row.progress("quick build");
  after(3);
  row.observe(answered(429));
  row.observe(throttled(4));
  after(4);
  row.observe(answered(200));
  after(9);
  expect(texts()).toEqual(["quick build", "rate limited, 4 s"]);
  after(2);
  expect(texts()).toEqual(["quick build", "rate limited, 4 s", "quick build"]);
});

test("attempts that fail one after the other add up", () => {
  row.observe(failed(0.5, "no answer"));
  after(1);
  row.observe(answered(503));
  row.observe(failed(1));
  expect(texts()).toEqual(["retrying (503), 1 s"]);
});

test("a new state takes the place of what held the one before up", () => {
  row.progress("quick build");
  after(2);
  row.observe(throttled(10));
  after(2);
  row.progress("full build");
  after(60);
  expect(texts()).toEqual(["quick build", "rate limited, 10 s", "full build"]);
});

test("a minute of being held up again and again has few lines", () => {
  row.progress("full build");
  for (let second = 0; second < 600; second += 15) {
    row.observe(throttled(3));
    after(3);
    row.observe(answered(200));
    after(12);
  }
  expect(texts()).toEqual(["full build", "rate limited, 3 s", "full build"]);
});

test("nothing is shown of what is over", () => {
  row.observe(throttled(5));
  row.observe(answered(200));
  row.done();
  expect(texts()).toEqual(["rate limited, 5 s", ""]);
  row.progress("quick build");
  after(60);
  expect(texts()).toEqual(["rate limited, 5 s", ""]);
});

test("nothing is shown after a failure, though work may go on", () => {
  row.progress("quick build");
  row.progress("full build");
  row.stop();
  row.progress("version 1");
  row.observe(throttled(5));
  after(60);
  expect(texts()).toEqual(["quick build"]);
});
