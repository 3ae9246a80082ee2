import { isRecord } from "../document/document";
import { spoken } from "../view/sample";

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
export interface Kind {
  thing: Thing;
  /** The key that holds its name: another name there is a rename. */
  nameKey?: string;
  /** By what it is found again in another model, the best first; else by its whole content. */
  identities?: ((item: unknown) => string | undefined)[];
  /** Lists in it, by key; they are compared in this order. */
  lists?: Record<string, Kind>;
  /** Objects in it that belong to it, by key. */
  objects?: Record<string, Kind>;
  /** Keys that hold names of something else, which may have been renamed. */
  refersTo?: Record<string, Thing>;
  /** Elements that are alike in nothing are still taken for each other, in their order. */
  byPlace?: true;
}

/** What a kind has under a key, and not what every object has. */
export function own<T>(parts: Record<string, T> | undefined, key: string): T | undefined {
  return parts && Object.hasOwn(parts, key) ? parts[key] : undefined;
}

const at = (key: string) => (item: unknown) => {
  const found = isRecord(item) ? item[key] : undefined;
  return typeof found === "string" && found !== "" ? found : undefined;
};
const named = (thing: Thing, nameKey: string, more: Omit<Kind, "thing">): Kind => ({
  thing,
  nameKey,
  identities: [at(nameKey), (item) => reference(item)],
  ...more,
});
const text = (thing: Thing): Kind => ({ thing, identities: [(item) => (typeof item === "string" ? item : undefined)] });

// A type that extends a shared one has no name.
function reference(item: unknown): string | undefined {
  return isRecord(item) ? at("id")(item.slotTypeReference) : undefined;
}

const valueName = (item: unknown) => (isRecord(item) ? at("value")(item.name) : undefined);

const VALUE: Kind = {
  thing: "value",
  identities: [
    at("id"),
    valueName,
    (item) => {
      const name = valueName(item);
      return name && spoken(name);
    },
  ],
  objects: { name: { thing: "value", nameKey: "value", lists: { synonyms: text("synonym") } } },
};

const INTENT = named("intent", "name", {
  lists: {
    slots: named("slot", "name", { lists: { samples: text("slot sample") }, refersTo: { type: "slot type" } }),
    samples: text("sample"),
  },
});

const VALIDATION: Kind = { thing: "validation", identities: [at("type")], lists: { values: text("set value") } };

const DIALOG_INTENT = named("dialog intent", "name", {
  refersTo: { name: "intent" },
  lists: {
    slots: named("dialog slot", "name", {
      refersTo: { name: "slot", type: "slot type" },
      lists: { validations: VALIDATION },
    }),
  },
});

/** A whole model. Types come before the slots that name them, and intents before their dialogs. */
export const MODEL: Kind = {
  thing: "setting",
  objects: {
    languageModel: {
      thing: "setting",
      lists: { types: named("slot type", "name", { lists: { values: VALUE } }), intents: INTENT },
    },
    dialog: { thing: "dialog", lists: { intents: DIALOG_INTENT } },
  },
  lists: {
    prompts: named("prompt", "id", {
      lists: { variations: { thing: "variation", nameKey: "value", identities: [at("value")], byPlace: true } },
    }),
  },
};

/** What a slot type version holds. */
export const VALUES: Kind = { thing: "setting", lists: { values: VALUE } };

/** What a reader calls an element of a list. */
export function nameOf(kind: Kind, item: unknown): string {
  if (typeof item === "string") return item;
  if (kind.thing === "value") return valueName(item) ?? at("id")(item) ?? "";
  if (kind.thing === "variation") return at("value")(item) ?? "";
  if (kind.thing === "validation") return at("type")(item) ?? "";
  return at(kind.nameKey ?? "name")(item) ?? reference(item) ?? "";
}
