import { SettingsError } from "./errors";

/** The proxy of the environment. Its address may hold a password: only `shown` may be shown. */
export interface HttpProxy {
  url: URL;
  /** `http://proxy.test:8080 (HTTPS_PROXY)` */
  shown: string;
  /** For the header Proxy-Authorization. */
  token?: string;
  /** Hosts that are reached without it, as in NO_PROXY. */
  direct: string[];
}

// ask-cli's own first; the rest in undici's order (EnvHttpProxyAgent).
const VARIABLES = ["ASK_CLI_PROXY", "https_proxy", "HTTPS_PROXY", "http_proxy", "HTTP_PROXY"];

export function readProxy(env: NodeJS.ProcessEnv): HttpProxy | undefined {
  const variable = VARIABLES.find((name) => env[name]?.trim());
  if (!variable) return undefined;
  const value = env[variable]?.trim() ?? "";
  // As curl does, a bare host:port is taken for one with http.
  const address = value.includes("://") ? value : `http://${value}`;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !/^https?:$/.test(url.protocol))
    throw new SettingsError(`${variable} is not the address of an HTTP proxy: write it like http://proxy.example:8080`);
  const direct = (env.no_proxy || env.NO_PROXY || "").toLowerCase().split(/[\s,]+/);
  const user = `${decoded(url.username)}:${decoded(url.password)}`;
  // undici sends no user name that has no password.
  const token = user === ":" ? {} : { token: `Basic ${Buffer.from(user).toString("base64")}` };
  return { url, shown: `${url.origin} (${variable})`, ...token, direct: direct.filter(Boolean) };
}

// A password with a bare % is taken as it is.
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Whether a request stays on this machine; such requests never go to a proxy. */
export function isLoopback({ hostname }: URL): boolean {
  return /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}

/** Whether a request goes to its host itself. An entry names a host with all below it, `*` every host. */
export function goesDirect(url: URL, { direct }: HttpProxy): boolean {
  const port = url.port || (url.protocol === "https:" ? "443" : "80");
  return (
    isLoopback(url) ||
    direct.some((entry) => {
      const [, host = entry, entryPort] = /^(.+?)(?::(\d+))?$/.exec(entry) ?? [];
      const name = host.replace(/^\*?\./, "");
      const named = host === "*" || url.hostname === name || url.hostname.endsWith(`.${name}`);
      return named && (entryPort === undefined || entryPort === port);
    })
  );
}
