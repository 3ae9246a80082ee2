import { beforeEach, describe, expect, test, vi } from "vitest";
import {
  ConflictError,
  NoAnswerError,
  NotFoundError,
  PreconditionFailedError,
  RefusedError,
  refusal,
  ServiceError,
  SettingsError,
  ThrottledError,
  UnreadableAnswerError,
} from "../../../provider/smapi/errors";
import { delayBefore, type Repeat, retry } from "../../../provider/smapi/retry";

const answered = (status: number) => refusal({ operation: "try", status, message: "no", violations: [] });

describe("errors by status", () => {
  test.each([
    [404, NotFoundError],
    [409, ConflictError],
    [412, PreconditionFailedError],
    [429, ThrottledError],
    [418, RefusedError],
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
      operation: "read it",
      status: 401,
      code: "UNAUTHORIZED",
      message: "No.",
      violations,
      requestId: "r1",
    };
    expect(refusal(failure).message).toBe(
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
    await expect(retry(repeat, exchange)).rejects.toBe(error);
    return exchange.mock.calls.length;
  };

  test.each([
    ["429", answered(429), 10, 10],
    ["500", answered(500), 5, 1],
    ["503", answered(503), 5, 1],
    ["no answer, perhaps acted", new NoAnswerError("lost", true), 5, 1],
    ["no answer, not acted", new NoAnswerError("refused", false), 5, 5],
    ["400", answered(400), 1, 1],
    ["401", answered(401), 1, 1],
    ["404", answered(404), 1, 1],
    ["409", answered(409), 1, 1],
    ["412", answered(412), 1, 1],
    ["an unreadable answer", new UnreadableAnswerError("?"), 1, 1],
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
      .mockRejectedValueOnce(answered(429))
      .mockResolvedValue("done");
    expect(await retry("always", exchange)).toBe("done");
    expect(exchange).toHaveBeenCalledTimes(3);
  });

  test("waits between nothing and a doubled base, of at most 20 s", () => {
    for (const [error, base] of [
      [answered(503), 250],
      [answered(429), 1_000],
      [new NoAnswerError("lost", true), 250],
    ] as const) {
      for (let attempt = 1; attempt <= 12; attempt++) {
        const longest = Math.min(20_000, base * 2 ** (attempt - 1));
        expect(delayBefore(attempt, error, 0)).toBe(0);
        expect(delayBefore(attempt, error, 0.5)).toBe(longest / 2);
        expect(delayBefore(attempt, error, 1)).toBe(longest);
      }
    }
  });

  test("waits at least as long as it is asked to, of at most 20 s", () => {
    const asked = (retryAfter: number) => Object.assign(answered(429), { retryAfter });
    expect(delayBefore(1, asked(3), 0)).toBe(3_000);
    expect(delayBefore(5, asked(3), 1)).toBe(16_000);
    expect(delayBefore(1, asked(600), 0)).toBe(20_000);
  });
});
