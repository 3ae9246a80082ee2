import { expect, test } from "vitest";
import { modelPath, slotTypes, startService, vendorId } from "./service";

test("the vendors of the account are listed", async () => {
  const { send } = await startService({
    vendors: [
      { id: "M1", name: "One" },
      { id: "M2", name: "Two" },
    ],
  });
  const { body } = await send("GET", "/v1/vendors");
  expect(body.vendors).toMatchObject([
    { id: "M1", name: "One" },
    { id: "M2", name: "Two" },
  ]);
});

test("the skills of a vendor are listed", async () => {
  const names = { "en-US": "One" };
  const { send, addSkill } = await startService({
    skills: [
      { id: "one", names },
      { id: "other", vendorId: "MOTHER" },
    ],
  });
  const made = addSkill();
  expect(made).toMatch(/^amzn1\.ask\.skill\.[0-9a-f-]{36}$/);
  const list = async (query: string) => (await send("GET", `/v1/skills?vendorId=${vendorId}${query}`)).body;
  const all = await list("");
  expect(all.skills.map(({ skillId }: { skillId: string }) => skillId)).toEqual([made, "one"]);
  expect(all.isTruncated).toBe(false);
  expect((await list("&skillId=one")).skills).toMatchObject([
    { skillId: "one", stage: "development", nameByLocale: names },
  ]);
  const { manifest } = (await send("GET", "/v1/skills/one/stages/development/manifest")).body;
  expect(manifest.publishingInformation.locales).toMatchObject({ "en-US": { name: "One" } });
  expect(await list("&maxResults=1")).toMatchObject({ isTruncated: true, nextToken: expect.any(String) });
  expect((await send("GET", "/v1/skills")).status).toBe(400);
  expect((await send("GET", "/v1/skills?vendorId=MOTHER")).status).toBe(400);
});

test("every answer of Amazon's has a request id of its own", async () => {
  const { url } = await startService();
  const ids = await Promise.all(
    ["/v1/vendors", "/v1/other", "/nothing", "/auth/o2/token"].map(async (path) =>
      (await fetch(url + path, { method: "POST" })).headers.get("x-amzn-requestid"),
    ),
  );
  expect(new Set(ids).size).toBe(4);
  expect(ids).not.toContain(null);
});

test("a route of the API that is not emulated says so; anything else is not found", async () => {
  const { send, addSkill } = await startService();
  for (const path of [
    "/v1/skills/api/custom/interactionModel/jobs",
    "/v2/skills/s/stages/live/invocations",
    "/v0/catalogs",
  ]) {
    const { status, body } = await send("GET", path);
    expect(status).toBe(501);
    expect(body.message).toContain(`does not emulate GET ${path}`);
  }
  expect((await send("DELETE", modelPath(addSkill()))).status).toBe(501);
  expect((await send("PATCH", slotTypes)).status).toBe(501);
  expect((await send("GET", "/v3/skills")).status).toBe(404);
  expect((await send("GET", "//")).status).toBe(404);
});

test("a slot type and a skill are gone for another account", async () => {
  const { send, addSkill, url } = await startService();
  const skillId = addSkill();
  const { body } = await send("POST", slotTypes, { vendorId, slotType: { name: "A" } });
  const vendors = [{ id: "MOTHER", name: "Other" }];
  await fetch(`${url}/emulator/settings`, { method: "POST", body: JSON.stringify({ vendors }) });
  expect((await send("GET", `${slotTypes}/${body.slotType.id}`)).status).toBe(404);
  expect((await send("GET", `/v1/skills/${skillId}/status`)).status).toBe(404);
  expect((await send("GET", `${slotTypes}?vendorId=MOTHER`)).body.slotTypes).toEqual([]);
});
