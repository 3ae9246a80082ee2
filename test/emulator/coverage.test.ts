import { expect, test } from "vitest";
import { spec } from "./contract";
import { startService } from "./service";

const operations = Object.entries(spec.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    method: method.toUpperCase(),
    path: path.replaceAll(/\{\w+\}/g, "x"),
    name: operation["x-operation-name"],
  })),
);

test("every operation of Amazon's API definition is emulated, or answered 501", async () => {
  const { send, requests } = await startService();
  expect(operations.length).toBeGreaterThan(150);
  for (const { method, path, name } of operations) {
    const { status } = await send(method, path);
    const isEmulated = requests.at(-1)?.operation === name;
    expect(isEmulated ? [200, 400, 404] : [501], `${method} ${path}`).toContain(status);
  }
  const emulated = requests.flatMap(({ operation }) => operation ?? []);
  expect(new Set(emulated).size).toBe(40);
});

test("an operation that is emulated asks for a token; what Amazon does not have is not found", async () => {
  const { send } = await startService();
  for (const { method, path } of operations) {
    const { status } = await send(method, path, undefined, { authorization: "" });
    expect([401, 501], `${method} ${path}`).toContain(status);
  }
  expect((await send("GET", "/v3/skills")).status).toBe(404);
});
