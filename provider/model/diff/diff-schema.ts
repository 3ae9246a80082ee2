import { isRecord } from "../document/document";
import { toSpokenForm } from "../view/sample";

/** What a changed part of a model is. The name is that of the field in the JSON output. */
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

/** How to compare a part of a model: its identity, and the parts inside of it. */
export interface DiffSchema {
  thing: Thing;
  /** Key of its name; a change there is a rename. */
  nameKey?: string;
  /** How to match it in the other model, the best identity first; else by its whole content. */
  identities?: ((item: unknown) => string | undefined)[];
  /** Its lists, by key, in the order of comparison. */
  lists?: Record<string, DiffSchema>;
  /** Its objects that belong to it, by key. */
  objects?: Record<string, DiffSchema>;
  /** Keys with the name of something else, which may have been renamed. */
  references?: Record<string, Thing>;
  /** Match the remaining elements by position, however different they are. */
  byPosition?: true;
}

/** An own property: not one that every object inherits. */
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

/** A whole model. Types come before the slots that refer to them, and intents before their dialogs, so that renames are known. */
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

/** The values of a slot type version. */
export const VALUES: DiffSchema = { thing: "setting", lists: { values: VALUE } };

/** The name of a list's element, for display. */
export function nameOf(schema: DiffSchema, item: unknown): string {
  if (typeof item === "string") return item;
  if (schema.thing === "value") return valueName(item) ?? stringAt("id")(item) ?? "";
  if (schema.thing === "variation") return stringAt("value")(item) ?? "";
  if (schema.thing === "validation") return stringAt("type")(item) ?? "";
  return stringAt(schema.nameKey ?? "name")(item) ?? sharedTypeId(item) ?? "";
}
