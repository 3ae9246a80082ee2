import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { startEmulator } from "../../emulator";
import {
  catalogs,
  makeSlotType,
  modelBody,
  modelPath,
  type Service,
  slotTypes,
  startService,
  until,
  vendorId,
} from "./service";

function stateFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "emulator-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const modelStatus = async ({ send }: Service, skillId: string) =>
  (await send("GET", `/v1/skills/${skillId}/status`)).body.interactionModel["en-US"].lastUpdateRequest.status;

test("everything is there again after a restart, and tokens stay good", async () => {
  const folder = stateFolder();
  const stateFile = join(folder, "state.json");
  const first = await startService({ stateFile, skills: [{ id: "skill-1" }] });
  const path = modelPath("skill-1");
  const slotTypeId = await makeSlotType(first);
  await first.send("PUT", path, { description: "first", ...modelBody({ invocationName: "first" }) });
  await first.send("PUT", path, modelBody({ invocationName: "second" }));
  const before = await first.send("GET", path);
  first.failNextBuild([{ message: "no" }], "skill-1");
  await first.close();
  expect(readdirSync(folder)).toEqual(["state.json"]);

  const second = await startService({ stateFile, skills: [{ id: "skill-1" }] });
  const after = await second.send("GET", path, undefined, { authorization: first.token });
  expect(after.body).toEqual(before.body);
  expect(after.headers.get("etag")).toBe(before.headers.get("etag"));
  expect((await second.send("GET", `${path}/versions/1`)).body.description).toBe("first");
  expect((await second.send("GET", `${slotTypes}/${slotTypeId}/versions/~current`)).status).toBe(200);
  await second.send("PUT", path, modelBody());
  expect(await modelStatus(second, "skill-1")).toBe("FAILED");
});

test("a build that was running goes on by the clock", async () => {
  const stateFile = join(stateFolder(), "state.json");
  const first = await startService({ stateFile, buildMs: 400 });
  const skillId = first.addSkill();
  await first.send("PUT", modelPath(skillId), modelBody());
  await first.close();
  const second = await startService({ stateFile, buildMs: 60_000 });
  await until(
    () => modelStatus(second, skillId),
    (status) => status === "SUCCEEDED",
  );
  expect((await second.send("GET", modelPath(skillId))).body.version).toBe("1");
});

test("each change reaches the file without a stop", async () => {
  const stateFile = join(stateFolder(), "state.json");
  const { addSkill } = await startService({ stateFile });
  const ids = Array.from({ length: 20 }, () => addSkill());
  const skillsOnDisk = async () => (JSON.parse(readFileSync(stateFile, "utf8")) as { skills: { id: string }[] }).skills;
  const skills = await until(skillsOnDisk, (found) => found.length === 20);
  expect(skills.map(({ id }) => id)).toEqual(ids);
});

test("a state file from before there were catalogs is read", async () => {
  const stateFile = join(stateFolder(), "state.json");
  writeFileSync(stateFile, JSON.stringify({ skills: [], slotTypes: [], failures: [], models: {} }));
  const { send } = await startService({ stateFile });
  expect((await send("GET", `${catalogs}?vendorId=${vendorId}`)).body.catalogs).toEqual([]);
});

test("a state file that cannot be written is an error at the start", async () => {
  await expect(startEmulator({ stateFile: join(stateFolder(), "none", "state.json") })).rejects.toThrow("ENOENT");
});

test("a state file that cannot be read is named", async () => {
  const stateFile = join(stateFolder(), "state.json");
  writeFileSync(stateFile, "{");
  await expect(startEmulator({ stateFile })).rejects.toThrow(`The state file ${stateFile} cannot be read`);
});

test("a port that is taken is an error", async () => {
  const { url } = await startService();
  await expect(startEmulator({ port: Number(new URL(url).port) })).rejects.toMatchObject({ code: "EADDRINUSE" });
});
