/**
 * What a program imports: `import * as alexa from "pulumi-alexa"`.
 * @module pulumi-alexa
 */

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
export { anyOf, type Requirement, type VerifiedOptions, verified } from "./resources/requires";
export { SkillSimulation, type SkillSimulationArgs } from "./resources/skill-simulation";
export { SlotType, type SlotTypeArgs } from "./resources/slot-type";
export { SlotTypeVersion, type SlotTypeVersionArgs } from "./resources/slot-type-version";
