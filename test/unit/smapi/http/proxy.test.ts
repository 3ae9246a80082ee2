import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test, vi } from "vitest";
import { NoResponseError, SettingsError } from "../../../../provider/smapi/http/errors";
import { goesDirect, readProxy } from "../../../../provider/smapi/http/proxy";
import { exchange } from "../../../../provider/smapi/http/transport";
import { closedPort, startServer } from "../server";

const TARGET = new URL("https://api.test/v1/it");

/** A proxy that answers every CONNECT with this status. */
async function startProxy(status: number) {
  const asked: { target: string | undefined; headers: IncomingHttpHeaders }[] = [];
  const server = createServer();
  server.on("connect", (request, socket) => {
    asked.push({ target: request.url, headers: request.headers });
    socket.on("error", () => {});
    socket.end(`HTTP/1.1 ${status} No\r\n\r\n`);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return { asked, host: `127.0.0.1:${(server.address() as AddressInfo).port}` };
}

const through = async (proxy: string, url = TARGET): Promise<NoResponseError> =>
  exchange({
    method: "GET",
    url,
    headers: { authorization: "Bearer the-token" },
    timeout: 5_000,
    proxy: readProxy({ HTTPS_PROXY: proxy }),
  }).then(
    () => Promise.reject(new Error("it succeeded")),
    (error) => error,
  );

test.each([
  [{ HTTPS_PROXY: "http://a:1" }, "http://a:1 (HTTPS_PROXY)"],
  [{ https_proxy: "http://a:1", HTTPS_PROXY: "http://b:1" }, "http://a:1 (https_proxy)"],
  [{ HTTP_PROXY: "http://a:1" }, "http://a:1 (HTTP_PROXY)"],
  [{ HTTP_PROXY: "http://a:1", HTTPS_PROXY: "https://b" }, "https://b (HTTPS_PROXY)"],
  [{ ASK_CLI_PROXY: "http://a:1", HTTPS_PROXY: "http://b:1" }, "http://a:1 (ASK_CLI_PROXY)"],
  [{ HTTPS_PROXY: "http://user:hush@a:1/" }, "http://a:1 (HTTPS_PROXY)"],
  [{ HTTPS_PROXY: "a.test:8080" }, "http://a.test:8080 (HTTPS_PROXY)"],
  [{ HTTPS_PROXY: " ", HTTP_PROXY: "" }, undefined],
  [{}, undefined],
])("%j asks for %s", (env, shown) => {
  expect(readProxy(env)?.shown).toBe(shown);
});

test.each(["http://user:hush@", "socks5://user:hush@a:1", "http://a:99999", "http://hush:port"])(
  "%s is refused",
  (value) => {
    expect(() => readProxy({ HTTPS_PROXY: value })).toThrow(SettingsError);
    expect(() => readProxy({ HTTPS_PROXY: value })).toThrow(
      /^HTTPS_PROXY is not the address of an HTTP proxy: write it like http:\/\/proxy.example:8080$/,
    );
  },
);

test.each([
  ["", "https://api.test", false],
  ["api.test", "https://api.test", true],
  ["test", "https://api.test", true],
  [".test", "https://api.test", true],
  ["*.test", "https://api.test", true],
  ["other,\tAPI.test", "https://api.test", true],
  ["pi.test", "https://api.test", false],
  ["*", "https://api.test", true],
  ["api.test:443", "https://api.test", true],
  ["api.test:444", "https://api.test", false],
  ["", "http://127.0.0.1:1", true],
  ["", "http://localhost:1", true],
  ["", "http://[::1]:1", true],
])("NO_PROXY=%j: %s is reached directly: %s", (NO_PROXY, url, direct) => {
  const proxy = readProxy({ HTTPS_PROXY: "http://a:1", NO_PROXY });
  expect(proxy && goesDirect(new URL(url), proxy)).toBe(direct);
});

test("asks a proxy for a tunnel, with its own credentials and none of ours", async () => {
  const warned = vi.spyOn(process, "emitWarning");
  const { asked, host } = await startProxy(502);
  const error = await through(`http://us%40er:hu%3Ash@${host}`);
  expect(asked).toHaveLength(1);
  expect(asked[0]?.target).toBe("api.test:443");
  expect(asked[0]?.headers["proxy-authorization"]).toBe(`Basic ${btoa("us@er:hu:sh")}`);
  expect(JSON.stringify(asked)).not.toContain("the-token");
  expect(error).toBeInstanceOf(NoResponseError);
  expect(error.message).toBe(`the proxy http://${host} (HTTPS_PROXY) does not connect to https://api.test (502)`);
  expect(error).toMatchObject({ outcomeUnknown: false, transient: true });
  expect(warned).not.toHaveBeenCalled();
});

test("says that a proxy asks for credentials, without the password it was given", async () => {
  const { host } = await startProxy(407);
  const error = await through(`http://user:hush@${host}`);
  expect(error.message).toContain(`the proxy http://${host} (HTTPS_PROXY) asks for a user and a password (407)`);
  expect(`${error.message}${error.stack}`).not.toContain("hush");
  expect(error).toMatchObject({ outcomeUnknown: false, transient: false });
});

test("says that a proxy is down, without its password", async () => {
  const { host } = await closedPort();
  const error = await through(`http://user:hush@${host}`);
  expect(error.message).toContain(`the proxy http://${host} (HTTPS_PROXY) cannot be reached (ECONNREFUSED)`);
  expect(`${error.message}${error.stack}`).not.toContain("hush");
  expect(error.outcomeUnknown).toBe(false);
});

test("reaches this machine without the proxy", async () => {
  const { asked, host } = await startProxy(502);
  const url = await startServer((_, response) => response.end("direct"));
  const proxy = readProxy({ HTTPS_PROXY: `http://${host}` });
  expect((await exchange({ method: "GET", url, headers: {}, timeout: 5_000, proxy })).body).toBe("direct");
  expect(asked).toEqual([]);
});

test.each([
  ["http://u:100%@proxy.test", "u:100%"],
  ["http://u:%E2%82%AC@proxy.test", "u:€"],
  ["http://u@proxy.test", "u:"],
])("the user and password of %s are sent as UTF-8", (address, user) => {
  expect(readProxy({ HTTPS_PROXY: address })?.token).toBe(`Basic ${Buffer.from(user).toString("base64")}`);
});
