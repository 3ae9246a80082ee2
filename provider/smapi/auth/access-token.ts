import { z } from "zod";
import { Cancelled } from "../http/cancellation";
import { readErrorBody } from "../http/error-body";
import { httpError, InvalidResponseError, NoTokenError, SettingsError, SmapiError } from "../http/errors";
import { parseJson } from "../http/json";
import { observed } from "../http/request-context";
import { accessToken } from "../http/response-fields";
import { retry } from "../http/retry";
import { retryAfter } from "../http/retry-after";
import { RetryBudget } from "../http/retry-budget";
import { SingleFlight } from "../http/single-flight";
import { Throttle } from "../http/throttle";
import { exchange, type HttpResponse } from "../http/transport";
import type { Credentials } from "./credentials";
import type { Settings } from "./settings";

/** A token is renewed this long before it expires (ask-smapi-sdk: 60 s), or at half its life where that is shorter. */
const AHEAD_MS = 60_000;
const TIMEOUT_MS = 30_000;

const tokenResponse = z.object({ access_token: accessToken, expires_in: z.number().positive() });

interface Token {
  value: string;
  /** Epoch milliseconds; not used after this. */
  staleAt: number;
}

type RefreshCredentials = Extract<Credentials, { kind: "refresh" }>;
type Account = Pick<Settings, "authEndpoint" | "credentials" | "proxy">;

/** The account's access token: fetched at first need, once for all who ask at the same time, renewed ahead of expiry. */
export class TokenSource {
  /** What no message may show: the credentials, and every token so far. */
  readonly secrets: string[];
  private readonly throttle = new Throttle();
  private readonly budget = new RetryBudget();
  private readonly fetching = new SingleFlight(() => this.fetch());
  private known: Token | undefined;

  constructor(private readonly account: Account) {
    const { credentials } = account;
    this.secrets =
      credentials.kind === "refresh" ? [credentials.refreshToken, credentials.clientSecret] : [credentials.accessToken];
  }

  /** The token to send; with `refused`, another one than that. */
  async token(refused?: string): Promise<string> {
    const token = this.known ?? (await this.fetching.run());
    if (token.value !== refused && Date.now() < token.staleAt) return token.value;
    // Another caller may have fetched a new one in the meantime.
    if (this.known === token) this.known = undefined;
    return (this.known ?? (await this.fetching.run())).value;
  }

  /** Whether a refused token can be replaced. */
  get renewable(): boolean {
    return this.account.credentials.kind === "refresh";
  }

  private async fetch(): Promise<Token> {
    const { credentials } = this.account;
    this.known = credentials.kind === "access" ? givenToken(credentials) : await this.fresh(credentials);
    return this.known;
  }

  private async fresh(credentials: RefreshCredentials): Promise<Token> {
    const { authEndpoint } = this.account;
    const parsed = tokenResponse.safeParse(parseJson((await this.requestToken(credentials)).body));
    if (!parsed.success) {
      throw new InvalidResponseError(
        `${authEndpoint.origin} gave no access token in its answer: check alexa:authEndpoint`,
      );
    }
    const { access_token: value, expires_in: seconds } = parsed.data;
    this.secrets.push(value);
    const life = seconds * 1_000;
    return { value, staleAt: Date.now() + life - Math.min(AHEAD_MS, life / 2) };
  }

  private async requestToken(credentials: RefreshCredentials): Promise<HttpResponse> {
    const { authEndpoint, proxy } = this.account;
    const form = new URLSearchParams({
      grant_type: "refresh_token",
      refresh_token: credentials.refreshToken,
      client_id: credentials.clientId,
      client_secret: credentials.clientSecret,
    });
    const request = {
      method: "POST",
      url: new URL("/auth/o2/token", authEndpoint),
      headers: { "content-type": "application/x-www-form-urlencoded", accept: "application/json" },
      body: form.toString(),
      timeout: TIMEOUT_MS,
      proxy,
    } as const;
    try {
      return await retry("always", this.budget, async () => {
        const limited = { operation: "token", method: request.method, path: request.url.pathname };
        const response = await this.throttle.run(limited, () => observed(limited, () => exchange(request)));
        if (response.status !== 200) throw tokenError(response, authEndpoint, this.secrets);
        return response;
      });
    } catch (error) {
      if (error instanceof SettingsError || error instanceof Cancelled || !(error instanceof SmapiError)) throw error;
      throw new NoTokenError(error.message);
    }
  }
}

function givenToken({ accessToken: value, expiresAt, renewal }: Extract<Credentials, { kind: "access" }>): Token {
  const staleAt = expiresAt ?? Number.POSITIVE_INFINITY;
  if (Date.now() >= staleAt) throw new SettingsError(`the access token has expired: ${renewal}`);
  if (!accessToken.safeParse(value).success)
    throw new SettingsError(`the access token holds characters that none of Amazon's has: ${renewal}`);
  return { value, staleAt };
}

function tokenError({ status, headers, body }: HttpResponse, authEndpoint: URL, secrets: string[]): Error {
  const reason = readErrorBody(status, body, secrets);
  if (status >= 500 || status === 429) {
    return httpError({ action: "get an access token", status, retryAfter: retryAfter(headers), ...reason });
  }
  return new SettingsError(
    `${authEndpoint.origin} refuses the credentials (${status} ${reason.code ?? ""} ${reason.message}): check alexa:clientId, alexa:clientSecret and alexa:refreshToken, or their ASK_ variables`,
  );
}
