import { expect, onTestFinished, test, vi } from "vitest";
import type { Fault } from "../../emulator";
import { makeSlotType, modelBody, modelPath, startService, until, vendorId } from "../emulator/service";

const slotTypes = "/v1/skills/api/custom/interactionModel/slotTypes";
const create = { vendorId, slotType: { name: "Fruit" } };

/** An emulator, and a request with its token, whose answer may be anything. */
async function withFaults(...faults: Fault[]) {
  const service = await startService();
  for (const fault of faults) service.order({ fault });
  const headers = { authorization: `Bearer ${service.token}` };
  // biome-ignore lint/suspicious/noExplicitAny: the body is whatever came over the wire
  type Raw = Omit<Response, "json"> & { json(): Promise<any> };
  const raw = (method: string, path: string, body?: unknown): Promise<Raw> =>
    fetch(service.url + path, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) });
  return { ...service, service, raw };
}

test.each([
  [false, 0],
  [true, 1],
])("a connection is reset, after acting: %s", async (acted, made) => {
  const { raw, slotTypes: all, requests } = await withFaults({ kind: "reset", acted });
  await expect(raw("POST", slotTypes, create)).rejects.toThrow("fetch failed");
  expect(all()).toHaveLength(made);
  expect(requests.at(-1)).toMatchObject({ operation: "createInteractionModelSlotTypeV1", status: 0 });
  expect((await raw("GET", "/v1/vendors")).status).toBe(200);
});

test("another status is answered, as JSON, as a page or without a body", async () => {
  const { raw, slotTypes: all } = await withFaults(
    { kind: "status", status: 429, acted: false, retryAfter: "3", body: "json" },
    { kind: "status", status: 503, acted: true, body: "html" },
    { kind: "status", status: 500, acted: false, body: "empty" },
  );
  const throttled = await raw("POST", slotTypes, create);
  expect([throttled.status, throttled.headers.get("retry-after")]).toEqual([429, "3"]);
  expect((await throttled.json()).message).toMatch(/^We are experiencing heavy traffic/);
  expect(all()).toHaveLength(0);
  const page = await raw("POST", slotTypes, create);
  expect([page.status, page.headers.get("content-type")]).toEqual([503, "text/html"]);
  expect(await page.text()).toContain("<h1>503");
  expect(all()).toHaveLength(1);
  const empty = await raw("POST", slotTypes, create);
  expect([empty.status, await empty.text()]).toEqual([500, ""]);
});

test("an answer is truncated, slow, or a page", async () => {
  const { raw, slotTypes: all } = await withFaults({ kind: "truncated" }, { kind: "slow", ms: 50 }, { kind: "html" });
  await expect(raw("POST", slotTypes, create).then((answer) => answer.text())).rejects.toThrow("terminated");
  expect(all()).toHaveLength(1);
  expect(await (await raw("GET", "/v1/vendors")).json()).toMatchObject({ vendors: [{ id: vendorId }] });
  const page = await raw("GET", "/v1/vendors");
  expect([page.status, page.headers.get("content-type")]).toEqual([200, "text/html"]);
  expect(await page.text()).toContain("Please log in");
});

test("every token so far is void after one expires", async () => {
  const { raw } = await withFaults({ kind: "expired-token" });
  expect((await raw("GET", "/v1/vendors")).status).toBe(401);
  expect((await raw("GET", "/v1/vendors")).status).toBe(401);
});

test.each([
  [{ errors: [] }, { status: "FAILED", errors: [] }],
  [{ errors: [{ message: "No." }] }, { status: "FAILED", errors: [{ message: "No." }] }],
  [{ ms: 1_000_000 }, { status: "IN_PROGRESS" }],
])("a build goes as ordered: %o", async (build, expected) => {
  const { send, addSkill } = (await withFaults({ kind: "build", ...build })).service;
  const skillId = addSkill();
  await send("PUT", modelPath(skillId), modelBody());
  const { body } = await send("GET", `/v1/skills/${skillId}/status`);
  expect(body.interactionModel["en-US"].lastUpdateRequest).toMatchObject(expected);
});

test("another client comes before or after", async () => {
  const { raw, addSkill, service, model } = await withFaults();
  const skillId = addSkill();
  const path = modelPath(skillId);
  const theirs = modelBody({ invocationName: "their facts" });
  service.order({ fault: { kind: "rival", when: "before", method: "PUT", path, body: theirs } });
  await raw("PUT", path, modelBody());
  expect(model(skillId, "en-US")).toEqual(modelBody().interactionModel);
  service.order({ fault: { kind: "rival", when: "after", method: "PUT", path, body: theirs } });
  await raw("PUT", path, modelBody());
  expect(model(skillId, "en-US")).toEqual(theirs.interactionModel);
});

test("a fault waits for its operation, path and turn, and strikes as often as ordered", async () => {
  const { raw, order } = await withFaults();
  const fault: Fault = { kind: "status", status: 500, acted: false, body: "json" };
  order({ operation: "getVendorListV1", path: "/vendors", nth: 2, times: 2, fault });
  const statuses: number[] = [];
  for (const path of ["/v1/vendors", slotTypes, "/v1/vendors", "/v1/vendors", "/v1/vendors"])
    statuses.push((await raw("GET", path)).status);
  expect(statuses).toEqual([200, 400, 500, 500, 200]);
});

test("faults are ordered at the start and by request, and are told before they strike", async () => {
  const struck: string[] = [];
  const fault = { kind: "status", status: 502 } as const;
  const service = await startService({
    faults: [{ operation: "getVendorListV1", fault }],
    onFault: ({ kind }, { path }) => void struck.push(`${kind} ${path}`),
  });
  const headers = { authorization: service.token };
  expect((await fetch(`${service.url}/v1/vendors`, { headers })).status).toBe(502);
  expect(struck).toEqual(["status /v1/vendors"]);
  const control = (method: string, body?: unknown) =>
    fetch(`${service.url}/emulator/faults`, { method, body: JSON.stringify(body) });
  expect((await control("POST", [{ fault }])).status).toBe(204);
  expect((await control("POST", [{ fault: { kind: "fire" } }])).status).toBe(400);
  expect((await fetch(`${service.url}/v1/vendors`, { headers })).status).toBe(502);
  await control("POST", [{ fault }]);
  expect((await control("DELETE")).status).toBe(204);
  expect((await fetch(`${service.url}/v1/vendors`, { headers })).status).toBe(200);
});

test("a PUT during a build is built after it", async () => {
  const service = await startService({ putDuringBuild: "queue", buildMs: 40 });
  const skillId = service.addSkill();
  await service.send("PUT", modelPath(skillId), modelBody());
  await service.send("PUT", modelPath(skillId), modelBody({ invocationName: "other facts" }));
  await until(
    () => service.send("GET", `${modelPath(skillId)}/versions`),
    ({ body }) => body.skillModelVersions?.length === 2,
  );
  expect(service.model(skillId, "en-US")).toMatchObject({ languageModel: { invocationName: "other facts" } });
});

test("a status that lags shows what was", async () => {
  const lagMs = 600_000;
  const service = await startService({ statusLagMs: lagMs });
  const skillId = service.addSkill();
  const status = async () =>
    (await service.send("GET", `/v1/skills/${skillId}/status`)).body.interactionModel?.["en-US"];
  vi.useFakeTimers({ toFake: ["Date"] });
  onTestFinished(() => void vi.useRealTimers());
  await service.send("PUT", modelPath(skillId), modelBody());
  expect(await status()).toBeUndefined();
  expect(service.model(skillId, "en-US")).toEqual(modelBody().interactionModel);
  vi.setSystemTime(Date.now() + lagMs + 1);
  expect(await status()).toMatchObject({ lastUpdateRequest: { status: "SUCCEEDED" }, version: "1" });
  await service.send("PUT", modelPath(skillId), modelBody({ invocationName: "other facts" }));
  expect(await status()).toMatchObject({ version: "1" });
  vi.setSystemTime(Date.now() + lagMs + 1);
  expect(await status()).toMatchObject({ version: "2" });
});

test("a slot type version takes the build that was ordered", async () => {
  const service = await startService();
  service.order({
    operation: "createInteractionModelSlotTypeVersionV1",
    fault: { kind: "build", errors: [{ message: "No." }] },
  });
  const id = await makeSlotType(service);
  const { versions } = service.slotTypes().find((slotType) => slotType.id === id) ?? {};
  expect(versions).toHaveLength(1);
  expect((await service.send("GET", `${slotTypes}/${id}/versions/~current`)).status).toBe(404);
});
