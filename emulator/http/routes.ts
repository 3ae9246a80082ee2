import type { ApiRequest, ApiResponse } from "../service/api";
import {
  catalogsPath,
  createCatalog,
  deleteCatalog,
  getCatalog,
  listCatalogs,
  updateCatalog,
} from "../service/catalog";
import {
  createCatalogVersion,
  deleteCatalogVersion,
  getCatalogUpdateStatus,
  getCatalogValues,
  getCatalogVersion,
  listCatalogVersions,
  updateCatalogVersion,
} from "../service/catalog-version";
import { disableSkill, enableSkill, getEnablement } from "../service/enablement";
import { getModel, headModel } from "../service/interaction-model";
import { putModel } from "../service/model-update";
import { getModelVersion, listModelVersions } from "../service/model-version";
import { listSkills, listVendors } from "../service/skill";
import { getSkillManifest } from "../service/skill-manifest";
import { getSkillStatus } from "../service/skill-status";
import {
  createSlotType,
  deleteSlotType,
  getSlotType,
  listSlotTypes,
  slotTypesPath,
  updateSlotType,
} from "../service/slot-type";
import {
  createSlotTypeVersion,
  deleteSlotTypeVersion,
  getSlotTypeBuildStatus,
  getSlotTypeVersion,
  listSlotTypeVersions,
  updateSlotTypeVersion,
} from "../service/slot-type-version";
import type { Store } from "../service/store";
import { profileNlu } from "../simulation/profile-nlu";
import { getSimulation, getSimulationV1, simulate, simulateV1 } from "../simulation/simulation";

type Handler = (call: ApiRequest, store: Store) => ApiResponse;

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
const enablement = "/v1/skills/{skillId}/stages/{stage}/enablement";
const simulations = "/v2/skills/{skillId}/stages/{stage}/simulations";
const simulationsV1 = "/v1/skills/{skillId}/simulations";
const catalog = `${catalogsPath}/{catalogId}`;
const catalogVersion = `${catalog}/versions/{version}`;
const slotType = `${slotTypesPath}/{slotTypeId}`;
const slotTypeVersion = `${slotType}/versions/{version}`;

const routes = [
  route("getVendorListV1", "GET", "/v1/vendors", listVendors),
  route("listSkillsForVendorV1", "GET", "/v1/skills", listSkills),
  route("getSkillStatusV1", "GET", "/v1/skills/{skillId}/status", getSkillStatus),
  route("getSkillManifestV1", "GET", "/v1/skills/{skillId}/stages/{stage}/manifest", getSkillManifest),
  route("getInteractionModelV1", "GET", model, getModel),
  route("getInteractionModelMetadataV1", "HEAD", model, headModel),
  route("setInteractionModelV1", "PUT", model, putModel),
  route("listInteractionModelVersionsV1", "GET", `${model}/versions`, listModelVersions),
  route("getInteractionModelVersionV1", "GET", `${model}/versions/{version}`, getModelVersion),
  route("profileNluV1", "POST", `${model}/profileNlu`, profileNlu),
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
  route("createInteractionModelCatalogV1", "POST", catalogsPath, createCatalog),
  route("listInteractionModelCatalogsV1", "GET", catalogsPath, listCatalogs),
  route("getInteractionModelCatalogDefinitionV1", "GET", catalog, getCatalog),
  route("updateInteractionModelCatalogV1", "POST", `${catalog}/update`, updateCatalog),
  route("deleteInteractionModelCatalogV1", "DELETE", catalog, deleteCatalog),
  route(
    "getInteractionModelCatalogUpdateStatusV1",
    "GET",
    `${catalog}/updateRequest/{updateRequestId}`,
    getCatalogUpdateStatus,
  ),
  route("createInteractionModelCatalogVersionV1", "POST", `${catalog}/versions`, createCatalogVersion),
  route("listInteractionModelCatalogVersionsV1", "GET", `${catalog}/versions`, listCatalogVersions),
  route("getInteractionModelCatalogVersionV1", "GET", catalogVersion, getCatalogVersion),
  route("updateInteractionModelCatalogVersionV1", "POST", `${catalogVersion}/update`, updateCatalogVersion),
  route("deleteInteractionModelCatalogVersionV1", "DELETE", catalogVersion, deleteCatalogVersion),
  route("getInteractionModelCatalogValuesV1", "GET", `${catalogVersion}/values`, getCatalogValues),
  route("setSkillEnablementV1", "PUT", enablement, enableSkill),
  route("getSkillEnablementStatusV1", "GET", enablement, getEnablement),
  route("deleteSkillEnablementV1", "DELETE", enablement, disableSkill),
  route("simulateSkillV2", "POST", simulations, simulate),
  route("getSkillSimulationV2", "GET", `${simulations}/{simulationId}`, getSimulation),
  route("simulateSkillV1", "POST", simulationsV1, simulateV1),
  route("getSkillSimulationV1", "GET", `${simulationsV1}/{simulationId}`, getSimulationV1),
];

/** The operation that a request asks for, with the values of its path as they were written. */
export function findRoute(method: string, path: string) {
  for (const route of routes) {
    const match = route.method === method ? route.pattern.exec(path) : null;
    if (match) return { ...route, params: match.groups ?? {} };
  }
  return undefined;
}
