import type { Dispatcher } from "undici";
import { connectionError } from "./connection-error";
import { InvalidResponseError } from "./errors";
import { goesDirect, type HttpProxy } from "./proxy";

/** A model is at most 1.5 MB (docs "Interaction model limits"); twenty times that is no response of Amazon's. */
const LARGEST_RESPONSE = 30 * 1024 * 1024;
/** Connections to one host: as many as requests are under way at one time (see Throttle). */
const CONNECTIONS = 16;
/** undici's default, named because it is part of the whole deadline. */
const CONNECT_MS = 10_000;

const dispatchers = new Map<string, Dispatcher>();

export interface HttpRequest {
  method: "GET" | "HEAD" | "PUT" | "POST" | "DELETE";
  url: URL;
  headers: Record<string, string>;
  body?: string | undefined;
  /** Milliseconds until the whole response must be there. */
  timeout: number;
  proxy?: HttpProxy | undefined;
}

export interface HttpResponse {
  status: number;
  /** Names in lower case. */
  headers: Record<string, string>;
  body: string;
}

/** Whether a request may have changed something where it succeeded. */
export const mayChange = ({ method }: Pick<HttpRequest, "method">) => method !== "GET" && method !== "HEAD";

/** One exchange: no retry, no redirect followed (a token must not go to another host). */
export async function exchange(request: HttpRequest): Promise<HttpResponse> {
  const { method, url, headers, body = null, timeout } = request;
  const proxy = request.proxy && !goesDirect(url, request.proxy) ? request.proxy : undefined;
  const signal = AbortSignal.timeout(timeout);
  try {
    // Loaded at the first request: a preview makes none.
    const undici = await import("undici");
    const dispatcher = dispatcherFor(undici, proxy);
    const response = await undici.request(url, { method, headers, body, dispatcher, signal });
    const responseHeaders: Record<string, string> = {};
    for (const [name, value] of Object.entries(response.headers))
      if (value !== undefined) responseHeaders[name] = Array.isArray(value) ? value.join(", ") : value;
    return { status: response.statusCode, headers: responseHeaders, body: await readBody(request, response) };
  } catch (error) {
    if (error instanceof InvalidResponseError) throw error;
    const timedOut = signal.aborted ? timeout : undefined;
    throw connectionError(error as Error, { url, proxy: proxy?.shown, timedOut, mayChange: mayChange(request) });
  }
}

function dispatcherFor({ Agent, ProxyAgent }: typeof import("undici"), proxy: HttpProxy | undefined): Dispatcher {
  const key = proxy?.url.href ?? "";
  const known = dispatchers.get(key);
  if (known) return known;
  const tls = { timeout: CONNECT_MS };
  const made = proxy
    ? new ProxyAgent({
        uri: proxy.url.origin,
        ...(proxy.token !== undefined && { token: proxy.token }),
        connections: CONNECTIONS,
        proxyTls: tls,
        requestTls: tls,
      })
    : new Agent({ connections: CONNECTIONS, connect: tls });
  dispatchers.set(key, made);
  return made;
}

// A refusal is known by its status, so its words may be cut or garbled; what a success says must be understood.
async function readBody(request: HttpRequest, response: Dispatcher.ResponseData): Promise<string> {
  const { statusCode: status, headers, body } = response;
  const failed = status >= 300;
  const unreadable = (problem: string) => {
    body.on("error", () => {}).destroy();
    return new InvalidResponseError(`${request.url.origin} sent ${problem}: is it Amazon's API?`, mayChange(request));
  };
  const encoding = headers["content-encoding"] ?? "identity";
  if (encoding !== "identity") {
    if (!failed) throw unreadable("an answer in an encoding that was not asked for");
    body.on("error", () => {}).destroy();
    return "";
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > LARGEST_RESPONSE) {
      if (!failed) throw unreadable(`an answer of more than ${LARGEST_RESPONSE} bytes`);
      break;
    }
    chunks.push(chunk);
  }
  try {
    return new TextDecoder("utf-8", { fatal: !failed }).decode(Buffer.concat(chunks));
  } catch {
    throw unreadable("an answer that is not UTF-8");
  }
}
