import { getInteractionModel, listInteractionModelVersions } from "./interaction-model";
import { getSkill, getSkillStatus } from "./skill";
import { getSlotType, listSlotTypes } from "./slot-type";
import { getSlotTypeVersion, listSlotTypeVersions } from "./slot-type-version";

/** Every function, by the name that a program calls. */
export const lookups = {
  getSkill,
  getSkillStatus,
  getInteractionModel,
  listInteractionModelVersions,
  getSlotType,
  listSlotTypes,
  getSlotTypeVersion,
  listSlotTypeVersions,
};
