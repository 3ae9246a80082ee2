import type { RequestListener, ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { z } from "zod";
import {
  HttpError,
  InvalidResponseError,
  NoResponseError,
  type SmapiError,
} from "../../../../provider/smapi/http/errors";
import { oneLine } from "../../../../provider/smapi/http/redact";
import { exchange } from "../../../../provider/smapi/http/transport";
import { path, SmapiClient } from "../../../../provider/smapi/operations/client";
import {
  getModel,
  headModel,
  listModelVersions,
  putModel,
} from "../../../../provider/smapi/operations/interaction-models";
import { getBuilds } from "../../../../provider/smapi/operations/skill-status";
import { createSlotTypeVersion, getVersionBuild } from "../../../../provider/smapi/operations/slot-type-versions";
import { createSlotType, listSlotTypes } from "../../../../provider/smapi/operations/slot-types";
import { startServer } from "../server";

const TOKEN = "Atza|the-access-token";
const SECRET = "the-client-secret";
const REFRESH = "Atzr|the-refresh-token";
const place = { skillId: "s", stage: "development", locale: "en-US" };
const request = { action: "try it", operation: "tryIt", method: "GET", path: "/v1/it" } as const;

async function clientOf(api: RequestListener): Promise<SmapiClient> {
  const origin = await startServer((request, response) => {
    if (request.url !== "/auth/o2/token") return api(request, response);
    response.end(JSON.stringify({ access_token: TOKEN, expires_in: 3_600 }));
  });
  const credentials = { kind: "refresh", clientId: "c", clientSecret: SECRET, refreshToken: REFRESH } as const;
  return new SmapiClient({ apiEndpoint: origin, authEndpoint: origin, buildTimeout: 900, credentials });
}

const json = (value: unknown) => (_: unknown, response: ServerResponse) => void response.end(JSON.stringify(value));
const failed = (answer: Promise<unknown>): Promise<SmapiError> =>
  answer.then(
    () => Promise.reject(new Error("it succeeded")),
    (error) => error,
  );

async function unreadable(answer: Promise<unknown>, message: string | RegExp): Promise<SmapiError> {
  const error = await failed(answer);
  expect(error.message).toMatch(message);
  expect(error).toBeInstanceOf(InvalidResponseError);
  expect(error.message).toMatch(message);
  expect(error.message.length).toBeLessThan(1_000);
  return error;
}

const answers: [string, RequestListener, RegExp][] = [
  ["text that is not UTF-8", (_, it) => it.end(Buffer.from([0x7b, 0xff, 0x7d])), /an answer that is not UTF-8/],
  [
    "an encoding that was not asked for",
    (_, it) => it.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(Buffer.alloc(50_000_000))),
    /an encoding that was not asked for/,
  ],
  [
    "a web page",
    (_, it) => it.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end("<html>Sign in</html>"),
    /\(a web page\): check alexa:apiEndpoint/,
  ],
  [
    "endless headers",
    (request) => {
      request.socket.on("error", () => {});
      request.socket.write(`HTTP/1.1 200 OK\r\n${"x-more: 0123456789\r\n".repeat(5_000)}`);
    },
    /sent no HTTP that can be read \((UND_ERR_HEADERS_OVERFLOW|HPE_HEADER_OVERFLOW)\)/,
  ],
  ["no HTTP", (request) => void request.socket.write("SSH-2.0-OpenSSH\r\n"), /sent no HTTP that can be read/],
];

test.each(answers)(
  "%s is not taken for an answer, and a request that makes something may have acted",
  async (...it) => {
    const [, answer, message] = it;
    const client = await clientOf(answer);
    expect((await unreadable(client.send(request), message)).outcomeUnknown).toBe(false);
    const made = await unreadable(putModel(client, place, {}, {}), message);
    expect(made.outcomeUnknown).toBe(true);
  },
);

test.each([
  ["truncated JSON", '{"slotType":{"id":"t'],
  ["nothing", ""],
  ["another shape", '{"id":"t"}'],
  ["a thousand levels", `{"slotType":${"[".repeat(100_000)}${"]".repeat(100_000)}}`],
])("%s after a POST leaves its outcome unknown", async (_, body) => {
  const client = await clientOf((_, response) => response.writeHead(201).end(body));
  const error = await unreadable(
    createSlotType(client, "v", { name: "n" }),
    /answered 201 with what SMAPI does not send/,
  );
  expect(error.outcomeUnknown).toBe(true);
});

test("a PUT whose answer is lost is sent once, and its outcome is unknown", async () => {
  let asked = 0;
  const client = await clientOf((_, response) => {
    asked++;
    response.writeHead(202, { "content-length": "10" }).write("part", () => response.destroy());
  });
  const error = await failed(putModel(client, place, {}, {}));
  expect(error).toBeInstanceOf(NoResponseError);
  expect(error.outcomeUnknown).toBe(true);
  expect(asked).toBe(1);
});

test("a hundred thousand levels of JSON, and brackets in texts, crash nothing", async () => {
  const deep = await clientOf((_, it) => it.end(`${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`));
  await unreadable(deep.sendAndRead(request, z.unknown()), "more than 200 levels deep");
  const flat = await clientOf(json({ text: `"\\${"[".repeat(1_000)}` }));
  expect(await flat.sendAndRead(request, z.unknown())).toEqual({ text: `"\\${"[".repeat(1_000)}` });
});

test("keys of a prototype change no object", async () => {
  const text = '{"__proto__":{"polluted":1},"interactionModel":{"__proto__":{"polluted":1},"constructor":{}}}';
  const client = await clientOf((_, response) => response.end(text));
  await getModel(client, place);
  await getBuilds(client, "s");
  expect(({} as { polluted?: number }).polluted).toBeUndefined();
});

const bad = (...values: string[]) => values.map((value) => [oneLine(value).slice(0, 20), value] as const);
const LONG = "x".repeat(1_000_000);

test.each(bad("../x", "a/b", "a\r\nx: y", "a\0b", "..", LONG, ""))(
  "%j is no id or version of the service's",
  async (_, bad) => {
    const asked = <T>(value: unknown, ask: (client: SmapiClient) => Promise<T>) => clientOf(json(value)).then(ask);
    const slotType = asked({ slotType: { id: bad } }, (it) => createSlotType(it, "v", { name: "n" }));
    await unreadable(slotType, "at slotType.id: not an id");
    const version = asked({ interactionModel: {}, version: bad }, (it) => getModel(it, place));
    await unreadable(version, "at version: not an id");
    const build = asked({ updateRequest: { status: "x", version: bad } }, (it) => getVersionBuild(it, "t", "u"));
    await unreadable(build, "at updateRequest.version: not an id");
  },
);

test.each(bad("a\r\nx: y", "a\0b", LONG, "é"))("%j is no eTag or token of a list", async (_, bad) => {
  const list = await clientOf(json({ slotTypes: [], nextToken: bad }));
  await unreadable(listSlotTypes(list, "v"), "at nextToken: not a token");
  const versions = await clientOf(json({ nextToken: bad }));
  await unreadable(listModelVersions(versions, place), "at nextToken: not a token");
  // One locale that cannot be read hides no other.
  const status = await clientOf(json({ interactionModel: { "en-US": { eTag: bad }, "en-GB": { eTag: "good" } } }));
  expect(await getBuilds(status, "s")).toEqual({ "en-GB": expect.objectContaining({ eTag: "good" }) });
});

test.each(bad("x".repeat(8_000), "é", "a b"))("a header %j is no eTag", async (_, bad) => {
  const client = await clientOf((_, response) => response.writeHead(204, { etag: bad }).end());
  await unreadable(headModel(client, place), "in the header etag");
});

test.each(bad("../x", "..%2Fx", "a%0d%0ab", "x".repeat(300)))("%j is no update request", async (_, bad) => {
  const client = await clientOf((_, it) => it.writeHead(202, { location: `/x/updateRequest/${bad}` }).end());
  const error = await unreadable(createSlotTypeVersion(client, "t", { valueSupplier: {} }), "in the header location");
  expect(error.outcomeUnknown).toBe(true);
});

test.each(["../x", "a\r\nb", "a\0b", "."])("%j is no id of a user's, and nothing is sent", async (bad) => {
  const asked: string[] = [];
  const client = await clientOf((request) => void asked.push(request.url ?? ""));
  await expect(getModel(client, { ...place, skillId: bad })).rejects.toThrow("cannot be an id");
  expect(() => path`/${bad}`).toThrow(/^[^\n\0]*$/);
  expect(asked).toEqual([]);
});

test("words of an error are one line without controls, and quote no secret", async () => {
  const quoted = `${TOKEN} ${SECRET} ${REFRESH} ${encodeURIComponent(REFRESH)}`;
  const text = `Bad\u202e\u0007 ${quoted}\r\n\u001b[31mred`;
  const body = { code: `C ${SECRET}`, message: text, violations: [{ code: SECRET, message: text }] };
  for (const sent of [JSON.stringify(body), text]) {
    const client = await clientOf((_, it) => it.writeHead(400, { "x-amzn-requestid": `r ${TOKEN}` }).end(sent));
    const error = (await failed(client.send(request))) as HttpError;
    expect(error).toBeInstanceOf(HttpError);
    const shown = `${error.message} ${error.stack} ${JSON.stringify(error)}`;
    for (const secret of [TOKEN, SECRET, REFRESH, encodeURIComponent(REFRESH)]) expect(shown).not.toContain(secret);
    expect(error.message).toContain("Bad (secret) (secret) (secret) (secret) [31mred");
    expect(error.message.split("\n").length).toBe(1 + error.violations.length);
  }
});

test("words of a failed build quote no secret", async () => {
  const errors = [{ message: `no ${TOKEN}` }];
  const status = { interactionModel: { "en-US": { lastUpdateRequest: { status: "FAILED", errors } } } };
  expect((await getBuilds(await clientOf(json(status)), "s"))["en-US"]?.errors).toEqual([{ message: "no (secret)" }]);
});

test("an error is known by its status, however long or garbled its page is", async () => {
  const long = await clientOf((_, it) => it.writeHead(404).end(Buffer.alloc(50_000_000, "x")));
  const error = await failed(long.send(request));
  expect(error).toMatchObject({ status: 404 });
  expect(error.message.length).toBeLessThan(500);
  const latin = await clientOf((_, it) => it.writeHead(404).end(Buffer.from("d\xe9sol\xe9", "latin1")));
  expect(await failed(latin.send(request))).toMatchObject({ status: 404 });
  const packed = await clientOf((_, it) => it.writeHead(404, { "content-encoding": "gzip" }).end(gzipSync("x")));
  expect((await failed(packed.send(request))).message).toContain("404 Not found");
});

test("a redirect takes no token and no credentials along", async () => {
  const asked: unknown[] = [];
  const other = await startServer((request, response) => {
    asked.push(request.headers);
    response.end();
  });
  const redirect: RequestListener = (_, response) => response.writeHead(307, { location: other.href }).end();
  const client = await clientOf(redirect);
  expect((await failed(client.send(request))).message).toMatch(/307 .*\n.*in Amazon's place/s);
  const origin = await startServer(redirect);
  const credentials = { kind: "refresh", clientId: "c", clientSecret: SECRET, refreshToken: REFRESH } as const;
  const login = new SmapiClient({ apiEndpoint: origin, authEndpoint: origin, buildTimeout: 900, credentials });
  expect((await failed(login.send(request))).message).toContain("307");
  expect(asked).toEqual([]);
});

test("bytes that drip for ever end at the deadline", async () => {
  const url = await startServer((_, response) => {
    const drip = setInterval(() => response.write(" "), 10);
    response.on("close", () => clearInterval(drip));
  });
  const error = await failed(exchange({ method: "GET", url, headers: {}, timeout: 200 }));
  expect(error.message).toContain("gave no answer within 0.2 seconds");
});

test("answers before the answer are passed over", async () => {
  const client = await clientOf((_, response) => {
    response.writeProcessing();
    response.end("{}");
  });
  expect(await client.sendAndRead(request, z.object({}))).toEqual({});
});
