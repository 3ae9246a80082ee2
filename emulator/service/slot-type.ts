import { randomUUID } from "node:crypto";
import { z } from "zod";
import { type ApiRequest, type ApiResponse, badRequest, invalidParameter, notFound } from "./api";
import { parseBody } from "./body";
import { page } from "./paging";
import { isInUse } from "./references";
import { requireVendor } from "./skill";
import type { SlotType } from "./state";
import type { Store } from "./store";

const maxSlotTypes = 100;
export const slotTypesPath = "/v1/skills/api/custom/interactionModel/slotTypes";
/** A description, of a slot type as of a version. */
export const description = z.string().max(255).optional();

/** The slot type that the path names. */
export function requireSlotType({ params }: ApiRequest, store: Store): SlotType {
  const slotType = store.state.slotTypes.find(({ id }) => id === params.slotTypeId);
  if (!slotType || !store.owns(slotType.vendorId)) throw notFound(`Slot type "${params.slotTypeId}" does not exist.`);
  return slotType;
}

const createBody = z.object({
  vendorId: z.string().optional(),
  slotType: z.object({ name: z.string().min(1).max(255), description }),
});

export function createSlotType(call: ApiRequest, store: Store): ApiResponse {
  const { slotType, vendorId } = parseBody(createBody, call);
  const owner = requireVendor(vendorId, store);
  const { slotTypes } = store.state;
  if (slotTypes.filter((slotType) => slotType.vendorId === owner).length >= maxSlotTypes) {
    throw invalidParameter(`The account has the maximum of ${maxSlotTypes} slot types.`, "INVALID_ARRAY_SIZE");
  }
  const id = `amzn1.ask.interactionModel.slotType.${randomUUID()}`;
  slotTypes.push({ id, vendorId: owner, ...slotType, versions: [], versionCount: 0 });
  store.changed();
  return { status: 200, json: { slotType: { id } } };
}

export function listSlotTypes(call: ApiRequest, store: Store): ApiResponse {
  const vendorId = requireVendor(call.query.get("vendorId"), store);
  const mine = store.state.slotTypes.filter((slotType) => slotType.vendorId === vendorId);
  const { items, links, nextToken } = page(call, mine);
  const slotTypes = items.map(({ id, name, description }) => ({
    id,
    name,
    description,
    _links: { self: { href: `${slotTypesPath}/${id}` } },
  }));
  return { status: 200, json: { _links: links, slotTypes, nextToken } };
}

export function getSlotType(call: ApiRequest, store: Store): ApiResponse {
  const { name, description, versions } = requireSlotType(call, store);
  return { status: 200, json: { slotType: { name, description }, totalVersions: String(versions.length) } };
}

/** The body of both updates: one without a description takes the description away. */
export const updateBody = z.object({ slotType: z.object({ description }) });

export function updateSlotType(call: ApiRequest, store: Store): ApiResponse {
  const slotType = requireSlotType(call, store);
  slotType.description = parseBody(updateBody, call).slotType.description;
  store.changed();
  return { status: 204 };
}

export function deleteSlotType(call: ApiRequest, store: Store): ApiResponse {
  const slotType = requireSlotType(call, store);
  if (isInUse(store.state, slotType.id)) {
    throw badRequest(`Slot type "${slotType.id}" cannot be deleted because it is in-use by other entities.`);
  }
  store.state.slotTypes.splice(store.state.slotTypes.indexOf(slotType), 1);
  store.changed();
  return { status: 204 };
}
