import { randomUUID } from "node:crypto";
import { z } from "zod";
import { type ApiRequest, type ApiResponse, badRequest, invalidParameter, notFound } from "./api";
import { parseBody } from "./body";
import { type Build, buildStatus } from "./build";
import { page } from "./paging";
import { isInUse } from "./references";
import { description, requireSlotType, slotTypesPath, updateBody } from "./slot-type";
import type { SlotType, SlotTypeVersion } from "./state";
import type { Store } from "./store";
import { findVersion } from "./versions";

const maxVersions = 100;
const maxValueCharacters = 140;

const name = z.looseObject({
  value: z.string().min(1).max(maxValueCharacters),
  synonyms: z.array(z.string().max(maxValueCharacters)).optional(),
});
const valueSupplier = z.discriminatedUnion("type", [
  z.looseObject({ type: z.literal("InlineValueSupplier"), values: z.array(z.looseObject({ name })) }),
  z.looseObject({
    type: z.literal("CatalogValueSupplier"),
    valueCatalog: z.looseObject({ catalogId: z.string().min(1), version: z.string().min(1) }),
  }),
]);
const createBody = z.object({
  slotType: z.object({ definition: z.looseObject({ valueSupplier }), description }),
});

export function createSlotTypeVersion(call: ApiRequest, store: Store): ApiResponse {
  const slotType = requireSlotType(call, store);
  const { definition, description } = parseBody(createBody, call).slotType;
  if (slotType.versions.length >= maxVersions) {
    throw invalidParameter(`The slot type has the maximum of ${maxVersions} versions.`, "INVALID_ARRAY_SIZE");
  }
  slotType.versionCount += 1;
  const updateRequestId = randomUUID();
  slotType.versions.push({
    version: String(slotType.versionCount),
    description,
    definition,
    updateRequestId,
    build: newBuild(slotType.id, definition.valueSupplier, call, store),
  });
  store.changed();
  return { status: 202, headers: { location: `${slotTypesPath}/${slotType.id}/updateRequest/${updateRequestId}` } };
}

function newBuild(slotTypeId: string, supplier: z.infer<typeof valueSupplier>, call: ApiRequest, store: Store): Build {
  const build = { startedAt: Date.now(), ms: call.build?.ms ?? store.settings.buildMs, steps: [] };
  const ordered = call.build?.errors ?? store.takeFailure((id) => id === slotTypeId);
  if (ordered) return { ...build, errors: ordered };
  if (supplier.type === "InlineValueSupplier" && supplier.values.length === 0) {
    return {
      ...build,
      errors: [{ code: "INVALID_ARRAY_SIZE", message: "A slot type version needs at least one value." }],
    };
  }
  return build;
}

export function getSlotTypeBuildStatus(call: ApiRequest, store: Store): ApiResponse {
  const { versions } = requireSlotType(call, store);
  const found = versions.find(({ updateRequestId }) => updateRequestId === call.params.updateRequestId);
  if (!found) throw notFound(`The update request "${call.params.updateRequestId}" does not exist.`);
  const status = buildStatus(found.build);
  const errors = status === "FAILED" ? found.build.errors : undefined;
  return { status: 200, json: { updateRequest: { status, version: found.version, errors } } };
}

export function listSlotTypeVersions(call: ApiRequest, store: Store): ApiResponse {
  const { id, versions } = requireSlotType(call, store);
  const { items, links, nextToken } = page(call, versions);
  const slotTypeVersions = items.map(({ version, description }) => ({
    version,
    description,
    _links: { self: { href: `${slotTypesPath}/${id}/versions/${version}` } },
  }));
  return { status: 200, json: { _links: links, slotTypeVersions, nextToken } };
}

export function getSlotTypeVersion(call: ApiRequest, store: Store): ApiResponse {
  const slotType = requireSlotType(call, store);
  const { version, description, definition } = requireVersion(call, slotType);
  return { status: 200, json: { slotType: { id: slotType.id, definition, description, version } } };
}

export function updateSlotTypeVersion(call: ApiRequest, store: Store): ApiResponse {
  const version = requireVersion(call, requireSlotType(call, store));
  version.description = parseBody(updateBody, call).slotType.description;
  store.changed();
  return { status: 204 };
}

export function deleteSlotTypeVersion(call: ApiRequest, store: Store): ApiResponse {
  const slotType = requireSlotType(call, store);
  const version = requireVersion(call, slotType);
  if (isInUse(store.state, slotType.id, version.version)) {
    throw badRequest(
      `Slot type version "${version.version}" cannot be deleted because it is in-use by other entities.`,
    );
  }
  slotType.versions.splice(slotType.versions.indexOf(version), 1);
  store.changed();
  return { status: 204 };
}

/** The version that the path names. */
function requireVersion({ params }: ApiRequest, { versions }: SlotType): SlotTypeVersion {
  const found = findVersion(params.version, versions);
  if (!found) throw notFound(`The slot type version "${params.version}" does not exist.`);
  return found;
}
