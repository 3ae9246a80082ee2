/** A string enum that also accepts any other string, so that a model imported from a JSON file passes the type check; the rules check the value. */
type OpenEnum<Known extends string> = Known | (string & {});

/**
 * An Alexa interaction model: what users can say in one locale, and how Alexa asks back.
 *
 * Other keys are sent unchanged. Source: Amazon's "Interaction Model Schema" and spec.json.
 */
export interface InteractionModel {
  /** Invocation name, intents and slot types. */
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
  /** The model itself. */
  interactionModel: InteractionModel;
}

/** What users can say. */
export interface LanguageModel {
  /** What users say to open the skill: lower case, numbers spelled out. */
  invocationName: string;
  /** What users can ask for. */
  intents: Intent[];
  /** Custom slot types, and built-in ones that get more values. */
  types?: SlotTypeDefinition[] | undefined;
  /** Settings of the model as a whole. */
  modelConfiguration?: ModelConfiguration | undefined;
}

/** Settings of a model as a whole. */
export interface ModelConfiguration {
  /** How readily AMAZON.FallbackIntent is selected for an utterance out of the model; valid when the model has that intent. */
  fallbackIntentSensitivity?:
    | {
        /** Default LOW. */
        level: OpenEnum<"HIGH" | "MEDIUM" | "LOW">;
      }
    | undefined;
}

/** Something that users can ask for. */
export interface Intent {
  /** Letters and underscores, or a built-in name such as `AMAZON.HelpIntent`. */
  name: string;
  /** The variable parts of its samples. */
  slots?: Slot[] | undefined;
  /** Phrases that reach the intent, with slots in braces: `order a {size} coffee`. */
  samples?: string[] | undefined;
  /** The generator that made this; 1 to 100 characters. */
  generatedBy?: string | undefined;
}

/** A slot has a `type`, or refers to a version of a shared slot type. */
export interface Slot {
  /** As written in braces in the samples. */
  name: string;
  /** A built-in type (`AMAZON.NUMBER`) or the name of one in `types`. */
  type?: string | undefined;
  /** In place of `type`: `slotTypeVersion.reference`. Source: alexa-cookbook, skill-demo-shared-slots. */
  slotTypeReference?: SlotTypeReference | undefined;
  /** Phrases with which users answer when Alexa asks for this slot. */
  samples?: string[] | undefined;
  /** Whether the slot takes several values at once; default one. */
  multipleValues?:
    | {
        /** True: several values. */
        enabled: boolean;
      }
    | undefined;
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
  /** A name of its own, or a built-in type that gets more values (`AMAZON.City`). */
  name?: string | undefined;
  /** In place of `name`: the shared slot type that `values` are added to. */
  slotTypeReference?: SlotTypeReference | undefined;
  /** What users can say for it. */
  values?: SlotTypeValue[] | undefined;
  /** Values from a catalog. */
  valueSupplier?: CatalogValueSupplier | undefined;
  /** The generator that made this; 1 to 100 characters. */
  generatedBy?: string | undefined;
}

/** One value of a slot type, and other words for it. */
export interface SlotTypeValue {
  /** What a skill's code sees, whatever synonym was said. */
  id?: string | null | undefined;
  /** What users say. */
  name: {
    /** At most 140 characters. */
    value: string;
    /** At most 140 characters each. */
    synonyms?: string[] | undefined;
  };
}

/** Takes the values of a slot type from a catalog at Amazon. */
export interface CatalogValueSupplier {
  /** Tells the two kinds of suppliers apart. */
  type: OpenEnum<"CatalogValueSupplier">;
  /** Which catalog, and which version of it. */
  valueCatalog?:
    | {
        /** `amzn1.ask.interactionModel.catalog.…` */
        catalogId: string;
        /** A decimal string such as `"3"`. */
        version: string;
      }
    | null
    | undefined;
}

/** The values of a slot type version as Amazon's API writes them. */
export interface InlineValueSupplier {
  /** Tells the two kinds of suppliers apart. */
  type: OpenEnum<"InlineValueSupplier">;
  /** What users can say for it. */
  values: SlotTypeValue[];
}

/** Whether Alexa asks for missing slots itself (`ALWAYS`) or the skill does (`SKILL_RESPONSE`). */
export type DelegationStrategy = OpenEnum<"ALWAYS" | "SKILL_RESPONSE">;

/** Rules by which Alexa asks for slots and confirmations. */
export interface Dialog {
  /** The intents that have such rules. */
  intents: DialogIntent[];
  /** For intents without one of their own. */
  delegationStrategy?: DelegationStrategy | undefined;
}

/** What Alexa asks for one intent. */
export interface DialogIntent {
  /** The name of one of the model's intents. */
  name: string;
  /** Wins over the dialog's own. */
  delegationStrategy?: DelegationStrategy | undefined;
  /** The intent's slots, with what Alexa asks for each. */
  slots?: DialogSlot[] | undefined;
  /** Whether Alexa asks the user to confirm the intent. */
  confirmationRequired?: boolean | undefined;
  /** Ids of prompts, by what they are for: `confirmation`. */
  prompts?: Record<string, string | undefined> | undefined;
}

/** What Alexa asks for one slot. */
export interface DialogSlot {
  /** The name of one of the intent's slots. */
  name: string;
  /** As in the intent. */
  type?: string | undefined;
  /** In place of `type`, as in the intent. */
  slotTypeReference?: SlotTypeReference | undefined;
  /** Whether Alexa asks for the slot where the user did not fill it. */
  elicitationRequired?: boolean | undefined;
  /** Whether Alexa asks the user to confirm the slot. */
  confirmationRequired?: boolean | undefined;
  /** Ids of prompts, by what they are for: `elicitation`, `confirmation`. */
  prompts?: Record<string, string | undefined> | undefined;
  /** Which values Alexa refuses. */
  validations?: SlotValidation[] | undefined;
}

/** A rule for the value of a slot; Alexa asks again where it is broken. */
export interface SlotValidation {
  /** How the value is compared. */
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

/** What Alexa says when a dialog asks, confirms or refuses. */
export interface Prompt {
  /** By which dialogs refer to it. */
  id: string;
  /** Alexa says one of them. */
  variations: {
    /** Whether `value` is text or SSML. */
    type?: OpenEnum<"PlainText" | "SSML"> | undefined;
    /** The text, with slots in braces. */
    value: string;
  }[];
}
