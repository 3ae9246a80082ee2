import { expect, test } from "vitest";
import { modelPath, startService, tokenRequest } from "./service";

test("a token is issued for a form, for JSON and for a query, whatever the case of the path", async () => {
  const { url } = await startService();
  const form = Object.entries(tokenRequest)
    .map(([name, value]) => `${name}=${value}`)
    .join("&"); // as the SDK: not encoded
  const requests = [
    fetch(`${url}/auth/O2/token`, {
      method: "POST",
      body: form,
      headers: { "content-type": "application/x-www-form-urlencoded" },
    }),
    fetch(`${url}/auth/o2/token`, {
      method: "POST",
      body: JSON.stringify(tokenRequest),
      headers: { "content-type": "application/json" },
    }),
    fetch(`${url}/auth/o2/token?${new URLSearchParams(tokenRequest)}`, { method: "POST" }),
  ];
  for (const response of await Promise.all(requests)) {
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      access_token: expect.stringMatching(/^Atza\|/),
      refresh_token: tokenRequest.refresh_token,
      token_type: "bearer",
      expires_in: 3600,
    });
  }
});

test.each([
  [{ ...tokenRequest, grant_type: "password" }, "unsupported_grant_type"],
  [{ ...tokenRequest, client_id: "other" }, "invalid_client"],
  [{ ...tokenRequest, client_secret: "other" }, "invalid_client"],
  [{ ...tokenRequest, refresh_token: "other" }, "invalid_grant"],
])("a wrong token request is refused: %o", async (request, error) => {
  const { url } = await startService();
  const response = await fetch(`${url}/auth/o2/token`, { method: "POST", body: new URLSearchParams(request) });
  expect(response.status).toBe(400);
  expect(await response.json()).toEqual({ error, error_description: expect.any(String) });
});

test("own credentials replace the well-known ones", async () => {
  const credentials = { clientId: "me", clientSecret: "mine", refreshToken: "Atzr|mine" };
  const { url } = await startService({ credentials });
  const ask = (request: Record<string, string>) =>
    fetch(`${url}/auth/o2/token`, { method: "POST", body: new URLSearchParams(request) });
  const mine = { grant_type: "refresh_token", client_id: "me", client_secret: "mine", refresh_token: "Atzr|mine" };
  expect((await ask(mine)).status).toBe(200);
  expect((await ask(tokenRequest)).status).toBe(400);
});

test("a token is taken with and without Bearer", async () => {
  const { send, token } = await startService();
  expect((await send("GET", "/v1/vendors", undefined, { authorization: token })).status).toBe(200);
  expect((await send("GET", "/v1/vendors")).status).toBe(200);
});

test.each(["", "Bearer ", "Bearer Atza|unknown", "Bearer Atza|99999999999999.x.y"])(
  "the authorization %o is refused",
  async (authorization) => {
    const { send } = await startService();
    const reply = await send("GET", "/v1/vendors", undefined, { authorization });
    expect(reply.status).toBe(401);
    expect(reply.headers.get("www-authenticate")).toMatch(/^Bearer/);
    expect(reply.body).toEqual({ code: expect.any(String), message: expect.any(String) });
  },
);

test("an expired token is refused, before anything is said about the skill", async () => {
  const { send } = await startService({ tokenSeconds: 0 });
  expect((await send("GET", modelPath("unknown"))).status).toBe(401);
});

test("the log of requests holds no secret", async () => {
  const service = await startService();
  await fetch(`${service.url}/auth/o2/token?${new URLSearchParams(tokenRequest)}`, { method: "POST" });
  await service.send("PUT", modelPath(service.addSkill()), { interactionModel: "hidden" });
  expect(service.requests).toEqual([
    {
      method: "POST",
      path: "/auth/o2/token",
      status: 200,
      requestId: expect.any(String),
      operation: "token",
      ms: expect.any(Number),
    },
    expect.objectContaining({ method: "PUT", status: 400, operation: "setInteractionModelV1" }),
  ]);
  expect(JSON.stringify(service.requests)).not.toMatch(/Atza|Atzr|hidden|secret/);
});
