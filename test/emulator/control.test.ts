import { expect, test } from "vitest";
import { makeSlotType, modelBody, modelPath, startService } from "./service";

async function withControl() {
  const service = await startService();
  const control = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${service.url}/emulator/${path}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === "" ? undefined : JSON.parse(text) };
  };
  return { ...service, service, control };
}

test("a skill is made without a token, under a given or a new id", async () => {
  const { control, send } = await withControl();
  expect(await control("POST", "skills", { id: "skill-1" })).toEqual({ status: 201, body: { id: "skill-1" } });
  const { body } = await control("POST", "skills");
  expect((await send("GET", "/v1/skills/skill-1/status")).status).toBe(200);
  expect((await send("GET", `/v1/skills/${body.id}/status`)).status).toBe(200);
  expect((await control("POST", "skills", { id: "skill-1" })).status).toBe(409);
});

test("the state shows models and slot types", async () => {
  const { control, send, addSkill, service } = await withControl();
  const path = modelPath(addSkill({ id: "skill-1" }));
  const slotTypeId = await makeSlotType(service);
  await send("PUT", path, { description: "first", ...modelBody() });
  const eTag = (await send("HEAD", path)).headers.get("etag");
  const { body } = await control("GET", "state");
  expect(body.skills).toMatchObject([
    {
      id: "skill-1",
      models: [
        {
          stage: "development",
          locale: "en-US",
          version: "1",
          eTag,
          description: "first",
          model: modelBody().interactionModel,
        },
      ],
    },
  ]);
  expect(body.slotTypes).toMatchObject([{ id: slotTypeId, name: "Ingredient", versions: [{ version: "1" }] }]);
});

test("the requests are listed and cleared, the emulator's own left out", async () => {
  const { control, send } = await withControl();
  await send("GET", "/v1/vendors");
  expect((await control("GET", "requests")).body).toMatchObject([{ method: "GET", path: "/v1/vendors", status: 200 }]);
  expect((await control("DELETE", "requests")).status).toBe(204);
  expect((await control("GET", "requests")).body).toEqual([]);
});

test("the next build of one skill is ordered to fail", async () => {
  const { control, send, addSkill } = await withControl();
  const [one, two] = [addSkill(), addSkill()];
  await control("POST", "fail-next-build", { errors: [{ message: "no" }], skillId: two });
  await send("PUT", modelPath(one), modelBody());
  await send("PUT", modelPath(two), modelBody());
  expect((await send("HEAD", modelPath(one))).status).toBe(204);
  expect((await send("HEAD", modelPath(two))).status).toBe(404);
});

test("a setting is changed while the emulator runs", async () => {
  const { control, send, addSkill } = await withControl();
  expect((await control("POST", "settings", { buildMs: 60_000 })).body).toMatchObject({
    buildMs: 60_000,
    eTagMoves: "build",
  });
  const path = modelPath(addSkill());
  await send("PUT", path, modelBody());
  expect((await send("HEAD", path)).status).toBe(404);
});

test("what the control routes do not know is refused", async () => {
  const { control } = await withControl();
  expect((await control("POST", "settings", { buildTime: 1 })).status).toBe(400);
  expect((await control("POST", "settings", { buildMs: "1" })).status).toBe(400);
  expect((await control("POST", "fail-next-build", {})).status).toBe(400);
  expect((await control("GET", "other")).status).toBe(404);
});
