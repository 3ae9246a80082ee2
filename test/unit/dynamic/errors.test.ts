import { afterEach, expect, test, vi } from "vitest";

const printed: unknown[] = [];
const real = console.error;
console.error = (...words: unknown[]) => void printed.push(...words);
afterEach(() => {
  printed.length = 0;
});

test("no trace is printed of calls that fail, though several fail alike", async () => {
  vi.resetModules();
  const { withoutStackTrace } = await import("../../../provider/dynamic/errors");
  const errors: Error[] = [];
  const call = () => Promise.reject(new Error("the connection was lost"));
  for (let calls = 0; calls < 3; calls++) errors.push(await withoutStackTrace(call).catch((error) => error));
  expect(new Set(errors.map((error) => error.stack)).size).toBe(1);
  // As the dynamic provider process writes them.
  for (const error of errors) console.error(`${error}: ${error.stack}`);
  expect(printed).toEqual([]);
  console.error("another");
  expect(printed).toEqual(["another"]);
  console.error = real;
});
