import { z } from "zod";
import { InvalidResponseError, type Violation } from "../http/errors";
import { id, opaque } from "../http/response-fields";
import { path, type SmapiClient } from "./client";
import { collectPages, PAGE_SIZE } from "./pagination";
import { slotTypePath } from "./slot-types";

/** What a version holds: `{type: "InlineValueSupplier", values}` or `{type: "CatalogValueSupplier", valueCatalog}`. */
export type ValueSupplier = Record<string, unknown>;

/** A version as the service lists it. */
interface ListedVersion {
  version: string;
  description?: string | undefined;
}

/** A version with its values. */
export interface SlotTypeVersion extends ListedVersion {
  valueSupplier: ValueSupplier;
}

/** How far the build of a new version has come. */
export interface VersionBuild {
  status: "IN_PROGRESS" | "SUCCEEDED" | "FAILED";
  version?: string | undefined;
  errors: Violation[];
}

const description = z.string().nullish();
const versionResponse = z.object({
  slotType: z.object({
    definition: z.object({ valueSupplier: z.record(z.string(), z.unknown()) }),
    version: id.nullish(),
    description,
  }),
});
const versionsResponse = z.object({
  slotTypeVersions: z.array(z.object({ version: id, description })).nullish(),
  nextToken: opaque.nullish(),
});
const buildResponse = z.object({
  updateRequest: z.object({
    status: z.string(),
    version: id.nullish(),
    errors: z
      .array(z.object({ code: z.string().optional().catch(undefined), message: z.string().catch("") }))
      .nullish(),
  }),
});

const updateRequestLocation = z.string().regex(/\/updateRequest\/[\w.:-]{1,255}\/?([?#].*)?$/);

const versionPath = (id: string, version: string) => slotTypePath(id) + path`/versions/${version}`;

/** Starts the build of a new version and gives the id of its update request. */
export async function createSlotTypeVersion(
  client: SmapiClient,
  slotTypeId: string,
  version: { valueSupplier: ValueSupplier; description?: string | undefined },
): Promise<string> {
  const request = {
    action: `create a version of the slot type ${slotTypeId}`,
    operation: "createInteractionModelSlotTypeVersion",
    method: "POST",
    path: `${slotTypePath(slotTypeId)}/versions`,
    body: { slotType: { definition: { valueSupplier: version.valueSupplier }, description: version.description } },
    repeat: "unacted",
  } as const;
  const response = await client.send(request);
  // Only the id is taken: the token must not follow a Location to another host.
  const location = client.header(request, response, "location", updateRequestLocation);
  const updateRequestId = /\/updateRequest\/([^/?#]+)/.exec(location ?? "")?.[1];
  if (updateRequestId) return updateRequestId;
  const problem = "the answer has no Location with an update request";
  throw new InvalidResponseError(`could not ${request.action}: ${problem}`, true);
}

/** How far a version's build has come. */
export async function getVersionBuild(
  client: SmapiClient,
  slotTypeId: string,
  updateRequestId: string,
): Promise<VersionBuild> {
  const action = `read the build status of a version of the slot type ${slotTypeId}`;
  const request = {
    action,
    operation: "getInteractionModelSlotTypeBuildStatus",
    poll: true,
    method: "GET",
    path: slotTypePath(slotTypeId) + path`/updateRequest/${updateRequestId}`,
  } as const;
  const { status, version, errors } = (await client.sendAndRead(request, buildResponse)).updateRequest;
  const known = status.toUpperCase();
  return {
    status: known === "SUCCEEDED" || known === "FAILED" ? known : "IN_PROGRESS",
    version: version ?? undefined,
    errors: (errors ?? []).map(({ code, message }) => ({ code, message: client.redact(message) })),
  };
}

export async function getSlotTypeVersion(
  client: SmapiClient,
  slotTypeId: string,
  version: string,
): Promise<SlotTypeVersion> {
  const action = `read version ${version} of the slot type ${slotTypeId}`;
  const operation = "getInteractionModelSlotTypeVersion";
  const request = { action, operation, method: "GET", path: versionPath(slotTypeId, version) } as const;
  const { slotType } = await client.sendAndRead(request, versionResponse);
  return {
    version: slotType.version ?? version,
    description: slotType.description ?? undefined,
    valueSupplier: slotType.definition.valueSupplier,
  };
}

/** Every version of a slot type: at most 100 (Slot Type API reference). */
export async function listSlotTypeVersions(client: SmapiClient, slotTypeId: string): Promise<ListedVersion[]> {
  return collectPages(async (nextToken) => {
    const action = `list the versions of the slot type ${slotTypeId}`;
    const query = { maxResults: PAGE_SIZE, nextToken };
    const operation = "listInteractionModelSlotTypeVersions";
    const request = { action, operation, method: "GET", path: `${slotTypePath(slotTypeId)}/versions`, query } as const;
    const response = await client.sendAndRead(request, versionsResponse);
    const items = (response.slotTypeVersions ?? []).map((found) => ({
      version: found.version,
      description: found.description ?? undefined,
    }));
    return { items, nextToken: response.nextToken ?? undefined };
  });
}

/** Changes the description; without one, the service removes it (Slot Type API reference). */
export async function updateSlotTypeVersion(
  client: SmapiClient,
  slotTypeId: string,
  version: string,
  text: string | undefined,
): Promise<void> {
  const action = `update version ${version} of the slot type ${slotTypeId}`;
  const url = `${versionPath(slotTypeId, version)}/update`;
  const operation = "updateInteractionModelSlotTypeVersion";
  await client.send({ action, operation, method: "POST", path: url, body: { slotType: { description: text } } });
}

export async function deleteSlotTypeVersion(client: SmapiClient, slotTypeId: string, version: string): Promise<void> {
  const action = `delete version ${version} of the slot type ${slotTypeId}`;
  const operation = "deleteInteractionModelSlotTypeVersion";
  await client.send({ action, operation, method: "DELETE", path: versionPath(slotTypeId, version) });
}
