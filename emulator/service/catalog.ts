import { randomUUID } from "node:crypto";
import { z } from "zod";
import { type ApiRequest, type ApiResponse, badRequest, notFound } from "./api";
import { parseBody } from "./body";
import { page } from "./paging";
import { isCatalogInUse } from "./references";
import { requireVendor } from "./skill";
import { description } from "./slot-type";
import type { Catalog } from "./state";
import type { Store } from "./store";

export const catalogsPath = "/v1/skills/api/custom/interactionModel/catalogs";
const name = z.string().min(1).max(255);

/** The catalog that the path names. */
export function requireCatalog({ params }: ApiRequest, store: Store): Catalog {
  const catalog = store.state.catalogs.find(({ id }) => id === params.catalogId);
  if (!catalog || !store.owns(catalog.vendorId)) throw notFound(`Catalog "${params.catalogId}" does not exist.`);
  return catalog;
}

const createBody = z.object({ vendorId: z.string().optional(), catalog: z.object({ name, description }) });

export function createCatalog(call: ApiRequest, store: Store): ApiResponse {
  const { catalog, vendorId } = parseBody(createBody, call);
  const id = `amzn1.ask.interactionModel.catalog.${randomUUID()}`;
  store.state.catalogs.push({
    id,
    vendorId: requireVendor(vendorId, store),
    ...catalog,
    createdAt: Date.now(),
    versions: [],
    versionCount: 0,
  });
  store.changed();
  return { status: 200, json: { catalogId: id } };
}

export function listCatalogs(call: ApiRequest, store: Store): ApiResponse {
  const vendorId = requireVendor(call.query.get("vendorId"), store);
  const mine = store.state.catalogs.filter((catalog) => catalog.vendorId === vendorId);
  const { items, links, nextToken } = page(call, mine);
  const catalogs = items.map(({ id, name, description }) => ({
    name,
    description,
    catalogId: id,
    _links: { self: { href: `${catalogsPath}/${id}` } },
  }));
  const isTruncated = nextToken !== undefined;
  return { status: 200, json: { _links: links, catalogs, isTruncated, nextToken, totalCount: mine.length } };
}

export function getCatalog(call: ApiRequest, store: Store): ApiResponse {
  const { name, description, createdAt, versions } = requireCatalog(call, store);
  const creationTime = new Date(createdAt).toISOString();
  return {
    status: 200,
    json: { catalog: { name, description }, creationTime, totalVersions: String(versions.length) },
  };
}

const updateBody = z.object({ name, description: description.unwrap() });

export function updateCatalog(call: ApiRequest, store: Store): ApiResponse {
  const catalog = requireCatalog(call, store);
  Object.assign(catalog, parseBody(updateBody, call));
  store.changed();
  return { status: 204 };
}

export function deleteCatalog(call: ApiRequest, store: Store): ApiResponse {
  const catalog = requireCatalog(call, store);
  if (isCatalogInUse(store.state, catalog.id)) {
    throw badRequest(`Catalog "${catalog.id}" cannot be deleted because it is in-use by other entities.`);
  }
  store.state.catalogs.splice(store.state.catalogs.indexOf(catalog), 1);
  store.changed();
  return { status: 204 };
}
