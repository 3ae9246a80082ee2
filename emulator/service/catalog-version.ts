import { randomUUID } from "node:crypto";
import { z } from "zod";
import { type ApiRequest, type ApiResponse, badRequest, notFound } from "./api";
import { parseBody } from "./body";
import { buildStatus } from "./build";
import { catalogsPath, requireCatalog } from "./catalog";
import { page } from "./paging";
import { isCatalogInUse } from "./references";
import { description } from "./slot-type";
import type { CatalogVersion } from "./state";
import type { Store } from "./store";
import { findVersion, sortedVersions } from "./versions";

const source = z.object({ type: z.string().min(1), url: z.string().min(1) });
const createBody = z.object({ source, description });

/** The source is kept and never fetched: the emulator sends no requests. */
export function createCatalogVersion(call: ApiRequest, store: Store): ApiResponse {
  const catalog = requireCatalog(call, store);
  const { source, description } = parseBody(createBody, call);
  catalog.versionCount += 1;
  const createdAt = Date.now();
  const errors = call.build?.errors ?? store.takeFailure((id) => id === catalog.id);
  const ms = call.build?.ms ?? store.settings.buildMs;
  // The service's own ids are a UUID and the time, written so.
  const updateRequestId = `${randomUUID()}-Time-${new Date(createdAt).toISOString().slice(0, -1).replaceAll(":", "-")}`;
  catalog.versions.push({
    version: String(catalog.versionCount),
    description,
    source,
    createdAt,
    updateRequestId,
    build: { startedAt: createdAt, ms, steps: [], ...(errors && { errors }) },
  });
  store.changed();
  return { status: 202, headers: { location: `${catalogsPath}/${catalog.id}/updateRequest/${updateRequestId}` } };
}

export function getCatalogUpdateStatus(call: ApiRequest, store: Store): ApiResponse {
  const { versions } = requireCatalog(call, store);
  const found = versions.find(({ updateRequestId }) => updateRequestId === call.params.updateRequestId);
  if (!found) throw notFound(`The update request "${call.params.updateRequestId}" does not exist.`);
  const status = buildStatus(found.build);
  const errors = status === "FAILED" ? found.build.errors : undefined;
  return { status: 200, json: { lastUpdateRequest: { status, version: found.version, errors } } };
}

export function listCatalogVersions(call: ApiRequest, store: Store): ApiResponse {
  const { id, versions } = requireCatalog(call, store);
  const { items, links, nextToken } = page(call, sortedVersions(call, versions));
  const catalogVersions = items.map(({ version, createdAt, description }) => ({
    version,
    creationTime: new Date(createdAt).toISOString(),
    description,
    _links: { self: { href: `${catalogsPath}/${id}/versions/${version}` } },
  }));
  // spec.json knows no link to the next page here.
  const _links = { self: links.self };
  const isTruncated = nextToken !== undefined;
  return { status: 200, json: { _links, catalogVersions, isTruncated, nextToken, totalCount: versions.length } };
}

export function getCatalogVersion(call: ApiRequest, store: Store): ApiResponse {
  const { source, description, version } = requireVersion(call, store);
  return { status: 200, json: { source, description, version } };
}

const updateBody = z.object({ description });

export function updateCatalogVersion(call: ApiRequest, store: Store): ApiResponse {
  const version = requireVersion(call, store);
  // The body is optional; without a description it takes the description away, as with slot types.
  version.description = parseBody(updateBody, { ...call, body: call.body || "{}" }).description;
  store.changed();
  return { status: 204 };
}

export function deleteCatalogVersion(call: ApiRequest, store: Store): ApiResponse {
  const catalog = requireCatalog(call, store);
  const version = requireVersion(call, store);
  if (isCatalogInUse(store.state, catalog.id, version.version)) {
    throw badRequest(`Catalog version "${version.version}" cannot be deleted because it is in-use by other entities.`);
  }
  catalog.versions.splice(catalog.versions.indexOf(version), 1);
  store.changed();
  return { status: 204 };
}

/** No source is ever fetched, so no version has values. */
export function getCatalogValues(call: ApiRequest, store: Store): ApiResponse {
  requireVersion(call, store);
  const { items, links } = page(call, []);
  return { status: 200, json: { _links: links, values: items, isTruncated: false, totalCount: 0 } };
}

/** The version that the path names. */
function requireVersion(call: ApiRequest, store: Store): CatalogVersion {
  const found = findVersion(call.params.version, requireCatalog(call, store).versions);
  if (!found) throw notFound(`The catalog version "${call.params.version}" does not exist.`);
  return found;
}
