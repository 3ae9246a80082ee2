import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import type { Credentials } from "../options";
import { type ApiRequest, type ApiResponse, errorResponse } from "./api";
import type { Store } from "./store";

// A token carries its own end and a signature, so that it stays good when the emulator is started again.
function signed(content: string, { clientSecret }: Credentials): string {
  return `Atza|${content}.${createHmac("sha256", clientSecret).update(content).digest("base64url")}`;
}

/** `POST /auth/o2/token` of Login with Amazon: a refresh token against an access token. */
export function issueToken(call: ApiRequest, { credentials, settings, tokenGeneration }: Store): ApiResponse {
  const field = tokenRequest(call);
  if (field("grant_type") !== "refresh_token") {
    return failure(
      "unsupported_grant_type",
      "The authorization grant type is not supported by the authorization server",
    );
  }
  if (field("client_id") !== credentials.clientId || field("client_secret") !== credentials.clientSecret) {
    return failure("invalid_client", "Client authentication failed");
  }
  if (field("refresh_token") !== credentials.refreshToken) {
    return failure("invalid_grant", "The request has an invalid grant parameter : refresh_token");
  }
  const end = Math.floor(Date.now() + settings.tokenSeconds * 1000);
  const content = `${end}.${tokenGeneration}.${randomUUID()}`;
  return {
    status: 200,
    headers: { "cache-control": "no-store" },
    json: {
      access_token: signed(content, credentials),
      refresh_token: credentials.refreshToken,
      token_type: "bearer",
      expires_in: settings.tokenSeconds,
    },
  };
}

const failure = (error: string, error_description: string): ApiResponse => ({
  status: 400,
  json: { error, error_description },
});

// Amazon's clients differ: the SDK posts a form, ask-cli posts JSON, others use the query string.
function tokenRequest({ body, query, headers }: ApiRequest): (name: string) => unknown {
  if (headers["content-type"]?.includes("json")) {
    try {
      const fields = new Map(Object.entries(JSON.parse(body) as object));
      return (name) => fields.get(name);
    } catch {
      return () => undefined;
    }
  }
  const form = new URLSearchParams(body);
  return (name) => form.get(name) ?? query.get(name);
}

/** Refuses a request without a valid access token. */
export function authenticate({ headers }: Pick<ApiRequest, "headers">, { credentials, tokenGeneration }: Store): void {
  const token = (headers.authorization ?? "").replace(/^bearer\s+/i, "");
  const content = /^Atza\|(.+)\.[^.]*$/.exec(token)?.[1] ?? "";
  const expected = Buffer.from(signed(content, credentials));
  const given = Buffer.from(token);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw unauthorized(token ? "Token is invalid/expired" : "User is not authenticated");
  }
  const [end, generation] = content.split(".").map(Number);
  if (Number(end) <= Date.now() || generation !== tokenGeneration) throw unauthorized("Token is invalid/expired");
}

const unauthorized = (message: string) =>
  errorResponse(401, "UNAUTHORIZED", message, { "www-authenticate": 'Bearer realm="SMAPI", error="invalid_token"' });
