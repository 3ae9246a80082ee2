import type { Agent } from "undici";
import { NoAnswerError, UnreadableAnswerError } from "./errors";

/** A model is at most 1.5 MB (docs "Interaction model limits"); twenty times that is no answer of Amazon's. */
const LARGEST_ANSWER = 30 * 1024 * 1024;
/** Connections to one host. Amazon throttles by requests, not by connections; this spares the sockets of small runners. */
const CONNECTIONS = 32;

let agent: Agent | undefined;

export interface HttpRequest {
  method: "GET" | "HEAD" | "PUT" | "POST" | "DELETE";
  url: URL;
  headers: Record<string, string>;
  body?: string | undefined;
  /** Milliseconds until the whole answer must be there. */
  timeout: number;
}

export interface HttpAnswer {
  status: number;
  /** Names in lower case. */
  headers: Record<string, string>;
  body: string;
}

/** One exchange: no retry, no redirect followed (a token must not go to another host). */
export async function exchange({ url, timeout, ...options }: HttpRequest): Promise<HttpAnswer> {
  const signal = AbortSignal.timeout(timeout);
  try {
    // Loaded at the first request: a preview makes none.
    const undici = await import("undici");
    agent ??= new undici.Agent({ connections: CONNECTIONS, connect: { timeout: 10_000 } });
    const answer = await undici.request(url, { ...options, body: options.body ?? null, dispatcher: agent, signal });
    const headers: Record<string, string> = {};
    for (const [name, value] of Object.entries(answer.headers)) {
      if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(", ") : value;
    }
    return { status: answer.statusCode, headers, body: await readCapped(answer.body, url) };
  } catch (error) {
    if (error instanceof UnreadableAnswerError) throw error;
    throw noAnswer(error as Error & { code?: string }, url, signal.aborted ? timeout : undefined);
  }
}

async function readCapped(body: AsyncIterable<Buffer> & { destroy(): unknown }, url: URL): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > LARGEST_ANSWER) {
      body.destroy();
      throw new UnreadableAnswerError(
        `${url.origin} sent an answer of more than ${LARGEST_ANSWER} bytes: is it Amazon's API?`,
      );
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

// With these the request was never sent.
const UNSENT = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

function noAnswer(error: Error & { code?: string }, url: URL, timedOut: number | undefined): NoAnswerError {
  const code = error.code ?? (error.cause as { code?: string } | undefined)?.code;
  if (timedOut !== undefined) {
    return new NoAnswerError(`${url.origin} gave no answer within ${timedOut / 1000} seconds`, true);
  }
  if (code && UNSENT.has(code)) {
    const remedy =
      "check alexa:apiEndpoint and alexa:authEndpoint, the network, and that the emulator runs if you use it";
    return new NoAnswerError(`${url.origin} cannot be reached (${code}): ${remedy}`, false);
  }
  return new NoAnswerError(
    `the connection to ${url.origin} was lost before the answer (${code ?? error.message})`,
    true,
  );
}
