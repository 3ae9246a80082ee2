import { expect, onTestFinished, test } from "vitest";
import { emulatorCredentials, type RateLimit, startEmulator } from "../../emulator";

const heavyTraffic = { message: "We are experiencing heavy traffic at the moment. Please try again later." };
const never = 1e-6;

async function start(rateLimits: RateLimit[]) {
  const emulator = await startEmulator({ rateLimits });
  onTestFinished(() => emulator.close());
  const { clientId, clientSecret, refreshToken } = emulatorCredentials;
  const login = () =>
    fetch(`${emulator.url}/auth/o2/token`, {
      method: "POST",
      body: new URLSearchParams({
        grant_type: "refresh_token",
        refresh_token: refreshToken,
        client_id: clientId,
        client_secret: clientSecret,
      }),
    });
  const { access_token: token } = (await (await login()).json()) as { access_token: string };
  const api = (path: string, method = "GET", body?: unknown) =>
    fetch(`${emulator.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}` },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  return { emulator, login, api };
}

test("a limit over all operations lets a burst through and refuses the rest as the service does", async () => {
  const { api, login } = await start([{ perSecond: never, burst: 2 }]);
  const answers = [await api("/v1/vendors"), await api("/v1/skills?vendorId=MEMULATOR00000"), await api("/v1/vendors")];
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
  expect(await answers[2]?.json()).toEqual(heavyTraffic);
  expect((await login()).status).toBe(200);
});

test("a limit over one operation leaves the others alone", async () => {
  const { api } = await start([{ operation: "getVendorListV1", perSecond: never, burst: 1 }]);
  const answers = [await api("/v1/vendors"), await api("/v1/vendors"), await api("/v1/skills?vendorId=MEMULATOR00000")];
  expect(answers.map(({ status }) => status)).toEqual([200, 429, 200]);
});

test("Login with Amazon has a limit of its own", async () => {
  const { api, login } = await start([{ operation: "token", perSecond: never, burst: 1 }]);
  expect((await login()).status).toBe(429);
  expect((await api("/v1/vendors")).status).toBe(200);
});

test("a request that is refused does not act", async () => {
  const { api, emulator } = await start([
    { operation: "createInteractionModelSlotTypeV1", perSecond: never, burst: 1 },
  ]);
  const create = () =>
    api("/v1/skills/api/custom/interactionModel/slotTypes", "POST", {
      vendorId: "MEMULATOR00000",
      slotType: { name: "PICK", description: "one" },
    });
  expect([(await create()).status, (await create()).status]).toEqual([200, 429]);
  expect(emulator.slotTypes()).toHaveLength(1);
});

test("limits can be set while it runs, and are judged", async () => {
  const { api, emulator } = await start([]);
  const set = (rateLimits: unknown) =>
    fetch(`${emulator.url}/emulator/settings`, { method: "POST", body: JSON.stringify({ rateLimits }) });
  expect((await set([{ perSecond: 0, burst: 1 }])).status).toBe(400);
  expect((await set([{ perSecond: never, burst: 1 }])).status).toBe(200);
  expect([(await api("/v1/vendors")).status, (await api("/v1/vendors")).status]).toEqual([200, 429]);
  expect((await set([])).status).toBe(200);
  expect((await api("/v1/vendors")).status).toBe(200);
});
