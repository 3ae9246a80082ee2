import { expect, test } from "vitest";
import { startService } from "./service";

const enablement = (skillId: string, stage = "development") => `/v1/skills/${skillId}/stages/${stage}/enablement`;

test("a skill is enabled in one stage at a time", async () => {
  const { send, addSkill } = await startService();
  const id = addSkill();
  const ask = async (method: string, stage?: string) => (await send(method, enablement(id, stage))).status;
  expect(await ask("GET")).toBe(404);
  expect(await ask("DELETE")).toBe(404);
  expect([await ask("PUT"), await ask("PUT"), await ask("GET")]).toEqual([204, 204, 204]);
  expect([await ask("PUT", "live"), await ask("GET", "live"), await ask("GET")]).toEqual([204, 204, 404]);
  expect([await ask("DELETE", "live"), await ask("GET", "live")]).toEqual([204, 404]);
});

test("an unknown skill cannot be enabled, nor another stage", async () => {
  const { send, addSkill } = await startService();
  expect((await send("PUT", enablement("unknown"))).status).toBe(404);
  expect((await send("PUT", enablement(addSkill(), "certified"))).status).toBe(400);
});
