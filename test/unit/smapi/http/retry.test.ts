import { beforeEach, describe, expect, test, vi } from "vitest";
import {
  ConflictError,
  HttpError,
  httpError,
  InvalidResponseError,
  NoResponseError,
  NotFoundError,
  PreconditionFailedError,
  ServiceError,
  SettingsError,
  ThrottledError,
} from "../../../../provider/smapi/http/errors";
import { backOffDelay, type Repeat, retry } from "../../../../provider/smapi/http/retry";
import { retryAfter } from "../../../../provider/smapi/http/retry-after";
import { RetryBudget } from "../../../../provider/smapi/http/retry-budget";

const answered = (status: number) => httpError({ action: "try", status, message: "no", violations: [] });

describe("errors by status", () => {
  test.each([
    [404, NotFoundError],
    [409, ConflictError],
    [412, PreconditionFailedError],
    [429, ThrottledError],
    [418, HttpError],
    [500, ServiceError],
    [504, ServiceError],
  ])("%i", (status, type) => {
    expect(answered(status)).toBeInstanceOf(type);
    expect(answered(status).constructor).toBe(type);
    expect(answered(status).outcomeUnknown).toBe(status >= 500);
  });

  test("say what was tried, Amazon's code and message, the request, every reason and a remedy", () => {
    const violations = [{ code: "C1", message: "One." }, { message: "Two." }, { code: "C3", message: "C3: Three." }];
    const failure = {
      action: "read it",
      status: 401,
      code: "UNAUTHORIZED",
      message: "No.",
      violations,
      requestId: "r1",
    };
    expect(httpError(failure).message).toBe(
      [
        "could not read it: 401 UNAUTHORIZED: No. (request id r1)",
        "  - C1: One.",
        "  - Two.",
        "  - C3: Three.",
        "The access token is wrong, expired, or of another account: renew the credentials.",
      ].join("\n"),
    );
  });
});

describe("retry", () => {
  beforeEach(() => {
    // Full jitter may be as little as no delay at all.
    vi.spyOn(Math, "random").mockReturnValue(0);
    return () => vi.restoreAllMocks();
  });

  const attempts = async (error: unknown, repeat: Repeat) => {
    const exchange = vi.fn().mockRejectedValue(error);
    await expect(retry(repeat, new RetryBudget(), exchange)).rejects.toBe(error);
    return exchange.mock.calls.length;
  };

  test.each([
    ["500", answered(500), 5, 1],
    ["503", answered(503), 5, 1],
    ["no answer, perhaps acted", new NoResponseError("lost", true), 5, 1],
    ["no answer, not acted", new NoResponseError("refused", false), 5, 5],
    ["no answer, and none later", new NoResponseError("not trusted", false, false), 1, 1],
    ["429, for which the throttle has waited", answered(429), 1, 1],
    ["400", answered(400), 1, 1],
    ["401", answered(401), 1, 1],
    ["404", answered(404), 1, 1],
    ["409", answered(409), 1, 1],
    ["412", answered(412), 1, 1],
    ["an unreadable answer", new InvalidResponseError("?"), 1, 1],
    ["wrong settings", new SettingsError("?"), 1, 1],
    ["any other error", new TypeError("?"), 1, 1],
  ])("after %s", async (_, error, always, unacted) => {
    expect(await attempts(error, "always")).toBe(always);
    expect(await attempts(error, "unacted")).toBe(unacted);
  });

  test("ends with the first success", async () => {
    const exchange = vi
      .fn()
      .mockRejectedValueOnce(answered(503))
      .mockRejectedValueOnce(new NoResponseError("lost", true))
      .mockResolvedValue("done");
    expect(await retry("always", new RetryBudget(), exchange)).toBe("done");
    expect(exchange).toHaveBeenCalledTimes(3);
  });

  test("waits between nothing and a doubled base, of at most 20 s", () => {
    for (const error of [answered(503), new NoResponseError("lost", true)]) {
      for (let attempt = 1; attempt <= 12; attempt++) {
        const longest = Math.min(20_000, 250 * 2 ** (attempt - 1));
        expect(backOffDelay(attempt, error, 0)).toBe(0);
        expect(backOffDelay(attempt, error, 0.5)).toBe(longest / 2);
        expect(backOffDelay(attempt, error, 1)).toBe(longest);
      }
    }
  });

  test("waits at least as long as it is asked to", () => {
    const asked = (retryAfter: number) => Object.assign(answered(503), { retryAfter });
    expect(backOffDelay(1, asked(3), 0)).toBe(3_000);
    expect(backOffDelay(5, asked(3), 1)).toBe(4_000);
  });
});

describe("the retry budget", () => {
  beforeEach(() => {
    vi.spyOn(Math, "random").mockReturnValue(0);
    return () => vi.restoreAllMocks();
  });

  const failing = async (budget: RetryBudget, error: () => unknown) => {
    const exchange = vi.fn().mockImplementation(() => Promise.reject(error()));
    const outcomes = await Promise.allSettled(Array.from({ length: 200 }, () => retry("always", budget, exchange)));
    return { asked: exchange.mock.calls.length, outcomes };
  };

  test.each([
    ["answers", () => answered(503), 100],
    ["connections", () => new NoResponseError("lost", true), 50],
  ])("of 200 requests with bad %s at once is spent after %i more", async (_, error, more) => {
    const { asked, outcomes } = await failing(new RetryBudget(), error);
    expect(asked).toBe(200 + more);
    const messages = outcomes.map((it) => (it.status === "rejected" ? it.reason.message : "a success"));
    expect(messages).toEqual(Array(200).fill(expect.stringContaining("not tried again, because too many requests")));
  });

  test("comes back with successes", async () => {
    const budget = new RetryBudget();
    await failing(budget, () => answered(503));
    expect(budget.spend(5)).toBe(false);
    for (let count = 0; count < 5; count++) await retry("always", budget, async () => "done");
    expect(budget.spend(5)).toBe(true);
  });

  test("loses nothing by a retry that succeeds, and never grows", async () => {
    const budget = new RetryBudget();
    const once = vi.fn().mockRejectedValueOnce(answered(503)).mockResolvedValue("done");
    await retry("always", budget, once);
    expect(budget.spend(500)).toBe(true);
    budget.earn(10_000);
    expect(budget.spend(501)).toBe(false);
  });
});

describe("Retry-After", () => {
  const now = Date.UTC(2030, 0, 2, 3, 4, 5);
  test.each([
    ["7", 7],
    [" 7 ", 7],
    ["86400", 60],
    ["Wed, 02 Jan 2030 03:04:35 GMT", 30],
    ["Thu, 03 Jan 2030 03:04:35 GMT", 60],
    ["Wed, 02 Jan 2030 03:04:00 GMT", undefined],
    ["0", undefined],
    ["-5", undefined],
    ["1e3", undefined],
    ["soon", undefined],
    ["soon GMT", undefined],
    ["", undefined],
    ["1, 2", undefined],
  ])("%j asks for %s seconds", (value, seconds) => {
    expect(retryAfter({ "retry-after": value }, now)).toBe(seconds);
  });

  test("may be missing", () => {
    expect(retryAfter({})).toBeUndefined();
  });
});
