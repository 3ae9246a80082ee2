import type { z } from "zod";
import { TokenSource } from "../auth/access-token";
import { DEFAULT_API_ENDPOINT, type Settings } from "../auth/settings";
import { readErrorBody } from "../http/error-body";
import { httpError, InvalidResponseError, SettingsError } from "../http/errors";
import { nesting, parseJson } from "../http/json";
import { oneLine, redactSecrets } from "../http/redact";
import { observed } from "../http/request-context";
import { type Repeat, retry } from "../http/retry";
import { retryAfter } from "../http/retry-after";
import { RetryBudget } from "../http/retry-budget";
import { type Limited, Throttle } from "../http/throttle";
import { exchange, type HttpRequest, type HttpResponse, mayChange } from "../http/transport";

/** A model of 1.5 MB over a slow line, with time for the service to judge it. */
const TIMEOUT_MS = 60_000;
/** A model's deepest place is some ten levels down. */
const DEEPEST = 200;
const LONGEST_PLACE = 200;

export interface ApiRequest extends Limited {
  /** In words, for errors: `read the status of skill …`. */
  action: string;
  method: HttpRequest["method"];
  /** Made with `path`, so that every segment is encoded. */
  path: string;
  query?: Record<string, string | number | undefined>;
  ifMatch?: string | undefined;
  body?: unknown;
  /** `unacted` for requests that must not be sent again once they may have acted. */
  repeat?: Repeat;
}

/** Sends requests to the Skill Management API with the account's token, as fast as Amazon takes them, with deadlines and retries. */
export class SmapiClient {
  private readonly tokens: TokenSource;
  private readonly throttle: Throttle;
  private readonly budget = new RetryBudget();

  constructor(readonly settings: Settings) {
    this.tokens = new TokenSource(settings);
    this.throttle = new Throttle(settings.requestsPerSecond);
  }

  /** The response of a request that succeeded; every other one is thrown as a typed error. */
  async send(request: ApiRequest): Promise<HttpResponse> {
    return retry(request.repeat ?? "always", this.budget, async () => {
      let token = "";
      const attempt = (rejectedToken?: string) =>
        this.throttle.run(request, async () => {
          // At the last moment: it may expire while the request waits for its turn.
          token = await this.tokens.token(rejectedToken);
          return observed(request, () => this.exchange(request, token));
        });
      const response = await attempt();
      return this.throwUnlessSuccess(
        request,
        response.status === 401 && this.tokens.renewable ? await attempt(token) : response,
      );
    });
  }

  /** The same, with a body of a known shape. */
  async sendAndRead<T>(request: ApiRequest, shape: z.ZodType<T>): Promise<T> {
    return this.read(request, await this.send(request), shape);
  }

  /** Reads a response's body; fields that the shape does not name are kept or ignored, never refused. */
  read<T>(request: ApiRequest, { status, body }: HttpResponse, shape: z.ZodType<T>): T {
    if (nesting(body) > DEEPEST) throw this.invalid(request, status, `more than ${DEEPEST} levels deep`);
    const result = shape.safeParse(parseJson(body));
    if (result.success) return result.data;
    const issue = result.error.issues[0];
    throw this.invalid(
      request,
      status,
      issue?.path.length ? `at ${issue.path.join(".")}: ${issue.message}` : "no JSON of that kind",
    );
  }

  /** A header of a response that has to be of a known shape where it is there. */
  header(
    request: ApiRequest,
    { status, headers }: HttpResponse,
    name: string,
    shape: z.ZodType<string>,
  ): string | undefined {
    const value = headers[name];
    if (value === undefined || shape.safeParse(value).success) return value;
    throw this.invalid(request, status, `in the header ${name}`);
  }

  /** Amazon's words as they may be shown. */
  redact(text: string): string {
    return redactSecrets(text, this.tokens.secrets);
  }

  private invalid(request: ApiRequest, status: number, place: string): InvalidResponseError {
    const { origin } = this.settings.apiEndpoint;
    const problem = `${origin} answered ${status} with what SMAPI does not send (${this.redact(place).slice(0, LONGEST_PLACE)})`;
    return new InvalidResponseError(
      `could not ${request.action}: ${problem}: check alexa:apiEndpoint`,
      mayChange(request),
    );
  }

  private async exchange(
    { method, path, query = {}, ifMatch, body }: ApiRequest,
    token: string,
  ): Promise<HttpResponse> {
    const url = new URL(path, this.settings.apiEndpoint);
    for (const [name, value] of Object.entries(query))
      if (value !== undefined) url.searchParams.set(name, String(value));
    const headers: Record<string, string> = { authorization: `Bearer ${token}`, accept: "application/json" };
    if (body !== undefined) headers["content-type"] = "application/json";
    if (ifMatch !== undefined) headers["if-match"] = ifMatch;
    const text = body === undefined ? undefined : JSON.stringify(body);
    return exchange({ method, url, headers, body: text, timeout: TIMEOUT_MS, proxy: this.settings.proxy });
  }

  private throwUnlessSuccess(request: ApiRequest, response: HttpResponse): HttpResponse {
    const { status, headers, body } = response;
    if (status >= 200 && status < 300) {
      // The page of a proxy or of a hotel's network.
      if (/^text\/html/i.test(headers["content-type"] ?? "")) throw this.invalid(request, status, "a web page");
      return response;
    }
    const origin = this.settings.apiEndpoint.origin;
    const at = origin === DEFAULT_API_ENDPOINT ? "" : ` at ${origin}`;
    const requestId = headers["x-amzn-requestid"];
    throw httpError({
      action: `${request.action}${at}`,
      status,
      requestId: requestId === undefined ? undefined : this.redact(requestId),
      retryAfter: retryAfter(headers),
      mayChange: mayChange(request),
      ...readErrorBody(status, body, this.tokens.secrets),
    });
  }
}

/** Builds a path whose every inserted part is one encoded segment: path`/v1/skills/${id}`. */
export function path(parts: TemplateStringsArray, ...segments: string[]): string {
  return parts.reduce((text, part, index) => text + encodeSegment(segments[index - 1] ?? "") + part);
}

// An id of Amazon's is never longer, and a URL would take "." and ".." for folders, even when encoded, and so climb to another resource.
const SEGMENT = /^(?!\.{1,2}$)[^\p{Cc}\p{Cs}/\\]{1,255}$/u;

function encodeSegment(segment: string): string {
  if (!SEGMENT.test(segment)) throw new SettingsError(`"${oneLine(segment).slice(0, 50)}" cannot be an id`);
  return encodeURIComponent(segment);
}
