/** A string enum that also accepts any other string, so that a model imported from a JSON file passes the type check; the rules check the value. */
type OpenEnum<Known extends string> = Known | (string & {});

/**
 * An Alexa interaction model: what users can say in one locale, and how Alexa asks back.
 *
 * Other keys are sent unchanged. Source: Amazon's "Interaction Model Schema" and spec.json.
 */
export interface InteractionModel {
  languageModel: LanguageModel;
  /** Rules of multi-turn dialogs. */
  dialog?: Dialog | undefined;
  /** What Alexa says when a dialog asks, confirms or refuses. */
  prompts?: Prompt[] | undefined;
}

/** The whole document that Amazon's tools write to a file (`en-US.json`). */
export interface InteractionModelDocument {
  /** Written by the service; ignored. */
  version?: string | undefined;
  /** Ignored: use the resource's `description`. */
  description?: string | undefined;
  interactionModel: InteractionModel;
}

export interface LanguageModel {
  /** What users say to open the skill: lower case, numbers spelled out. */
  invocationName: string;
  intents: Intent[];
  /** Custom slot types, and built-in ones that get more values. */
  types?: SlotTypeDefinition[] | undefined;
  modelConfiguration?: ModelConfiguration | undefined;
}

export interface ModelConfiguration {
  /** How readily AMAZON.FallbackIntent is selected for an utterance out of the model; valid when the model has that intent. */
  fallbackIntentSensitivity?:
    | {
        /** Default LOW. */
        level: OpenEnum<"HIGH" | "MEDIUM" | "LOW">;
      }
    | undefined;
}

export interface Intent {
  /** Letters and underscores, or a built-in name such as `AMAZON.HelpIntent`. */
  name: string;
  slots?: Slot[] | undefined;
  /** Phrases that reach the intent, with slots in braces: `order a {size} coffee`. */
  samples?: string[] | undefined;
  /** The generator that made this; 1 to 100 characters. */
  generatedBy?: string | undefined;
}

/** A slot has a `type`, or refers to a version of a shared slot type. */
export interface Slot {
  name: string;
  /** A built-in type (`AMAZON.NUMBER`) or the name of one in `types`. */
  type?: string | undefined;
  /** In place of `type`: `slotTypeVersion.reference`. Source: alexa-cookbook, skill-demo-shared-slots. */
  slotTypeReference?: SlotTypeReference | undefined;
  /** Phrases with which users answer when Alexa asks for this slot. */
  samples?: string[] | undefined;
  /** Whether the slot takes several values at once; default one. */
  multipleValues?: { enabled: boolean } | undefined;
}

/** A version of a slot type that several skills share. */
export interface SlotTypeReference {
  /** `amzn1.ask.interactionModel.slotType.…` */
  id: string;
  /** A decimal string such as `"3"`. */
  version: string;
}

/** A custom slot type, by `name`, or a shared one that is extended, by `slotTypeReference`. */
export interface SlotTypeDefinition {
  name?: string | undefined;
  /** In place of `name`: the shared slot type that `values` are added to. */
  slotTypeReference?: SlotTypeReference | undefined;
  values?: SlotTypeValue[] | undefined;
  /** Values from a catalog. */
  valueSupplier?: CatalogValueSupplier | undefined;
  /** The generator that made this; 1 to 100 characters. */
  generatedBy?: string | undefined;
}

export interface SlotTypeValue {
  /** What a skill's code sees, whatever synonym was said. */
  id?: string | null | undefined;
  name: {
    /** At most 140 characters. */
    value: string;
    /** At most 140 characters each. */
    synonyms?: string[] | undefined;
  };
}

export interface CatalogValueSupplier {
  type: OpenEnum<"CatalogValueSupplier">;
  valueCatalog?:
    | {
        /** `amzn1.ask.interactionModel.catalog.…` */
        catalogId: string;
        version: string;
      }
    | null
    | undefined;
}

export interface InlineValueSupplier {
  type: OpenEnum<"InlineValueSupplier">;
  values: SlotTypeValue[];
}

/** Whether Alexa asks for missing slots itself (`ALWAYS`) or the skill does (`SKILL_RESPONSE`). */
export type DelegationStrategy = OpenEnum<"ALWAYS" | "SKILL_RESPONSE">;

export interface Dialog {
  intents: DialogIntent[];
  delegationStrategy?: DelegationStrategy | undefined;
}

export interface DialogIntent {
  name: string;
  /** Wins over the dialog's own. */
  delegationStrategy?: DelegationStrategy | undefined;
  slots?: DialogSlot[] | undefined;
  /** Whether Alexa asks the user to confirm the intent. */
  confirmationRequired?: boolean | undefined;
  /** Ids of prompts, by what they are for: `confirmation`. */
  prompts?: Record<string, string | undefined> | undefined;
}

export interface DialogSlot {
  name: string;
  type?: string | undefined;
  slotTypeReference?: SlotTypeReference | undefined;
  elicitationRequired?: boolean | undefined;
  confirmationRequired?: boolean | undefined;
  /** Ids of prompts, by what they are for: `elicitation`, `confirmation`. */
  prompts?: Record<string, string | undefined> | undefined;
  validations?: SlotValidation[] | undefined;
}

export interface SlotValidation {
  type: OpenEnum<
    | "isLessThan"
    | "isLessThanOrEqualTo"
    | "isGreaterThan"
    | "isGreaterThanOrEqualTo"
    | "isInSet"
    | "isNotInSet"
    | "isInDuration"
    | "isNotInDuration"
    | "hasEntityResolutionMatch"
  >;
  /** Id of the prompt for an invalid value. */
  prompt: string;
  /** For comparisons. A number is sent as a string. */
  value?: string | number | undefined;
  /** For `isInSet` and `isNotInSet`. */
  values?: string[] | undefined;
  /** For durations: ISO 8601 (`P1D`), a date, or a time of day. */
  start?: string | undefined;
  /** For durations, as `start`; empty is allowed. */
  end?: string | undefined;
}

export interface Prompt {
  id: string;
  variations: {
    type?: OpenEnum<"PlainText" | "SSML"> | undefined;
    value: string;
  }[];
}
