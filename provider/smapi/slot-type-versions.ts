import { z } from "zod";
import { path, type SmapiClient } from "./client";
import { UnreadableAnswerError, type Violation } from "./errors";
import { allPages, PAGE_SIZE } from "./pages";
import { slotTypePath } from "./slot-types";

/** What a version holds: `{type: "InlineValueSupplier", values}` or `{type: "CatalogValueSupplier", valueCatalog}`. */
export type ValueSupplier = Record<string, unknown>;

/** A version as the service lists it. */
export interface ListedVersion {
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
const versionAnswer = z.object({
  slotType: z.object({
    definition: z.object({ valueSupplier: z.record(z.string(), z.unknown()) }),
    version: z.string().nullish(),
    description,
  }),
});
const versionsAnswer = z.object({
  slotTypeVersions: z.array(z.object({ version: z.string(), description })).nullish(),
  nextToken: z.string().nullish(),
});
const buildAnswer = z.object({
  updateRequest: z.object({
    status: z.string(),
    version: z.string().nullish(),
    errors: z.array(z.object({ code: z.string().optional(), message: z.string().catch("") })).nullish(),
  }),
});

const versionPath = (id: string, version: string) => slotTypePath(id) + path`/versions/${version}`;

/** Starts the build of a new version and gives the id of its update request. */
export async function createSlotTypeVersion(
  client: SmapiClient,
  slotTypeId: string,
  version: { valueSupplier: ValueSupplier; description?: string | undefined },
): Promise<string> {
  const operation = `create a version of the slot type ${slotTypeId}`;
  const answer = await client.send({
    operation,
    method: "POST",
    path: `${slotTypePath(slotTypeId)}/versions`,
    body: { slotType: { definition: { valueSupplier: version.valueSupplier }, description: version.description } },
    repeat: "unacted",
  });
  // Only the id is taken: the token must not follow a Location to another host.
  const updateRequestId = /\/updateRequest\/([^/?#]+)/.exec(answer.headers.location ?? "")?.[1];
  if (!updateRequestId)
    throw new UnreadableAnswerError(`could not ${operation}: the answer has no Location with an update request`);
  return decodeURIComponent(updateRequestId);
}

/** How far a version's build has come. */
export async function getVersionBuild(
  client: SmapiClient,
  slotTypeId: string,
  updateRequestId: string,
): Promise<VersionBuild> {
  const operation = `read the build status of a version of the slot type ${slotTypeId}`;
  const request = {
    operation,
    method: "GET",
    path: slotTypePath(slotTypeId) + path`/updateRequest/${updateRequestId}`,
  } as const;
  const { status, version, errors } = (await client.ask(request, buildAnswer)).updateRequest;
  const known = status.toUpperCase();
  return {
    status: known === "SUCCEEDED" || known === "FAILED" ? known : "IN_PROGRESS",
    version: version ?? undefined,
    errors: errors ?? [],
  };
}

export async function getSlotTypeVersion(
  client: SmapiClient,
  slotTypeId: string,
  version: string,
): Promise<SlotTypeVersion> {
  const operation = `read version ${version} of the slot type ${slotTypeId}`;
  const request = { operation, method: "GET", path: versionPath(slotTypeId, version) } as const;
  const { slotType } = await client.ask(request, versionAnswer);
  return {
    version: slotType.version ?? version,
    description: slotType.description ?? undefined,
    valueSupplier: slotType.definition.valueSupplier,
  };
}

/** Every version of a slot type: at most 100 (Slot Type API reference). */
export async function listSlotTypeVersions(client: SmapiClient, slotTypeId: string): Promise<ListedVersion[]> {
  return allPages(async (nextToken) => {
    const operation = `list the versions of the slot type ${slotTypeId}`;
    const query = { maxResults: PAGE_SIZE, nextToken };
    const request = { operation, method: "GET", path: `${slotTypePath(slotTypeId)}/versions`, query } as const;
    const answer = await client.ask(request, versionsAnswer);
    const items = (answer.slotTypeVersions ?? []).map((found) => ({
      version: found.version,
      description: found.description ?? undefined,
    }));
    return { items, nextToken: answer.nextToken ?? undefined };
  });
}

/** Changes the description; without one, the service removes it (Slot Type API reference). */
export async function updateSlotTypeVersion(
  client: SmapiClient,
  slotTypeId: string,
  version: string,
  text: string | undefined,
): Promise<void> {
  const operation = `update version ${version} of the slot type ${slotTypeId}`;
  const url = `${versionPath(slotTypeId, version)}/update`;
  await client.send({ operation, method: "POST", path: url, body: { slotType: { description: text } } });
}

export async function deleteSlotTypeVersion(client: SmapiClient, slotTypeId: string, version: string): Promise<void> {
  const operation = `delete version ${version} of the slot type ${slotTypeId}`;
  await client.send({ operation, method: "DELETE", path: versionPath(slotTypeId, version) });
}
