import { type ApiRequest, type ApiResponse, invalidParameter, notFound } from "./api";
import { requireSkill } from "./skill";
import type { Store } from "./store";

const stages = ["development", "live"];

/** The skill and stage of the path, checked. */
export function locateStage(call: ApiRequest, store: Store) {
  const skill = requireSkill(call, store);
  const { stage = "" } = call.params;
  if (!stages.includes(stage)) throw invalidParameter(`The stage "${stage}" is not valid.`, "INVALID_ENUM_VALUE");
  return { skill, stage };
}

function requireEnabled(call: ApiRequest, store: Store) {
  const { skill, stage } = locateStage(call, store);
  if (skill.enabledStage !== stage) throw notFound(`The skill is not enabled in the stage "${stage}".`);
  return skill;
}

/** One stage can be enabled at a time: enabling one disables the other. */
export function enableSkill(call: ApiRequest, store: Store): ApiResponse {
  const { skill, stage } = locateStage(call, store);
  skill.enabledStage = stage;
  store.changed();
  return { status: 204 };
}

export function getEnablement(call: ApiRequest, store: Store): ApiResponse {
  requireEnabled(call, store);
  return { status: 204 };
}

export function disableSkill(call: ApiRequest, store: Store): ApiResponse {
  requireEnabled(call, store).enabledStage = undefined;
  store.changed();
  return { status: 204 };
}
