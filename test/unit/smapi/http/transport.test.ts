import { once } from "node:events";
import { expect, test } from "vitest";
import { InvalidResponseError, NoResponseError, type SmapiError } from "../../../../provider/smapi/http/errors";
import { exchange, type HttpRequest } from "../../../../provider/smapi/http/transport";
import { bodyOf, closedPort, startServer } from "../server";

const get = (url: URL, more: Partial<HttpRequest> = {}) =>
  exchange({ method: "GET", url, headers: {}, timeout: 5_000, ...more });
const failed = (answer: Promise<unknown>) =>
  answer.then(
    () => Promise.reject(new Error("it succeeded")),
    (error: SmapiError) => error,
  );

test("sends what it is given, and gives status, headers and body as they came", async () => {
  const url = await startServer(async (request, response) => {
    const seen = {
      method: request.method,
      path: request.url,
      of: request.headers["x-of"],
      body: await bodyOf(request),
    };
    response.writeHead(418, { "X-Many": ["a", "b"], ETag: "e1" }).end(JSON.stringify(seen));
  });
  const answer = await exchange({
    method: "PUT",
    url: new URL("/a%2Fb?c=d", url),
    headers: { "x-of": "mine" },
    body: "téxt",
    timeout: 5_000,
  });
  expect(answer).toMatchObject({ status: 418, headers: { "x-many": "a, b", etag: "e1" } });
  expect(JSON.parse(answer.body)).toEqual({ method: "PUT", path: "/a%2Fb?c=d", of: "mine", body: "téxt" });
});

test("joins characters that are split over chunks", async () => {
  const [first, second] = [Buffer.from("é").subarray(0, 1), Buffer.from("é").subarray(1)];
  const url = await startServer((_, response) => {
    response.write(first, () => setTimeout(() => response.end(second), 20));
  });
  expect((await get(url)).body).toBe("é");
});

test("follows no redirect, so that a token goes to no other host", async () => {
  const asked: string[] = [];
  const other = await startServer((request, response) => {
    asked.push(request.url ?? "");
    response.end();
  });
  const url = await startServer((_, response) => {
    response.writeHead(302, { location: other.href }).end();
  });
  expect(await get(url)).toMatchObject({ status: 302, headers: { location: other.href } });
  expect(asked).toEqual([]);
});

test("gives up at the deadline, whether nothing comes or the body never ends", async () => {
  const url = await startServer((request, response) => {
    if (request.url === "/body") response.write("a part");
  });
  for (const path of ["/", "/body"]) {
    const error = await failed(get(new URL(path, url), { timeout: 100 }));
    expect(error).toBeInstanceOf(NoResponseError);
    expect(error.message).toBe(`${url.origin} gave no answer within 0.1 seconds`);
    expect(error.outcomeUnknown).toBe(true);
  }
});

test("stops reading an answer that is too large", async () => {
  let closed: Promise<unknown> | undefined;
  const part = Buffer.alloc(1024 * 1024);
  let sent = 0;
  const url = await startServer((_, response) => {
    const more = () => {
      sent += part.length;
      response.write(part, more);
    };
    closed = once(response, "close");
    more();
  });
  const error = await failed(get(url));
  expect(error).toBeInstanceOf(InvalidResponseError);
  expect(error.message).toContain("sent an answer of more than 31457280 bytes: is it Amazon's API?");
  await closed;
  expect(sent).toBeLessThan(2 * 31_457_280);
});

test("knows that a refused connection did not act", async () => {
  const url = await closedPort();
  const error = await failed(get(url));
  expect(error).toBeInstanceOf(NoResponseError);
  expect(error.message).toMatch(/cannot be reached \(ECONNREFUSED\): check alexa:apiEndpoint/);
  expect(error.outcomeUnknown).toBe(false);
});

test("knows that a host without an address did not act", async () => {
  const error = await failed(get(new URL("http://nowhere.invalid")));
  expect(error.message).toMatch(/cannot be reached \((ENOTFOUND|EAI_AGAIN)\)/);
  expect(error.outcomeUnknown).toBe(false);
});

test("does not know whether a lost connection acted", async () => {
  const url = await startServer((request, response) => {
    if (request.url === "/body")
      response.writeHead(200, { "content-length": "10" }).write("part", () => response.destroy());
    else request.socket.destroy();
  });
  for (const path of ["/", "/body"]) {
    const error = await failed(get(new URL(path, url)));
    expect(error).toBeInstanceOf(NoResponseError);
    expect(error.message).toMatch(/^the connection to .* was lost before the answer \(/);
    expect(error.outcomeUnknown).toBe(true);
  }
});
