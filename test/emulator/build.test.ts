import { expect, test } from "vitest";
import {
  makeSlotType,
  modelBody,
  modelPath,
  type Service,
  slotTypes,
  startService,
  until,
  versionBody,
} from "./service";

const dialog = { intents: [{ name: "FactIntent", slots: [] }] };

const lookAt = async ({ send }: Service, skillId: string) =>
  (await send("GET", `/v1/skills/${skillId}/status?resource=interactionModel`)).body.interactionModel["en-US"];

test("the steps of a build appear as they begin, and the status follows the clock", async () => {
  const service = await startService({ buildMs: 90 });
  const skillId = service.addSkill();
  await service.send("PUT", modelPath(skillId), modelBody({ dialog }));
  const seen: { name: string; status: string }[][] = [];
  const last = await until(
    async () => {
      const { lastUpdateRequest, ...rest } = await lookAt(service, skillId);
      if (lastUpdateRequest.status === "IN_PROGRESS") {
        expect(rest).toEqual({});
        seen.push(lastUpdateRequest.buildDetails.steps);
      }
      return lastUpdateRequest;
    },
    ({ status }) => status !== "IN_PROGRESS",
  );
  expect(last.status).toBe("SUCCEEDED");
  expect(last.errors).toBeUndefined();
  const steps = ["DIALOG_MODEL_BUILD", "LANGUAGE_MODEL_QUICK_BUILD", "LANGUAGE_MODEL_FULL_BUILD"];
  expect(last.buildDetails.steps).toEqual(steps.map((name) => ({ name, status: "SUCCEEDED" })));
  for (const running of seen) {
    expect(running.map(({ name }) => name)).toEqual(steps.slice(0, running.length));
    expect(running.map(({ status }) => status)).toEqual([...running.slice(1).map(() => "SUCCEEDED"), "IN_PROGRESS"]);
  }
});

test("a model without a dialog has no dialog step", async () => {
  const service = await startService();
  const skillId = service.addSkill();
  await service.send("PUT", modelPath(skillId), modelBody());
  const { steps } = (await lookAt(service, skillId)).lastUpdateRequest.buildDetails;
  expect(steps.map(({ name }: { name: string }) => name)).toEqual([
    "LANGUAGE_MODEL_QUICK_BUILD",
    "LANGUAGE_MODEL_FULL_BUILD",
  ]);
});

test("a build that is ordered to fail says why, and the last good model stays", async () => {
  const service = await startService();
  const { send, addSkill, failNextBuild } = service;
  const [skillId, other] = [addSkill(), addSkill()];
  const good = await send("PUT", modelPath(skillId), modelBody({ invocationName: "good" }));
  failNextBuild([{ code: "SomeCode", message: "Some text." }], skillId);
  await send("PUT", modelPath(other), modelBody());
  expect((await lookAt(service, other)).lastUpdateRequest.status).toBe("SUCCEEDED");
  await send("PUT", modelPath(skillId), modelBody({ invocationName: "bad" }));
  const failed = await lookAt(service, skillId);
  const errors = [{ code: "SomeCode", message: "Some text." }];
  expect(failed.lastUpdateRequest).toMatchObject({ status: "FAILED", errors });
  expect(failed.lastUpdateRequest.buildDetails.steps.at(-1)).toEqual({
    name: "LANGUAGE_MODEL_FULL_BUILD",
    status: "FAILED",
    errors,
  });
  expect(failed).toMatchObject({ version: "1", eTag: good.headers.get("etag") });
  expect((await send("GET", modelPath(skillId))).body.interactionModel.languageModel.invocationName).toBe("good");
  await send("PUT", modelPath(skillId), modelBody());
  expect(await lookAt(service, skillId)).toMatchObject({ version: "3", lastUpdateRequest: { status: "SUCCEEDED" } });
});

test("a build can fail without an error", async () => {
  const service = await startService();
  const skillId = service.addSkill();
  service.failNextBuild([]);
  await service.send("PUT", modelPath(skillId), modelBody());
  expect((await lookAt(service, skillId)).lastUpdateRequest).toMatchObject({ status: "FAILED", errors: [] });
  expect((await service.send("GET", modelPath(skillId))).status).toBe(404);
});

test("a build fails when the model uses a slot type version that is not built", async () => {
  const service = await startService();
  const slotTypeId = await makeSlotType(service);
  await service.send("POST", `${slotTypes}/${slotTypeId}/versions`, versionBody([])); // version 2 fails
  const using = (version: string) =>
    modelBody({
      intents: [{ name: "FactIntent", slots: [{ name: "it", slotTypeReference: { id: slotTypeId, version } }] }],
    });
  const skillId = service.addSkill();
  await service.send("PUT", modelPath(skillId), using("1"));
  expect((await lookAt(service, skillId)).lastUpdateRequest.status).toBe("SUCCEEDED");
  await service.send("PUT", modelPath(skillId), using("2"));
  const { status, errors } = (await lookAt(service, skillId)).lastUpdateRequest;
  expect(status).toBe("FAILED");
  expect(errors[0].message).toContain(slotTypeId);
});

test("the status names the resources that are asked for, for the development stage", async () => {
  const { send, addSkill } = await startService();
  const skillId = addSkill();
  const ask = (query: string) => send("GET", `/v1/skills/${skillId}/status${query}`);
  const manifest = { lastUpdateRequest: { status: "SUCCEEDED" }, eTag: expect.any(String) };
  expect((await ask("")).body).toEqual({ manifest });
  await send("PUT", modelPath(skillId, "en-US", "live"), modelBody());
  expect((await ask("")).body).toEqual({ manifest });
  await send("PUT", modelPath(skillId, "de-DE"), modelBody());
  expect((await ask("?resource=manifest")).body).toEqual({ manifest });
  expect(Object.keys((await ask("?resource=interactionModel")).body)).toEqual(["interactionModel"]);
  const both = (await ask("?resource=interactionModel&resource=manifest")).body;
  expect(Object.keys(both.interactionModel)).toEqual(["de-DE"]);
  expect(both.manifest).toEqual(manifest);
  expect((await ask("?resource=other")).status).toBe(400);
  expect((await send("GET", "/v1/skills/unknown/status")).status).toBe(404);
});
