import { CustomSmapiClientBuilder } from "ask-smapi-sdk";
import { expect, test } from "vitest";
import { emulatorCredentials } from "../../emulator";
import { modelBody, startService, vendorId, versionBody } from "./service";

/** Amazon's own SDK, which fetches its token from the emulator too. */
async function withClient() {
  const service = await startService();
  const client = new CustomSmapiClientBuilder()
    .withApiEndpoint(service.url)
    .withAuthEndpoint(service.url)
    .withRefreshTokenConfig(emulatorCredentials)
    .client();
  return { ...service, client, skillId: service.addSkill() };
}

const lastSegment = (headers: { key: string; value: string }[]) =>
  headers
    .find(({ key }) => key === "location")
    ?.value.split("/")
    .at(-1) ?? "";

test("the SDK puts, reads and lists interaction models", async () => {
  const { client, skillId, requests } = await withClient();
  const place = [skillId, "development", "en-US"] as const;
  const body = modelBody() as unknown as Parameters<typeof client.setInteractionModelV1>[3];
  const put = await client.callSetInteractionModelV1(...place, body);
  expect(put.statusCode).toBe(202);
  const status = await client.getSkillStatusV1(skillId, "interactionModel");
  expect(status.interactionModel?.["en-US"]?.lastUpdateRequest?.status).toBe("SUCCEEDED");
  expect(await client.getInteractionModelV1(...place)).toEqual({ version: "1", ...modelBody() });
  const head = await client.callGetInteractionModelMetadataV1(...place);
  const eTag = head.headers.find(({ key }) => key === "etag")?.value ?? "";
  expect(eTag).toMatch(/^[0-9a-f]{32}$/);
  await client.setInteractionModelV1(...place, body, eTag);
  await expect(client.setInteractionModelV1(...place, body, eTag)).rejects.toMatchObject({ statusCode: 412 });
  const list = await client.listInteractionModelVersionsV1(...place);
  expect(list.skillModelVersions?.map(({ version }) => version)).toEqual(["2", "1"]);
  expect((await client.getInteractionModelVersionV1(...place, "~current")).version).toBe("2");
  expect(requests[0]).toMatchObject({ operation: "token", status: 200 });
});

test("the SDK runs all operations on slot types", async () => {
  const { client } = await withClient();
  const created = await client.createInteractionModelSlotTypeV1({ vendorId, slotType: { name: "Spice" } });
  const id = created.slotType?.id ?? "";
  const version = versionBody(["salt"]) as Parameters<typeof client.createInteractionModelSlotTypeVersionV1>[1];
  const { headers } = await client.callCreateInteractionModelSlotTypeVersionV1(id, version);
  const { updateRequest } = await client.getInteractionModelSlotTypeBuildStatusV1(id, lastSegment(headers));
  expect(updateRequest).toMatchObject({ status: "SUCCEEDED", version: "1" });
  await client.updateInteractionModelSlotTypeV1(id, { slotType: { description: "hot" } });
  await client.updateInteractionModelSlotTypeVersionV1(id, "1", { slotType: { description: "first" } });
  expect((await client.getInteractionModelSlotTypeDefinitionV1(id)).slotType?.description).toBe("hot");
  expect((await client.getInteractionModelSlotTypeVersionV1(id, "1")).slotType?.description).toBe("first");
  expect((await client.listInteractionModelSlotTypesV1(vendorId)).slotTypes).toMatchObject([{ id, name: "Spice" }]);
  expect((await client.listInteractionModelSlotTypeVersionsV1(id)).slotTypeVersions).toHaveLength(1);
  await client.deleteInteractionModelSlotTypeVersionV1(id, "1");
  await client.deleteInteractionModelSlotTypeV1(id);
  await expect(client.getInteractionModelSlotTypeDefinitionV1(id)).rejects.toMatchObject({ statusCode: 404 });
});

test("the SDK runs all operations on catalogs", async () => {
  const { client } = await withClient();
  const { catalogId: id = "" } = await client.createInteractionModelCatalogV1({
    vendorId,
    catalog: { name: "Spices" },
  });
  const source = { type: "URL", url: "https://example.org/values.json" };
  const { headers } = await client.callCreateInteractionModelCatalogVersionV1(id, { source });
  const { lastUpdateRequest } = await client.getInteractionModelCatalogUpdateStatusV1(id, lastSegment(headers));
  expect(lastUpdateRequest).toMatchObject({ status: "SUCCEEDED", version: "1" });
  await client.updateInteractionModelCatalogV1(id, { name: "Herbs", description: "green" });
  await client.updateInteractionModelCatalogVersionV1(id, "1", { description: "first" });
  expect((await client.getInteractionModelCatalogDefinitionV1(id)).catalog?.name).toBe("Herbs");
  expect(await client.getInteractionModelCatalogVersionV1(id, "1")).toMatchObject({ source, description: "first" });
  expect((await client.getInteractionModelCatalogValuesV1(id, "1")).values).toEqual([]);
  expect((await client.listInteractionModelCatalogsV1(vendorId)).totalCount).toBe(1);
  expect((await client.listInteractionModelCatalogVersionsV1(id)).catalogVersions).toHaveLength(1);
  await client.deleteInteractionModelCatalogVersionV1(id, "1");
  await client.deleteInteractionModelCatalogV1(id);
  await expect(client.getInteractionModelCatalogDefinitionV1(id)).rejects.toMatchObject({ statusCode: 404 });
});

test("the SDK enables a skill and profiles an utterance", async () => {
  const { client, skillId } = await withClient();
  const body = modelBody() as unknown as Parameters<typeof client.setInteractionModelV1>[3];
  await client.setInteractionModelV1(skillId, "development", "en-US", body);
  const profile = await client.profileNluV1({ utterance: "tell me a fact" }, skillId, "development", "en-US");
  expect(profile.selectedIntent?.name).toBe("FactIntent");
  await client.setSkillEnablementV1(skillId, "development");
  expect((await client.callGetSkillEnablementStatusV1(skillId, "development")).statusCode).toBe(204);
  await client.deleteSkillEnablementV1(skillId, "development");
  await expect(client.getSkillEnablementStatusV1(skillId, "development")).rejects.toMatchObject({ statusCode: 404 });
});

test("the SDK simulates a skill, in both versions", async () => {
  const { client, skillId, set } = await withClient();
  set({ simulationMs: 0 });
  const body = modelBody() as unknown as Parameters<typeof client.setInteractionModelV1>[3];
  await client.setInteractionModelV1(skillId, "development", "en-US", body);
  const request = { input: { content: "ask space facts to tell me a fact" }, device: { locale: "en-US" } };
  await expect(client.simulateSkillV2(skillId, "development", request)).rejects.toMatchObject({ statusCode: 403 });
  await client.setSkillEnablementV1(skillId, "development");
  const { headers } = await client.callSimulateSkillV2(skillId, "development", request);
  const ended = await client.getSkillSimulationV2(skillId, "development", lastSegment(headers));
  expect(ended.status).toBe("SUCCESSFUL");
  expect(ended.result?.alexaExecutionInfo?.consideredIntents).toMatchObject([{ name: "FactIntent" }]);
  const { id = "" } = await client.simulateSkillV1(skillId, request);
  const first = await client.getSkillSimulationV1(skillId, id);
  expect(first).toMatchObject({ status: "SUCCESSFUL", result: { alexaExecutionInfo: { alexaResponses: [] } } });
  set({ simulationMs: 60_000 });
  expect((await client.simulateSkillV2(skillId, "development", request)).status).toBe("IN_PROGRESS");
  await expect(client.simulateSkillV1(skillId, request)).rejects.toMatchObject({ statusCode: 409 });
});
