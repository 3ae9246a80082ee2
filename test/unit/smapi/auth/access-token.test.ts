import { afterEach, describe, expect, test, vi } from "vitest";
import { TokenSource } from "../../../../provider/smapi/auth/access-token";
import type { Credentials } from "../../../../provider/smapi/auth/credentials";
import {
  InvalidResponseError,
  NoTokenError,
  SettingsError,
  type SmapiError,
} from "../../../../provider/smapi/http/errors";
import { bodyOf, startServer } from "../server";

const credentials: Credentials = {
  kind: "refresh",
  clientId: "the-client",
  clientSecret: "the-client-secret",
  refreshToken: "Atzr|the-refresh-token",
};

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Login with Amazon, which gives token 1, token 2, …; the source of a client of it; and what it was asked. */
async function startLogin(answer: (count: number) => { status?: number; body: unknown }) {
  const asked: { path: string | undefined; form: Record<string, string> }[] = [];
  const authEndpoint = await startServer(async (request, response) => {
    asked.push({ path: request.url, form: Object.fromEntries(new URLSearchParams(await bodyOf(request))) });
    const { status = 200, body } = answer(asked.length);
    response.writeHead(status).end(typeof body === "string" ? body : JSON.stringify(body));
  });
  return { asked, source: new TokenSource({ authEndpoint, credentials }) };
}

const tokens = (expires_in = 3_600) =>
  startLogin((count) => ({ body: { access_token: `token ${count}`, expires_in } }));
/** Only the clock stands still; timers and sockets are real. */
const stopClock = () => vi.useFakeTimers({ toFake: ["Date"] });

describe("the access token", () => {
  test("is asked for as Login with Amazon wants it, at first need", async () => {
    const { asked, source } = await tokens();
    expect(asked).toEqual([]);
    expect(await source.token()).toBe("token 1");
    const form = {
      grant_type: "refresh_token",
      client_id: "the-client",
      client_secret: "the-client-secret",
      refresh_token: "Atzr|the-refresh-token",
    };
    expect(asked).toEqual([{ path: "/auth/o2/token", form }]);
  });

  test("is one for all who ask at the same time, and later", async () => {
    const { asked, source } = await tokens();
    expect(await Promise.all([source.token(), source.token(), source.token()])).toEqual(Array(3).fill("token 1"));
    expect(await source.token()).toBe("token 1");
    expect(asked).toHaveLength(1);
  });

  test.each([
    [3_600, 3_600 - 60],
    [100, 50],
  ])("of %i s is renewed after %i s", async (life, used) => {
    stopClock();
    const { source } = await tokens(life);
    expect(await source.token()).toBe("token 1");
    vi.setSystemTime(Date.now() + used * 1_000 - 1);
    expect(await source.token()).toBe("token 1");
    vi.setSystemTime(Date.now() + 1);
    expect(await source.token()).toBe("token 2");
  });

  test("is renewed once for all who find it stale at the same time", async () => {
    stopClock();
    const { asked, source } = await tokens(100);
    await source.token();
    vi.setSystemTime(Date.now() + 60_000);
    expect(await Promise.all([source.token(), source.token(), source.token()])).toEqual(Array(3).fill("token 2"));
    expect(asked).toHaveLength(2);
  });

  test("is replaced once for all to whom it was refused", async () => {
    const { asked, source } = await tokens();
    await source.token();
    const refused = ["token 1", "token 1", "token 1"];
    expect(await Promise.all(refused.map((it) => source.token(it)))).toEqual(Array(3).fill("token 2"));
    expect(await source.token("token 1")).toBe("token 2");
    expect(asked).toHaveLength(2);
  });

  test("is asked for again after a failure", async () => {
    const { source } = await startLogin((count) =>
      count === 1
        ? { status: 400, body: { error: "invalid_client" } }
        : { body: { access_token: "it", expires_in: 9 } },
    );
    await expect(source.token()).rejects.toThrow(SettingsError);
    expect(await source.token()).toBe("it");
  });

  test("is waited for where the service fails for a while", async () => {
    vi.spyOn(Math, "random").mockReturnValue(0);
    const { source } = await startLogin((count) =>
      count <= 2 ? { status: 503, body: "" } : { body: { access_token: "it", expires_in: 9 } },
    );
    expect(await source.token()).toBe("it");
  });

  test.each([
    [
      "refused",
      { status: 400, body: { error: "invalid_grant", error_description: "Bad." } },
      SettingsError,
      /refuses the credentials \(400 invalid_grant Bad\.\): check alexa:clientId/,
    ],
    ["down", { status: 500, body: "<html>down</html>" }, NoTokenError, /could not get an access token: 500 down/],
    [
      "not what it should be",
      { body: { token: "x" } },
      InvalidResponseError,
      /gave no access token in its answer: check alexa:authEndpoint/,
    ],
    ["no JSON", { body: "<html>" }, InvalidResponseError, /gave no access token/],
  ])("fails where the service is %s, without a secret in the error", async (_, answer, type, message) => {
    vi.spyOn(Math, "random").mockReturnValue(0);
    const { source } = await startLogin(() => answer);
    const error: SmapiError = await source.token().then(
      () => Promise.reject(new Error("it succeeded")),
      (it) => it,
    );
    expect(error).toBeInstanceOf(type);
    expect(error.message).toMatch(message);
    const shown = `${error.message} ${error.stack} ${JSON.stringify(error)}`;
    for (const secret of ["the-client-secret", "the-refresh-token"]) expect(shown).not.toContain(secret);
  });
});

describe("a given access token", () => {
  const sourceOf = (more: object) =>
    new TokenSource({
      authEndpoint: new URL("https://unused.invalid"),
      credentials: { kind: "access", accessToken: "given", renewal: "ask again", ...more },
    });

  test("is used as it is, and cannot be renewed", async () => {
    expect(await sourceOf({}).token()).toBe("given");
    expect(await sourceOf({ expiresAt: Date.now() + 60_000 }).token()).toBe("given");
    expect(sourceOf({}).renewable).toBe(false);
  });

  test("is refused with the remedy once it has expired", async () => {
    await expect(sourceOf({ expiresAt: Date.now() - 1 }).token()).rejects.toThrow(
      "the access token has expired: ask again",
    );
  });
});
