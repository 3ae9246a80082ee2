import { expect, test } from "vitest";
import { duration, percent, points, time } from "../../../provider/report/format";

test("a share is rounded down, so that almost all is not all", () => {
  expect([0.9996, 1, 2 / 3, 0.29, 0, undefined].map(percent)).toEqual([
    "99.9 %",
    "100 %",
    "66.6 %",
    "29 %",
    "0 %",
    "–",
  ]);
});

test("a change has a sign, times have units and a zone", () => {
  expect([0.065, -0.1667, 0].map(points)).toEqual(["+6.5 points", "−16.7 points", "0 points"]);
  expect([900, 12_345, 59_900, 72_000].map(duration)).toEqual(["0.9 s", "12 s", "1 min 0 s", "1 min 12 s"]);
  expect(time(0).source).toBe('<time datetime="1970-01-01T00:00:00.000Z">1970-01-01 00:00 UTC</time>');
});
