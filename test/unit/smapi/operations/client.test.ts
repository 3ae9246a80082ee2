import type { RequestListener } from "node:http";
import { afterEach, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { UnauthorizedError } from "../../../../provider/smapi/http/errors";
import { BuildPoller } from "../../../../provider/smapi/operations/build-poller";
import { path, SmapiClient } from "../../../../provider/smapi/operations/client";
import { getModel, headModel } from "../../../../provider/smapi/operations/interaction-models";
import { getBuilds } from "../../../../provider/smapi/operations/skill-status";
import { createSlotTypeVersion } from "../../../../provider/smapi/operations/slot-type-versions";
import { bodyOf, startServer } from "../server";

afterEach(() => vi.restoreAllMocks());

async function startClient(api: RequestListener, credentials: "refresh" | "access" = "access") {
  let tokens = 0;
  const origin = await startServer((request, response) => {
    if (request.url !== "/auth/o2/token") return api(request, response);
    response.end(JSON.stringify({ access_token: `token ${++tokens}`, expires_in: 3_600 }));
  });
  return new SmapiClient({
    apiEndpoint: origin,
    authEndpoint: origin,
    buildTimeout: 900,
    credentials:
      credentials === "access"
        ? { kind: "access", accessToken: "given", renewal: "" }
        : { kind: "refresh", clientId: "c", clientSecret: "s", refreshToken: "r" },
  });
}

const request = { action: "try it", operation: "tryIt", method: "GET", path: "/v1/it" } as const;

describe("the client", () => {
  test("sends token, query, If-Match and JSON", async () => {
    const client = await startClient(async (request, response) => {
      const { method, url, headers } = request;
      const { authorization, accept, "if-match": ifMatch, "content-type": type } = headers;
      response.end(JSON.stringify({ method, url, authorization, accept, ifMatch, type, body: await bodyOf(request) }));
    });
    const answer = await client.send({
      ...request,
      method: "PUT",
      query: { a: "b c", n: 1, no: undefined },
      ifMatch: "e1",
      body: { x: "é" },
    });
    expect(JSON.parse(answer.body)).toEqual({
      method: "PUT",
      url: "/v1/it?a=b+c&n=1",
      authorization: "Bearer given",
      accept: "application/json",
      ifMatch: "e1",
      type: "application/json",
      body: '{"x":"é"}',
    });
  });

  test("gets another token once after a 401", async () => {
    const seen: (string | undefined)[] = [];
    const client = await startClient((request, response) => {
      seen.push(request.headers.authorization);
      response.writeHead(request.headers.authorization === "Bearer token 1" ? 401 : 200).end();
    }, "refresh");
    expect((await client.send(request)).status).toBe(200);
    expect(seen).toEqual(["Bearer token 1", "Bearer token 2"]);
  });

  test("gets one other token for all to whom one was refused", async () => {
    let tokens = 0;
    const origin = await startServer((request, response) => {
      if (request.url === "/auth/o2/token")
        response.end(JSON.stringify({ access_token: `token ${++tokens}`, expires_in: 3_600 }));
      else response.writeHead(request.headers.authorization === "Bearer token 1" ? 401 : 200).end();
    });
    const credentials = { kind: "refresh", clientId: "c", clientSecret: "s", refreshToken: "r" } as const;
    const client = new SmapiClient({ apiEndpoint: origin, authEndpoint: origin, buildTimeout: 900, credentials });
    const answers = await Promise.all(Array.from({ length: 50 }, () => client.send(request)));
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    expect(tokens).toBe(2);
  });

  test("does not take a token endpoint that fails for a request that may have acted", async () => {
    vi.spyOn(Math, "random").mockReturnValue(0);
    const asked: string[] = [];
    const origin = await startServer((request, response) => {
      asked.push(request.url ?? "");
      response.writeHead(503).end();
    });
    const credentials = { kind: "refresh", clientId: "c", clientSecret: "s", refreshToken: "r" } as const;
    const client = new SmapiClient({ apiEndpoint: origin, authEndpoint: origin, buildTimeout: 900, credentials });
    await expect(client.send({ ...request, method: "POST" })).rejects.toMatchObject({ outcomeUnknown: false });
    expect(asked).toEqual(Array(5).fill("/auth/o2/token"));
  });

  test("gives up after a second 401, and after the first where the token cannot be renewed", async () => {
    for (const [credentials, count] of [
      ["refresh", 2],
      ["access", 1],
    ] as const) {
      let asked = 0;
      const client = await startClient((_, response) => {
        asked++;
        response.writeHead(401).end();
      }, credentials);
      await expect(client.send(request)).rejects.toThrow(UnauthorizedError);
      expect(asked).toBe(count);
    }
  });

  test("repeats what passes, but never what would make a second thing", async () => {
    vi.spyOn(Math, "random").mockReturnValue(0);
    for (const [repeat, count] of [
      ["always", 5],
      ["unacted", 1],
    ] as const) {
      let asked = 0;
      const client = await startClient((request) => {
        asked++;
        request.socket.destroy();
      });
      await expect(client.send({ ...request, repeat })).rejects.toThrow("was lost before the answer");
      expect(asked).toBe(count);
    }
  });

  test("knows how long Retry-After asks to wait", async () => {
    const client = await startClient((_, response) => response.writeHead(400, { "retry-after": "7" }).end());
    await expect(client.send(request)).rejects.toMatchObject({ retryAfter: 7 });
  });

  test("says what was refused where, and the request's id", async () => {
    const client = await startClient((_, response) => {
      response.writeHead(409, { "x-amzn-requestid": "r1" }).end('{"message":"Busy."}');
    });
    await expect(client.send(request)).rejects.toThrow(
      `could not try it at ${client.settings.apiEndpoint.origin}: 409 Busy. (request id r1)`,
    );
  });

  test("says what it cannot read of an answer", async () => {
    const client = await startClient((request, response) =>
      response.end(request.url === "/v1/it" ? '{"a":1}' : "<html>"),
    );
    const shape = z.object({ a: z.string() });
    await expect(client.sendAndRead(request, shape)).rejects.toThrow(
      /could not try it: .* answered 200 with what SMAPI does not send \(at a: .*\): check alexa:apiEndpoint/,
    );
    await expect(client.sendAndRead({ ...request, path: "/other" }, shape)).rejects.toThrow("what SMAPI does not send");
  });

  test("encodes every part of a path, and lets none climb", () => {
    expect(path`/v1/${"b?c#d"}/x/${"é ~current"}`).toBe("/v1/b%3Fc%23d/x/%C3%A9%20~current");
    const parts = ["", ".", "..", "../x", "a/b", "a\\b", "a\r\nb", "a\0b", "\ud800", "x".repeat(256)];
    for (const part of parts) expect(() => path`/v1/${part}/x`).toThrow(/^".{0,50}" cannot be an id$/);
    for (const part of ["", ".", ".."]) expect(() => path`/v1/${part}/x`).toThrow(`"${part}" cannot be an id`);
  });
});

describe("answers of the API", () => {
  test("may have quotes around their eTag", async () => {
    for (const [header, eTag] of [
      ["e1", "e1"],
      ['"e1"', "e1"],
      ['W/"e1"', "e1"],
      [undefined, undefined],
    ]) {
      const client = await startClient((_, response) =>
        response.writeHead(204, header === undefined ? {} : { etag: header }).end(),
      );
      expect(await headModel(client, { skillId: "s", stage: "development", locale: "en-US" })).toBe(eTag);
    }
  });

  test("may hold null and what is not known of", async () => {
    const model = { interactionModel: { languageModel: {} }, description: null, more: 1 };
    const client = await startClient((_, response) => response.end(JSON.stringify(model)));
    expect(await getModel(client, { skillId: "s", stage: "development", locale: "en-US" })).toEqual({
      interactionModel: { languageModel: {} },
      version: undefined,
      description: undefined,
      eTag: undefined,
    });
  });

  test("of a status name each error of a build once, with its step", async () => {
    const errors = [{ code: "C1", message: "One." }, { message: "Whole." }];
    const steps = [
      { name: "DIALOG", status: "SUCCEEDED" },
      { name: "FULL", status: "FAILED", errors: [{ code: "C1", message: "One." }] },
    ];
    const interactionModel = {
      "en-US": { eTag: null, lastUpdateRequest: { status: "FAILED", errors, buildDetails: { steps } } },
      "en-GB": { eTag: "e1", version: "2" },
      "de-DE": { lastUpdateRequest: { status: "NEW_STATUS", errors: null, buildDetails: { steps: null } } },
    };
    const client = await startClient((_, response) => response.end(JSON.stringify({ interactionModel })));
    const builds = await getBuilds(client, "s");
    expect(builds["en-US"]).toMatchObject({
      status: "FAILED",
      errors: [{ message: "Whole." }, { code: "C1", message: "One.", step: "FULL" }],
    });
    expect(builds["en-GB"]).toEqual({ status: "SUCCEEDED", steps: [], errors: [], eTag: "e1", version: "2" });
    expect(builds["de-DE"]).toMatchObject({ status: "IN_PROGRESS", steps: [] });
  });

  test("of a new version are taken for its update request alone, not for where to go", async () => {
    const client = await startClient((_, response) =>
      response.writeHead(202, { location: "https://evil.test/x/updateRequest/a-b?c" }).end(),
    );
    expect(await createSlotTypeVersion(client, "t", { valueSupplier: {} })).toBe("a-b");
    const without = await startClient((_, response) => response.writeHead(202).end());
    await expect(createSlotTypeVersion(without, "t", { valueSupplier: {} })).rejects.toThrow("no Location");
  });
});

describe("the poller of a skill's builds", () => {
  const status = (locales: Record<string, string>) => ({
    interactionModel: Object.fromEntries(
      Object.entries(locales).map(([locale, it]) => [locale, { lastUpdateRequest: { status: it } }]),
    ),
  });
  const soon = () => Date.now() + 60_000;
  const over = (build: { status: string } | undefined) => build?.status === "SUCCEEDED" || build?.status === "FAILED";

  test("judges no one by a request that is older than their wait", async () => {
    let asked = 0;
    let watchLate = () => {};
    const client = await startClient((_, response) => {
      // Somebody begins to wait while the first request is under way; its answer knows nothing of their build.
      if (++asked === 1) watchLate();
      const late = asked === 1 ? "FAILED" : "SUCCEEDED";
      response.end(JSON.stringify(status({ "en-US": "SUCCEEDED", "en-GB": late })));
    });
    const poller = new BuildPoller(client, "s");
    const late = new Promise<string | undefined>((resolve) => {
      watchLate = () => {
        void poller.watch("en-GB", soon(), over).then(({ build }) => resolve(build?.status));
      };
    });
    expect((await poller.watch("en-US", soon(), over)).build?.status).toBe("SUCCEEDED");
    expect(await late).toBe("SUCCEEDED");
  });

  test("ends at the deadline with what it saw last", async () => {
    const client = await startClient((_, response) => response.end(JSON.stringify(status({ "en-US": "IN_PROGRESS" }))));
    const poller = new BuildPoller(client, "s");
    const { build, timedOut } = await poller.watch("en-US", Date.now() + 50, over);
    expect({ status: build?.status, timedOut }).toEqual({ status: "IN_PROGRESS", timedOut: true });
  });

  test("fails all who wait where the status cannot be read, and begins anew", async () => {
    let asked = 0;
    const client = await startClient((_, response) => {
      response.writeHead(++asked === 1 ? 403 : 200).end(JSON.stringify(status({ "en-US": "SUCCEEDED" })));
    });
    const poller = new BuildPoller(client, "s");
    const first = [poller.watch("en-US", Date.now(), over), poller.watch("en-GB", Date.now(), over)];
    for (const wait of first) await expect(wait).rejects.toThrow("403");
    expect((await poller.watch("en-US", Date.now(), over)).timedOut).toBe(false);
  });

  test("looks once for all who ask at the same time", async () => {
    let asked = 0;
    const client = await startClient((_, response) => {
      asked++;
      response.end(JSON.stringify(status({ "en-US": "SUCCEEDED" })));
    });
    const poller = new BuildPoller(client, "s");
    await Promise.all([poller.now(), poller.now()]);
    expect(asked).toBe(1);
    await poller.now();
    expect(asked).toBe(2);
  });
});
