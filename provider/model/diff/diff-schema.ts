import { isRecord } from "../document/document";
import { toSpokenForm } from "../view/sample";

export type Thing =
  | "intent"
  | "sample"
  | "slot"
  | "slot sample"
  | "slot type"
  | "value"
  | "synonym"
  | "dialog"
  | "dialog intent"
  | "dialog slot"
  | "validation"
  | "set value"
  | "prompt"
  | "variation"
  | "setting";

/** What a part of a model is, and what stands in it. */
export interface DiffSchema {
  thing: Thing;
  /** The key that holds its name: another name there is a rename. */
  nameKey?: string;
  /** By what it is found again in another model, the best first; else by its whole content. */
  identities?: ((item: unknown) => string | undefined)[];
  /** Lists in it, by key; they are compared in this order. */
  lists?: Record<string, DiffSchema>;
  /** Objects in it that belong to it, by key. */
  objects?: Record<string, DiffSchema>;
  /** Keys that hold names of something else, which may have been renamed. */
  references?: Record<string, Thing>;
  /** Elements that are alike in nothing are still taken for each other, in their order. */
  byPosition?: true;
}

/** What a kind has under a key, and not what every object has. */
export function getOwn<T>(parts: Record<string, T> | undefined, key: string): T | undefined {
  return parts && Object.hasOwn(parts, key) ? parts[key] : undefined;
}

const stringAt = (key: string) => (item: unknown) => {
  const found = isRecord(item) ? item[key] : undefined;
  return typeof found === "string" && found !== "" ? found : undefined;
};
const namedSchema = (thing: Thing, nameKey: string, more: Omit<DiffSchema, "thing">): DiffSchema => ({
  thing,
  nameKey,
  identities: [stringAt(nameKey), (item) => sharedTypeId(item)],
  ...more,
});
const textSchema = (thing: Thing): DiffSchema => ({
  thing,
  identities: [(item) => (typeof item === "string" ? item : undefined)],
});

// A type that extends a shared one has no name.
function sharedTypeId(item: unknown): string | undefined {
  return isRecord(item) ? stringAt("id")(item.slotTypeReference) : undefined;
}

const valueName = (item: unknown) => (isRecord(item) ? stringAt("value")(item.name) : undefined);

const VALUE: DiffSchema = {
  thing: "value",
  identities: [
    stringAt("id"),
    valueName,
    (item) => {
      const name = valueName(item);
      return name && toSpokenForm(name);
    },
  ],
  objects: { name: { thing: "value", nameKey: "value", lists: { synonyms: textSchema("synonym") } } },
};

const INTENT = namedSchema("intent", "name", {
  lists: {
    slots: namedSchema("slot", "name", {
      lists: { samples: textSchema("slot sample") },
      references: { type: "slot type" },
    }),
    samples: textSchema("sample"),
  },
});

const VALIDATION: DiffSchema = {
  thing: "validation",
  identities: [stringAt("type")],
  lists: { values: textSchema("set value") },
};

const DIALOG_INTENT = namedSchema("dialog intent", "name", {
  references: { name: "intent" },
  lists: {
    slots: namedSchema("dialog slot", "name", {
      references: { name: "slot", type: "slot type" },
      lists: { validations: VALIDATION },
    }),
  },
});

/** A whole model. Types come before the slots that name them, and intents before their dialogs. */
export const MODEL: DiffSchema = {
  thing: "setting",
  objects: {
    languageModel: {
      thing: "setting",
      lists: { types: namedSchema("slot type", "name", { lists: { values: VALUE } }), intents: INTENT },
    },
    dialog: { thing: "dialog", lists: { intents: DIALOG_INTENT } },
  },
  lists: {
    prompts: namedSchema("prompt", "id", {
      lists: {
        variations: { thing: "variation", nameKey: "value", identities: [stringAt("value")], byPosition: true },
      },
    }),
  },
};

/** What a slot type version holds. */
export const VALUES: DiffSchema = { thing: "setting", lists: { values: VALUE } };

/** What a reader calls an element of a list. */
export function nameOf(schema: DiffSchema, item: unknown): string {
  if (typeof item === "string") return item;
  if (schema.thing === "value") return valueName(item) ?? stringAt("id")(item) ?? "";
  if (schema.thing === "variation") return stringAt("value")(item) ?? "";
  if (schema.thing === "validation") return stringAt("type")(item) ?? "";
  return stringAt(schema.nameKey ?? "name")(item) ?? sharedTypeId(item) ?? "";
}
