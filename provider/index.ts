export { KNOWN_LOCALES, type Locale } from "./model/locales";
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
} from "./model/types";
export type { DeepInput } from "./resources/deep-input";
export { InteractionModel, type InteractionModelArgs } from "./resources/interaction-model";
export { SlotType, type SlotTypeArgs } from "./resources/slot-type";
export { SlotTypeVersion, type SlotTypeVersionArgs } from "./resources/slot-type-version";
