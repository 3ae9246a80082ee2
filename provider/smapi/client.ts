import { setTimeout as sleep } from "node:timers/promises";
import type { z } from "zod";
import { TokenSource } from "./auth";
import { readErrorBody } from "./error-body";
import { refusal, SettingsError, UnreadableAnswerError } from "./errors";
import { parseJson } from "./json";
import { type Repeat, retry } from "./retry";
import { DEFAULT_API_ENDPOINT, type Settings } from "./settings";
import { exchange, type HttpAnswer, type HttpRequest } from "./transport";

/** A model of 1.5 MB over a slow line, with time for the service to judge it. */
const TIMEOUT_MS = 60_000;

export interface ApiRequest {
  /** In words, for errors: `read the status of skill …`. */
  operation: string;
  method: HttpRequest["method"];
  /** Made with `path`, so that every segment is encoded. */
  path: string;
  query?: Record<string, string | number | undefined>;
  ifMatch?: string | undefined;
  body?: unknown;
  /** `unacted` for requests that make something new each time. */
  repeat?: Repeat;
}

/** Sends requests to the Skill Management API with the account's token, deadlines and retries. */
export class SmapiClient {
  private readonly tokens: TokenSource;
  private nextSlot = 0;

  constructor(readonly settings: Settings) {
    this.tokens = new TokenSource(settings);
  }

  /** The answer of a request that succeeded; every other one is thrown as a typed error. */
  async send(request: ApiRequest): Promise<HttpAnswer> {
    return retry(request.repeat ?? "always", async () => {
      const token = await this.tokens.token();
      const answer = await this.exchange(request, token);
      if (answer.status !== 401 || !this.tokens.renewable) return this.accepted(request, answer);
      return this.accepted(request, await this.exchange(request, await this.tokens.token(token)));
    });
  }

  /** The same, with a body of a known shape. */
  async ask<T>(request: ApiRequest, shape: z.ZodType<T>): Promise<T> {
    return this.read(request, await this.send(request), shape);
  }

  /** Reads an answer's body; fields that the shape does not name are kept or ignored, never refused. */
  read<T>(request: ApiRequest, answer: HttpAnswer, shape: z.ZodType<T>): T {
    const result = shape.safeParse(parseJson(answer.body));
    if (result.success) return result.data;
    const issue = result.error.issues[0];
    const place = issue?.path.length ? ` (at ${issue.path.join(".")}: ${issue.message})` : "";
    throw new UnreadableAnswerError(
      `could not ${request.operation}: ${this.settings.apiEndpoint.origin} answered ${answer.status} with a body that is not what SMAPI sends${place}: check alexa:apiEndpoint`,
    );
  }

  private async exchange({ method, path, query = {}, ifMatch, body }: ApiRequest, token: string): Promise<HttpAnswer> {
    await this.pace();
    const url = new URL(path, this.settings.apiEndpoint);
    for (const [name, value] of Object.entries(query))
      if (value !== undefined) url.searchParams.set(name, String(value));
    const headers: Record<string, string> = { authorization: `Bearer ${token}`, accept: "application/json" };
    if (body !== undefined) headers["content-type"] = "application/json";
    if (ifMatch !== undefined) headers["if-match"] = ifMatch;
    const text = body === undefined ? undefined : JSON.stringify(body);
    return exchange({ method, url, headers, body: text, timeout: TIMEOUT_MS });
  }

  private accepted({ operation }: ApiRequest, answer: HttpAnswer): HttpAnswer {
    const { status, headers } = answer;
    if (status >= 200 && status < 300) return answer;
    const origin = this.settings.apiEndpoint.origin;
    const at = origin === DEFAULT_API_ENDPOINT ? "" : ` at ${origin}`;
    const requestId = headers["x-amzn-requestid"];
    const retryAfter = Number(headers["retry-after"]) || undefined;
    throw refusal({
      operation: `${operation}${at}`,
      status,
      requestId,
      retryAfter,
      ...readErrorBody(status, answer.body),
    });
  }

  // Spreads requests evenly where alexa:requestsPerSecond asks for it.
  private async pace(): Promise<void> {
    const rate = this.settings.requestsPerSecond;
    if (!rate) return;
    const slot = Math.max(Date.now(), this.nextSlot);
    this.nextSlot = slot + 1_000 / rate;
    await sleep(slot - Date.now());
  }
}

/** Builds a path whose every inserted part is one encoded segment: path`/v1/skills/${id}`. */
export function path(parts: TemplateStringsArray, ...segments: string[]): string {
  return parts.reduce((text, part, index) => text + encodeSegment(segments[index - 1] ?? "") + part);
}

// A URL would take "." and ".." for folders, even when encoded, and so climb to another resource.
function encodeSegment(segment: string): string {
  if (/^\.{0,2}$/.test(segment)) throw new SettingsError(`"${segment}" cannot be an id`);
  return encodeURIComponent(segment);
}
