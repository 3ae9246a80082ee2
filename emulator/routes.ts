import type { Answer, Call } from "./http";
import { getModel, headModel } from "./interaction-model";
import { putModel } from "./model-update";
import { getModelVersion, listModelVersions } from "./model-version";
import { listSkills, listVendors } from "./skill";
import { getSkillStatus } from "./skill-status";
import { createSlotType, deleteSlotType, getSlotType, listSlotTypes, slotTypesPath, updateSlotType } from "./slot-type";
import {
  createSlotTypeVersion,
  deleteSlotTypeVersion,
  getSlotTypeBuildStatus,
  getSlotTypeVersion,
  listSlotTypeVersions,
  updateSlotTypeVersion,
} from "./slot-type-version";
import type { Store } from "./store";

type Handler = (call: Call, store: Store) => Answer;

interface Route {
  /** The name of the operation in spec.json and in Amazon's SDKs. */
  operation: string;
  method: string;
  pattern: RegExp;
  handle: Handler;
}

const route = (operation: string, method: string, path: string, handle: Handler): Route => ({
  operation,
  method,
  // A slash at the end is accepted: the slot type documents write one, spec.json does not.
  pattern: new RegExp(`^${path.replaceAll(/\{(\w+)\}/g, "(?<$1>[^/]+)")}/?$`),
  handle,
});

const model = "/v1/skills/{skillId}/stages/{stage}/interactionModel/locales/{locale}";
const slotType = `${slotTypesPath}/{slotTypeId}`;
const slotTypeVersion = `${slotType}/versions/{version}`;

const routes = [
  route("getVendorListV1", "GET", "/v1/vendors", listVendors),
  route("listSkillsForVendorV1", "GET", "/v1/skills", listSkills),
  route("getSkillStatusV1", "GET", "/v1/skills/{skillId}/status", getSkillStatus),
  route("getInteractionModelV1", "GET", model, getModel),
  route("getInteractionModelMetadataV1", "HEAD", model, headModel),
  route("setInteractionModelV1", "PUT", model, putModel),
  route("listInteractionModelVersionsV1", "GET", `${model}/versions`, listModelVersions),
  route("getInteractionModelVersionV1", "GET", `${model}/versions/{version}`, getModelVersion),
  route("createInteractionModelSlotTypeV1", "POST", slotTypesPath, createSlotType),
  route("listInteractionModelSlotTypesV1", "GET", slotTypesPath, listSlotTypes),
  route("getInteractionModelSlotTypeDefinitionV1", "GET", slotType, getSlotType),
  route("updateInteractionModelSlotTypeV1", "POST", `${slotType}/update`, updateSlotType),
  route("deleteInteractionModelSlotTypeV1", "DELETE", slotType, deleteSlotType),
  route(
    "getInteractionModelSlotTypeBuildStatusV1",
    "GET",
    `${slotType}/updateRequest/{updateRequestId}`,
    getSlotTypeBuildStatus,
  ),
  route("createInteractionModelSlotTypeVersionV1", "POST", `${slotType}/versions`, createSlotTypeVersion),
  route("listInteractionModelSlotTypeVersionsV1", "GET", `${slotType}/versions`, listSlotTypeVersions),
  route("getInteractionModelSlotTypeVersionV1", "GET", slotTypeVersion, getSlotTypeVersion),
  route("updateInteractionModelSlotTypeVersionV1", "POST", `${slotTypeVersion}/update`, updateSlotTypeVersion),
  route("deleteInteractionModelSlotTypeVersionV1", "DELETE", slotTypeVersion, deleteSlotTypeVersion),
];

/** The operation that a request asks for, with the values of its path as they were written. */
export function findRoute(method: string, path: string) {
  for (const route of routes) {
    const match = route.method === method ? route.pattern.exec(path) : null;
    if (match) return { ...route, params: match.groups ?? {} };
  }
  return undefined;
}
