/**
 * What a program imports: `import * as alexa from "pulumi-alexa"`.
 * @module pulumi-alexa
 */

export type { FunctionOptions, OutputArgs } from "./functions/call";
export {
  type GetInteractionModelArgs,
  getInteractionModel,
  getInteractionModelOutput,
  type ListInteractionModelVersionsArgs,
  listInteractionModelVersions,
  listInteractionModelVersionsOutput,
} from "./functions/interaction-model";
export type { GetInteractionModelResult, InteractionModelVersion } from "./functions/lookup/interaction-model";
export type { GetSkillResult, GetSkillStatusResult, SkillBuild } from "./functions/lookup/skill";
export type { GetSlotTypeResult } from "./functions/lookup/slot-type";
export type { GetSlotTypeVersionResult, SlotTypeVersionItem } from "./functions/lookup/slot-type-version";
export {
  type GetSkillArgs,
  type GetSkillStatusArgs,
  getSkill,
  getSkillOutput,
  getSkillStatus,
  getSkillStatusOutput,
} from "./functions/skill";
export {
  type GetSlotTypeArgs,
  getSlotType,
  getSlotTypeOutput,
  type ListSlotTypesArgs,
  listSlotTypes,
  listSlotTypesOutput,
} from "./functions/slot-type";
export {
  type GetSlotTypeVersionArgs,
  getSlotTypeVersion,
  getSlotTypeVersionOutput,
  type ListSlotTypeVersionsArgs,
  listSlotTypeVersions,
  listSlotTypeVersionsOutput,
} from "./functions/slot-type-version";
export type { Approval, Proof, UsedProof } from "./model/promotion/proof";
export { KNOWN_LOCALES, type Locale } from "./model/schema/locales";
export type {
  CatalogValueSupplier,
  DelegationStrategy,
  Dialog,
  DialogIntent,
  DialogSlot,
  InlineValueSupplier,
  Intent,
  InteractionModel as InteractionModelBody,
  InteractionModelDocument,
  LanguageModel,
  ModelConfiguration,
  Prompt,
  Slot,
  SlotTypeDefinition,
  SlotTypeReference,
  SlotTypeValue,
  SlotValidation,
} from "./model/schema/model-types";
export type { ExpectedSlot } from "./model/suite/schema";
export type { DeepInput } from "./resources/deep-input";
export type { Expectation, GateArgs, GateFailure, Utterance, UtteranceDialog } from "./resources/gate";
export { InteractionModel, type InteractionModelArgs, type Overlay } from "./resources/interaction-model";
export { InteractionModelSet, type InteractionModelSetArgs } from "./resources/interaction-model-set";
export { NluProfile, type NluProfileArgs } from "./resources/nlu-profile";
export { proofs } from "./resources/proofs";
export { Provider, type ProviderArgs } from "./resources/provider";
export { anyOf, type Requirement, type VerifiedOptions, verified } from "./resources/requires";
export { SkillSimulation, type SkillSimulationArgs } from "./resources/skill-simulation";
export { SlotType, type SlotTypeArgs } from "./resources/slot-type";
export { SlotTypeVersion, type SlotTypeVersionArgs } from "./resources/slot-type-version";
