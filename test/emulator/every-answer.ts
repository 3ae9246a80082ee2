import { ServerResponse } from "node:http";
import { afterEach, expect } from "vitest";
import { departures, findOperation } from "./contract";

/** What the emulator answered in this test against Amazon's API definition, whoever asked: fetch, an SDK or a CLI. */
const found: string[] = [];

const end = ServerResponse.prototype.end as (this: ServerResponse, ...args: unknown[]) => ServerResponse;
ServerResponse.prototype.end = function (this: ServerResponse, ...args: unknown[]) {
  const { method = "", url = "" } = this.req;
  const operation = findOperation(method, url.split("?")[0] ?? "");
  if (operation && this.hasHeader("x-amzn-requestid") && this.statusCode !== 501) {
    const body = args[0] === undefined || method === "HEAD" ? undefined : JSON.parse(String(args[0]));
    found.push(...departures(operation, { status: this.statusCode, headers: this.getHeaders(), body }));
  }
  return end.apply(this, args);
} as typeof ServerResponse.prototype.end;

afterEach(() => {
  expect(found.splice(0)).toEqual([]);
});
