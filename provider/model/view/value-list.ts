import { isRecord } from "../document/document";
import type { Path } from "../text/json-path";
import { toSpokenForm } from "./sample";

/** A value's or synonym's text. */
export interface SpokenText {
  text: string;
  /** Spoken form; may be empty. */
  spoken: string;
}

export interface Value {
  index: number;
  /** Undefined where it is missing or empty. */
  id: string | undefined;
  value: SpokenText | undefined;
  /** By index; undefined where one is not a string. */
  synonyms: readonly (SpokenText | undefined)[];
}

/** The readable values of one slot type. */
export interface ValueList {
  /** Name of the slot type; undefined for a slot type version. */
  type: string | undefined;
  path: Path;
  values: Value[];
}

export function readValueList(type: string | undefined, list: unknown[], path: Path): ValueList {
  const values: Value[] = [];
  for (const [index, node] of list.entries()) {
    if (!isRecord(node)) continue;
    const name = isRecord(node.name) ? node.name : {};
    values.push({
      index,
      id: typeof node.id === "string" && node.id !== "" ? node.id : undefined,
      value: toSpokenText(name.value),
      synonyms:
        Array.isArray(name.synonyms) && name.synonyms.length > 0 ? name.synonyms.map(toSpokenText) : NO_SYNONYMS,
    });
  }
  return { type, path, values };
}

const NO_SYNONYMS: readonly undefined[] = [];

function toSpokenText(text: unknown): SpokenText | undefined {
  return typeof text === "string" ? { text, spoken: toSpokenForm(text) } : undefined;
}
