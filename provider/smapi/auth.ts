import { z } from "zod";
import type { Credentials } from "./credentials";
import { readErrorBody } from "./error-body";
import { refusal, SettingsError, UnreadableAnswerError } from "./errors";
import { parseJson } from "./json";
import { retry } from "./retry";
import type { Settings } from "./settings";
import { exchange } from "./transport";

/** A token is renewed this long before it expires (ask-smapi-sdk: 60 s), or at half its life where that is shorter. */
const AHEAD_MS = 60_000;
const TIMEOUT_MS = 30_000;

const tokenAnswer = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });

interface Token {
  value: string;
  /** Milliseconds since 1970 from which it is used no more. */
  staleAt: number;
}

/** The account's access token: fetched at first need, once for all who ask at the same time, renewed ahead of expiry. */
export class TokenSource {
  private current: Promise<Token> | undefined;

  constructor(private readonly settings: Pick<Settings, "authEndpoint" | "credentials">) {}

  /** The token to send; with `refused`, another one than that. */
  async token(refused?: string): Promise<string> {
    const asked = this.fetched();
    const token = await asked;
    if (token.value !== refused && Date.now() < token.staleAt) return token.value;
    // Another caller may have asked for a new one in the meantime.
    if (this.current === asked) this.current = undefined;
    return (await this.fetched()).value;
  }

  /** Whether a refused token can be replaced. */
  get renewable(): boolean {
    return this.settings.credentials.kind === "refresh";
  }

  private fetched(): Promise<Token> {
    this.current ??= fetchToken(this.settings).catch((error) => {
      this.current = undefined;
      throw error;
    });
    return this.current;
  }
}

async function fetchToken({
  authEndpoint,
  credentials,
}: Pick<Settings, "authEndpoint" | "credentials">): Promise<Token> {
  if (credentials.kind === "access") return givenToken(credentials);
  const form = new URLSearchParams({
    grant_type: "refresh_token",
    refresh_token: credentials.refreshToken,
    client_id: credentials.clientId,
    client_secret: credentials.clientSecret,
  });
  const answer = await retry("always", async () => {
    const { status, body } = await exchange({
      method: "POST",
      url: new URL("/auth/o2/token", authEndpoint),
      headers: { "content-type": "application/x-www-form-urlencoded", accept: "application/json" },
      body: form.toString(),
      timeout: TIMEOUT_MS,
    });
    if (status !== 200) throw denied(status, body, authEndpoint);
    return tokenAnswer.safeParse(parseJson(body));
  });
  if (!answer.success) {
    throw new UnreadableAnswerError(
      `${authEndpoint.origin} gave no access token in its answer: check alexa:authEndpoint`,
    );
  }
  const life = answer.data.expires_in * 1_000;
  return { value: answer.data.access_token, staleAt: Date.now() + life - Math.min(AHEAD_MS, life / 2) };
}

function givenToken(credentials: Extract<Credentials, { kind: "access" }>): Token {
  const staleAt = credentials.expiresAt ?? Number.POSITIVE_INFINITY;
  if (Date.now() >= staleAt) throw new SettingsError(`the access token has expired: ${credentials.renewal}`);
  return { value: credentials.accessToken, staleAt };
}

function denied(status: number, body: string, authEndpoint: URL): Error {
  const reason = readErrorBody(status, body);
  if (status >= 500 || status === 429) return refusal({ operation: "get an access token", status, ...reason });
  return new SettingsError(
    `${authEndpoint.origin} refuses the credentials (${status} ${reason.code ?? ""} ${reason.message}): check alexa:clientId, alexa:clientSecret and alexa:refreshToken, or their ASK_ variables`,
  );
}
