import { InvalidResponseError, NoResponseError, type SmapiError } from "./errors";

// With these the request was never sent.
const UNSENT = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);
/** Codes of Node's and OpenSSL's for a certificate that is not trusted. */
const UNTRUSTED = /^(ERR_TLS_CERT|CERT_|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_(GET_ISSUER|VERIFY))/;
/** What undici and its parser say of a response that is not HTTP, or whose headers are longer than Node takes (16 kB). */
const NOT_HTTP = /^(HTTPParserError$|HPE_|UND_ERR_HEADERS_OVERFLOW|UND_ERR_BAD_UPGRADE)/;

interface Circumstances {
  url: URL;
  /** As it may be shown. */
  proxy: string | undefined;
  /** Milliseconds, where the deadline ended it. */
  timedOut: number | undefined;
  mayChange: boolean;
}

/** Describes a connection failure; its inputs hold no secret. */
export function connectionError(error: Error & { code?: string }, it: Circumstances): SmapiError {
  const { origin } = it.url;
  const code = error.code ?? (error.cause as { code?: string } | undefined)?.code ?? error.message;
  if (it.timedOut !== undefined) {
    const through = it.proxy ? ` through the proxy ${it.proxy}` : "";
    return new NoResponseError(`${origin} gave no answer within ${it.timedOut / 1000} seconds${through}`, true);
  }
  const tunnel = /^Proxy response \((\d+)\)/.exec(error.message)?.[1];
  if (tunnel && it.proxy) return proxyRefusal(it.proxy, origin, Number(tunnel));
  if (UNSENT.has(code)) return new NoResponseError(unreachable(origin, it.proxy, code), false);
  if (UNTRUSTED.test(code)) {
    const remedy = "if a proxy signs in its place, name the proxy's certificate in NODE_EXTRA_CA_CERTS";
    return new NoResponseError(`the certificate of ${origin} is not trusted (${code}): ${remedy}`, false, false);
  }
  if (NOT_HTTP.test(code) || NOT_HTTP.test(error.name))
    return new InvalidResponseError(`${origin} sent no HTTP that can be read (${code})`, it.mayChange);
  return new NoResponseError(`the connection to ${origin} was lost before the answer (${code})`, true);
}

function unreachable(origin: string, proxy: string | undefined, code: string): string {
  if (proxy) return `the proxy ${proxy} cannot be reached (${code}): check its address, or name the host in NO_PROXY`;
  const remedy =
    "check alexa:apiEndpoint and alexa:authEndpoint, the network, and that the emulator runs if you use it";
  return `${origin} cannot be reached (${code}): ${remedy}`;
}

function proxyRefusal(proxy: string, origin: string, status: number): NoResponseError {
  const problem =
    status === 407
      ? "asks for a user and a password (407), or for others than it was given: write them into its address, like http://user:password@proxy.example:8080"
      : `does not connect to ${origin} (${status})`;
  return new NoResponseError(`the proxy ${proxy} ${problem}`, false, status >= 500);
}
