import { SettingsError } from "../http/errors";
import { type HttpProxy, isLoopback, readProxy } from "../http/proxy";
import { readProfile } from "./ask-cli-profile";
import type { Credentials } from "./credentials";

/** Everything that the client needs to know. */
export interface Settings {
  apiEndpoint: URL;
  authEndpoint: URL;
  credentials: Credentials;
  vendorId?: string | undefined;
  /** Seconds that a build may take. */
  buildTimeout: number;
  requestsPerSecond?: number | undefined;
  proxy?: HttpProxy | undefined;
}

/** Reads a value of the stack's configuration: `read("clientId")` is `alexa:clientId`. */
type ReadConfig = (key: string) => string | undefined;

export const DEFAULT_API_ENDPOINT = "https://api.amazonalexa.com";
const DEFAULT_AUTH_ENDPOINT = "https://api.amazon.com";
/** Builds were seen to take 15 to 110 s; a queue at Amazon's can make it minutes. */
const DEFAULT_BUILD_TIMEOUT = 900;

/** Stack configuration, else ask-cli's environment variables, else ask-cli's profile; all that is wrong in one error. */
export function readSettings(config: ReadConfig, env: NodeJS.ProcessEnv = process.env): Settings {
  const problems: string[] = [];
  const attempt = <T>(read: () => T): T | undefined => {
    try {
      return read();
    } catch (error) {
      problems.push((error as Error).message);
      return undefined;
    }
  };
  const from = (key: string, variable: string) => config(key) || env[variable] || undefined;
  const apiEndpoint = attempt(() =>
    endpoint("alexa:apiEndpoint", from("apiEndpoint", "ASK_SMAPI_SERVER_BASE_URL") ?? DEFAULT_API_ENDPOINT),
  );
  const authEndpoint = attempt(() =>
    endpoint("alexa:authEndpoint", from("authEndpoint", "ASK_LWA_TOKEN_HOST") ?? DEFAULT_AUTH_ENDPOINT),
  );
  const found = attempt(() => readCredentials(config, env));
  const buildTimeout = attempt(() => positive("buildTimeout", config)) ?? DEFAULT_BUILD_TIMEOUT;
  const requestsPerSecond = attempt(() => positive("requestsPerSecond", config));
  const isRemote = [apiEndpoint, authEndpoint].some((url) => url && !isLoopback(url));
  const proxy = isRemote ? attempt(() => readProxy(env)) : undefined;
  if (!apiEndpoint || !authEndpoint || !found || problems.length > 0) throw new SettingsError(problems.join("\n"));
  const ofProfile = config("profile") ? found.vendorId : undefined;
  const vendorId = config("vendorId") || ofProfile || env.ASK_VENDOR_ID || found.vendorId;
  const { credentials } = found;
  return { apiEndpoint, authEndpoint, credentials, vendorId, buildTimeout, requestsPerSecond, proxy };
}

interface Found {
  credentials: Credentials;
  vendorId?: string | undefined;
}

function readCredentials(given: ReadConfig, env: NodeJS.ProcessEnv): Found {
  // A line break at the end of a secret is easily made, and Amazon would refuse it.
  const config: ReadConfig = (key) => given(key)?.trim();
  const clientId = config("clientId") || env.ASK_LWA_CLIENT_ID?.trim();
  const clientSecret = config("clientSecret") || env.ASK_LWA_CLIENT_CONFIRMATION?.trim();
  const access = (accessToken: string, renewal: string): Found => ({
    credentials: { kind: "access", accessToken, renewal },
  });
  const refresh = (refreshToken: string): Found => {
    if (clientId && clientSecret) return { credentials: { kind: "refresh", clientId, clientSecret, refreshToken } };
    throw new SettingsError(
      "a refresh token needs the security profile that it was made for: set alexa:clientId and alexa:clientSecret (or ASK_LWA_CLIENT_ID and ASK_LWA_CLIENT_CONFIRMATION)",
    );
  };
  const configured = config("refreshToken");
  if (configured) return refresh(configured);
  const token = config("accessToken");
  if (token) return access(token, "set a new alexa:accessToken, or a refresh token, which renews itself");
  const profile = config("profile");
  if (!profile && env.ASK_REFRESH_TOKEN) return refresh(env.ASK_REFRESH_TOKEN.trim());
  if (!profile && env.ASK_ACCESS_TOKEN) {
    return access(env.ASK_ACCESS_TOKEN.trim(), "set a new ASK_ACCESS_TOKEN, or a refresh token, which renews itself");
  }
  return readProfile({ profile, clientId, clientSecret, env });
}

// A token must not cross a network in clear text.
function endpoint(key: string, value: string): URL {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new SettingsError(`${key} is "${value}", which is no address: write it like ${DEFAULT_API_ENDPOINT}`);
  }
  if (url.protocol === "http:" && !isLoopback(url)) {
    throw new SettingsError(`${key} is "${url.origin}": plain http is allowed to this machine only, write https`);
  }
  if (url.username || url.password) throw new SettingsError(`${key} must not hold a user name or a password`);
  if (url.pathname !== "/" || url.search)
    throw new SettingsError(`${key} is "${value}": leave out what follows the host`);
  return url;
}

function positive(key: string, config: ReadConfig): number | undefined {
  const value = config(key);
  if (!value) return undefined;
  const number = Number(value);
  if (Number.isFinite(number) && number > 0) return number;
  throw new SettingsError(`alexa:${key} is "${value}": write a number above 0`);
}
