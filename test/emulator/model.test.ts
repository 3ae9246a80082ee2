import { expect, test } from "vitest";
import { modelBody, modelPath, startService, until } from "./service";

test("a model is there once its first build has succeeded, exactly as it was sent", async () => {
  const { send, addSkill, model } = await startService({ buildMs: 40 });
  const path = modelPath(addSkill({ id: "skill-1" }));
  expect((await send("GET", path)).status).toBe(404);
  const body = { description: "first", ...modelBody(), version: "77" };
  Object.assign(body.interactionModel, { _nameFreeInteraction: { b: [3, 1, 2], a: null } });
  const put = await send("PUT", path, body);
  expect(put.status).toBe(202);
  expect(put.headers.get("location")).toBe("/v1/skills/skill-1/status?resource=interactionModel");
  expect(put.headers.get("etag")).toMatch(/^[0-9a-f]{32}$/);
  const got = await until(
    () => send("GET", path),
    ({ status }) => status !== 404,
  );
  expect(got.body).toEqual({ version: "1", description: "first", interactionModel: body.interactionModel });
  expect(JSON.stringify(got.body.interactionModel)).toBe(JSON.stringify(body.interactionModel));
  expect(got.headers.get("etag")).toBe(put.headers.get("etag"));
  expect(model("skill-1", "en-US")).toEqual(body.interactionModel);
  expect(model("skill-1", "de-DE")).toBeUndefined();
});

test("HEAD answers as GET does, without a body", async () => {
  const { send, addSkill } = await startService();
  const path = modelPath(addSkill());
  expect((await send("HEAD", path)).status).toBe(404);
  await send("PUT", path, modelBody());
  const head = await send("HEAD", path);
  expect(head.status).toBe(204);
  expect(head.headers.get("etag")).toBe((await send("GET", path)).headers.get("etag"));
});

test("an identical model still makes a new version with a new eTag", async () => {
  const { send, addSkill } = await startService();
  const path = modelPath(addSkill());
  const first = await send("PUT", path, modelBody());
  const second = await send("PUT", path, modelBody());
  expect((await send("GET", path)).body.version).toBe("2");
  expect(second.headers.get("etag")).not.toBe(first.headers.get("etag"));
});

test("If-Match takes the current eTag, quoted or not, and nothing else", async () => {
  const { send, addSkill } = await startService();
  const path = modelPath(addSkill());
  const put = (eTag: string) => send("PUT", path, modelBody(), { "if-match": eTag });
  expect((await put("*")).status).toBe(412);
  const first = (await send("PUT", path, modelBody())).headers.get("etag") ?? "";
  const second = await put(first);
  expect(second.status).toBe(202);
  expect((await put(first)).status).toBe(412);
  expect((await put(`"${second.headers.get("etag")}"`)).status).toBe(202);
  expect((await put("*")).status).toBe(202);
});

test.each(["put", "build"] as const)(
  "with eTagMoves %s, the eTag after a build is the one of its PUT",
  async (eTagMoves) => {
    const service = await startService({ eTagMoves, buildMs: 0 });
    const { send, addSkill, url } = service;
    const skillId = addSkill();
    const path = modelPath(skillId);
    const first = await send("PUT", path, modelBody());
    await fetch(`${url}/emulator/settings`, { method: "POST", body: JSON.stringify({ buildMs: 60_000 }) });
    const second = await send("PUT", path, modelBody());
    const moved = eTagMoves === "put" ? second : first;
    const status = await send("GET", `/v1/skills/${skillId}/status`);
    expect(status.body.interactionModel["en-US"].eTag).toBe(moved.headers.get("etag"));
    expect(status.body.interactionModel["en-US"].version).toBe("1");
    expect((await send("HEAD", path)).headers.get("etag")).toBe(moved.headers.get("etag"));
    expect((await send("GET", path)).headers.get("etag")).toBe(moved.headers.get("etag"));
    expect((await send("PUT", path, modelBody(), { "if-match": "0".repeat(32) })).status).toBe(412);
    await fetch(`${url}/emulator/settings`, { method: "POST", body: JSON.stringify({ buildMs: 0 }) });
    const third = await send("PUT", path, modelBody(), { "if-match": moved.headers.get("etag") ?? "" });
    const after = await send("GET", `/v1/skills/${skillId}/status`);
    expect(after.body.interactionModel["en-US"]).toMatchObject({ eTag: third.headers.get("etag"), version: "3" });
  },
);

test("the ETag of the 202 can be left out", async () => {
  const { send, addSkill } = await startService({ putReturnsETag: false });
  expect((await send("PUT", modelPath(addSkill()), modelBody())).headers.get("etag")).toBeNull();
});

test("a PUT during a build replaces the build, or is refused when that is set", async () => {
  const service = await startService({ buildMs: 60_000 });
  const { send, addSkill, url, model } = service;
  const path = modelPath(addSkill({ id: "skill-1" }));
  await send("PUT", path, modelBody({ invocationName: "first" }));
  await fetch(`${url}/emulator/settings`, { method: "POST", body: JSON.stringify({ buildMs: 0 }) });
  expect((await send("PUT", path, modelBody({ invocationName: "second" }))).status).toBe(202);
  expect(model("skill-1", "en-US")).toMatchObject({ languageModel: { invocationName: "second" } });
  expect((await send("GET", `${path}/versions`)).body.skillModelVersions).toHaveLength(1);

  await fetch(`${url}/emulator/settings`, {
    method: "POST",
    body: JSON.stringify({ buildMs: 60_000, putDuringBuild: "refuse" }),
  });
  expect((await send("PUT", path, modelBody())).status).toBe(202);
  const refused = await send("PUT", path, modelBody());
  expect(refused.status).toBe(400);
  expect(refused.body.message).toBe("Unable to update skill due to ongoing skill update.");
  expect((await send("PUT", path.replace("en-US", "en-GB"), modelBody())).status).toBe(202);
});

test("the models of two stages and of two locales are apart; certified cannot be written", async () => {
  const { send, addSkill } = await startService();
  const skillId = addSkill();
  await send("PUT", modelPath(skillId, "en-US", "live"), modelBody());
  await send("PUT", modelPath(skillId, "nl-NL"), modelBody());
  expect((await send("GET", modelPath(skillId, "en-US", "live"))).status).toBe(200);
  expect((await send("GET", modelPath(skillId, "nl-NL"))).status).toBe(200);
  expect((await send("GET", modelPath(skillId))).status).toBe(404);
  expect((await send("PUT", modelPath(skillId, "en-US", "certified"), modelBody())).status).toBe(403);
});

test("what the path names must exist", async () => {
  const { send, addSkill } = await startService();
  const skillId = addSkill();
  const foreign = addSkill({ vendorId: "MOTHER" });
  for (const method of ["GET", "HEAD", "PUT"]) {
    expect((await send(method, modelPath("unknown"), method === "PUT" ? modelBody() : undefined)).status).toBe(404);
  }
  expect((await send("GET", modelPath(foreign))).status).toBe(404);
  for (const path of [
    modelPath(skillId, "en-US", "beta"),
    modelPath(skillId, "english"),
    modelPath(skillId, "en-ZZ"),
    modelPath("%E0%A4"),
  ]) {
    const { status, body } = await send("PUT", path, modelBody());
    expect([path, status]).toEqual([path, 400]);
    expect(body.violations[0].code).toMatch(/^INVALID_/);
  }
});

test("a body that is no JSON or too long is refused", async () => {
  const { send, addSkill } = await startService();
  const path = modelPath(addSkill());
  const unparsable = await send("PUT", path, "{");
  expect(unparsable.status).toBe(400);
  expect(unparsable.body).toEqual({
    message: "Request is not valid.",
    violations: [{ message: "Error parsing the requested content. Please validate the input." }],
  });
  const samples = (bytes: number) => [{ name: "FactIntent", samples: ["a".repeat(bytes)] }];
  expect((await send("PUT", path, modelBody({ intents: samples(1_500_000) }))).status).toBe(202);
  expect((await send("PUT", path, modelBody({ intents: samples(1_600_000) }))).status).toBe(400);
});
