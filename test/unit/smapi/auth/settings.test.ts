import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { readSettings } from "../../../../provider/smapi/auth/settings";
import { SettingsError } from "../../../../provider/smapi/http/errors";

const refresh = { clientId: "c", clientSecret: "s", refreshToken: "r" };
const environment = { ASK_LWA_CLIENT_ID: "ec", ASK_LWA_CLIENT_CONFIRMATION: "es", ASK_REFRESH_TOKEN: "er" };

/** Settings of a stack's configuration, the environment, and ask-cli's file in a home of its own. */
function read(config: Record<string, string>, env: NodeJS.ProcessEnv = {}, file?: unknown) {
  const home = mkdtempSync(join(tmpdir(), "alexa-home-"));
  onTestFinished(() => rmSync(home, { recursive: true }));
  mkdirSync(join(home, ".ask"));
  if (file !== undefined)
    writeFileSync(join(home, ".ask/cli_config"), typeof file === "string" ? file : JSON.stringify(file));
  return readSettings((key) => config[key], { HOME: home, ...env });
}

function problems(...given: Parameters<typeof read>): string[] {
  try {
    read(...given);
  } catch (error) {
    expect(error).toBeInstanceOf(SettingsError);
    return (error as Error).message.split("\n");
  }
  throw new Error("the settings were taken");
}

const profiles = (names: Record<string, unknown>) => ({ profiles: names });
const profile = { token: { access_token: "pa", refresh_token: "pr" }, vendor_id: "PV" };

describe("settings", () => {
  test("have defaults", () => {
    expect(read(refresh)).toEqual({
      apiEndpoint: new URL("https://api.amazonalexa.com"),
      authEndpoint: new URL("https://api.amazon.com"),
      credentials: { kind: "refresh", ...refresh },
      vendorId: undefined,
      buildTimeout: 900,
      requestsPerSecond: undefined,
    });
  });

  test("come from the configuration before the environment", () => {
    const env = {
      ...environment,
      ASK_VENDOR_ID: "EV",
      ASK_SMAPI_SERVER_BASE_URL: "https://env-api.test",
      ASK_LWA_TOKEN_HOST: "https://env-auth.test",
    };
    const fromEnv = read({}, env);
    expect(fromEnv.credentials).toEqual({ kind: "refresh", clientId: "ec", clientSecret: "es", refreshToken: "er" });
    expect(fromEnv).toMatchObject({ vendorId: "EV", buildTimeout: 900 });
    expect([fromEnv.apiEndpoint.host, fromEnv.authEndpoint.host]).toEqual(["env-api.test", "env-auth.test"]);
    const endpoints = { apiEndpoint: "https://api.test", authEndpoint: "https://auth.test" };
    const config = read({ ...refresh, ...endpoints, vendorId: "V", buildTimeout: "1.5", requestsPerSecond: "2" }, env);
    expect(config.credentials).toEqual({ kind: "refresh", ...refresh });
    expect(config).toMatchObject({ vendorId: "V", buildTimeout: 1.5, requestsPerSecond: 2 });
    expect([config.apiEndpoint.host, config.authEndpoint.host]).toEqual(["api.test", "auth.test"]);
  });

  test("may be spread over both", () => {
    expect(read({ refreshToken: "r" }, environment).credentials).toEqual({
      kind: "refresh",
      clientId: "ec",
      clientSecret: "es",
      refreshToken: "r",
    });
  });

  test.each([
    [
      "a configured refresh token before all",
      { ...refresh, accessToken: "a", profile: "p" },
      environment,
      { kind: "refresh", refreshToken: "r" },
    ],
    [
      "a configured access token before a profile",
      { accessToken: "a", profile: "p" },
      environment,
      { kind: "access", accessToken: "a" },
    ],
    [
      "a configured profile before the environment",
      { profile: "p" },
      environment,
      { kind: "refresh", refreshToken: "pr" },
    ],
    [
      "a refresh token of the environment before its access token",
      {},
      { ...environment, ASK_ACCESS_TOKEN: "ea" },
      { kind: "refresh", refreshToken: "er" },
    ],
    [
      "an access token of the environment before the file",
      {},
      { ASK_ACCESS_TOKEN: "ea" },
      { kind: "access", accessToken: "ea" },
    ],
    ["the profile that the environment names", {}, { ASK_DEFAULT_PROFILE: "p" }, { kind: "access", accessToken: "pa" }],
    ["the default profile", {}, {}, { kind: "access", accessToken: "da" }],
    [
      "nothing that is empty",
      { refreshToken: "", profile: "" },
      { ASK_REFRESH_TOKEN: "", ASK_ACCESS_TOKEN: "" },
      { kind: "access", accessToken: "da" },
    ],
  ])("take %s", (_, config, env, credentials) => {
    const file = profiles({ p: profile, default: { token: { access_token: "da" } } });
    expect(read(config, env, file).credentials).toMatchObject(credentials);
  });

  test.each([
    [
      "api.amazonalexa.com",
      'alexa:apiEndpoint is "api.amazonalexa.com", which is no address: write it like https://api.amazonalexa.com',
    ],
    ["ftp://x", 'alexa:apiEndpoint is "ftp://x", which is no address: write it like https://api.amazonalexa.com'],
    [
      "http://x.test/a",
      'alexa:apiEndpoint is "http://x.test": plain http is allowed to this machine only, write https',
    ],
    [
      "http://127.0.0.1.x.test",
      'alexa:apiEndpoint is "http://127.0.0.1.x.test": plain http is allowed to this machine only, write https',
    ],
    ["https://user:hush@x.test", "alexa:apiEndpoint must not hold a user name or a password"],
  ])("refuse %s as an endpoint", (apiEndpoint, problem) => {
    expect(problems({ ...refresh, apiEndpoint })).toEqual([problem]);
    expect(problems({ ...refresh, authEndpoint: apiEndpoint })).toEqual([
      problem.replace("apiEndpoint", "authEndpoint"),
    ]);
    expect(problem).not.toContain("hush");
  });

  test.each(["http://localhost:1", "http://127.0.0.1:3773", "http://127.9.9.9", "http://[::1]:1", "https://x.test"])(
    "take %s as an endpoint",
    (apiEndpoint) => {
      expect(read({ ...refresh, apiEndpoint }).apiEndpoint).toEqual(new URL(apiEndpoint));
    },
  );

  test.each(["0", "-1", "soon", "1e999", " "])("refuse %j for a number", (value) => {
    expect(problems({ ...refresh, buildTimeout: value, requestsPerSecond: value })).toEqual([
      `alexa:buildTimeout is "${value}": write a number above 0`,
      `alexa:requestsPerSecond is "${value}": write a number above 0`,
    ]);
  });

  test("report all that is wrong at once", () => {
    const found = problems({ apiEndpoint: "x", authEndpoint: "y", refreshToken: "r", buildTimeout: "z" });
    expect(found).toEqual([
      expect.stringMatching(/^alexa:apiEndpoint is "x"/),
      expect.stringMatching(/^alexa:authEndpoint is "y"/),
      expect.stringMatching(/^a refresh token needs the security profile that it was made for: set alexa:clientId/),
      expect.stringMatching(/^alexa:buildTimeout is "z"/),
    ]);
  });

  test("take a proxy of the environment, unless all is on this machine", () => {
    const env = { HTTPS_PROXY: "http://user:hush@" };
    expect(problems(refresh, env)).toEqual([expect.stringMatching(/^HTTPS_PROXY is not the address of an HTTP proxy/)]);
    const local = { apiEndpoint: "http://127.0.0.1:1", authEndpoint: "http://localhost:1" };
    expect(read({ ...refresh, ...local }, env).proxy).toBeUndefined();
    expect(read(refresh, { HTTPS_PROXY: "http://proxy.test:1" }).proxy?.shown).toBe(
      "http://proxy.test:1 (HTTPS_PROXY)",
    );
  });

  test("say how to give credentials", () => {
    expect(problems({})).toEqual([
      expect.stringMatching(/^no credentials for Amazon: set alexa:clientId, .* or run `ask configure`$/),
    ]);
  });
});

describe("a profile of ask-cli", () => {
  test("gives its vendor, unless another one is set", () => {
    const file = profiles({ default: profile });
    expect(read({}, {}, file).vendorId).toBe("PV");
    expect(read({ vendorId: "V" }, {}, file).vendorId).toBe("V");
    expect(read({}, { ASK_VENDOR_ID: "EV" }, file).vendorId).toBe("EV");
  });

  test("gives its refresh token only to the user's own security profile", () => {
    const file = profiles({ default: profile });
    expect(read({}, {}, file).credentials).toMatchObject({ kind: "access", accessToken: "pa" });
    const own = read({ clientId: "c", clientSecret: "s" }, {}, file).credentials;
    expect(own).toEqual({ kind: "refresh", clientId: "c", clientSecret: "s", refreshToken: "pr" });
  });

  test("knows when its token expires, and how to renew it", () => {
    const token = { access_token: "pa", expires_at: "2030-01-02T03:04:05.000Z" };
    expect(read({ profile: "p" }, {}, profiles({ p: { token } })).credentials).toEqual({
      kind: "access",
      accessToken: "pa",
      expiresAt: Date.UTC(2030, 0, 2, 3, 4, 5),
      renewal: expect.stringContaining('run any `ask` command with the profile "p"'),
    });
    const unclear = profiles({ default: { token: { access_token: "pa", expires_at: "soon" } } });
    expect(read({}, {}, unclear).credentials).not.toHaveProperty("expiresAt");
  });

  test("is not disturbed by other profiles, or by what is null in it", () => {
    const file = profiles({
      default: { aws_profile: null, token: { access_token: "pa" }, vendor_id: null },
      other: { aws_profile: "x" },
    });
    expect(read({}, {}, file).credentials).toMatchObject({ accessToken: "pa" });
  });

  test.each([
    ["there is no file", undefined, 'alexa:profile is "p", but ask-cli has no ~/.ask/cli_config: run `ask configure`'],
    [
      "it is not there",
      profiles({ q: profile }),
      '~/.ask/cli_config has no profile "p": set alexa:profile to one that it has, or run `ask configure --profile p`',
    ],
    [
      "it holds no token",
      profiles({ p: { token: {} } }),
      'the profile "p" in ~/.ask/cli_config holds no token: run `ask configure --profile p`',
    ],
    [
      "the file is no JSON",
      '{"secret',
      "~/.ask/cli_config cannot be read as ask-cli writes it: run `ask configure` again",
    ],
    [
      "the file is another one",
      { secret: 1 },
      "~/.ask/cli_config cannot be read as ask-cli writes it: run `ask configure` again",
    ],
  ])("is asked for where %s", (_, file, problem) => {
    expect(problems({ profile: "p" }, {}, file)).toEqual([problem]);
  });

  test.each(["__proto__", "constructor"])("called %s is not there", (name) => {
    expect(problems({ profile: name }, {}, profiles({ p: profile }))).toEqual([
      expect.stringContaining(`has no profile "${name}"`),
    ]);
  });
});
