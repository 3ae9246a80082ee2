import { UNKNOWN } from "../wire/unknown";

// Control characters, and those that change the reading direction.
const INVISIBLE = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu;

/** Escapes line breaks and invisible characters as \uXXXX. */
export function escapeInvisible(text: string): string {
  return text.replace(INVISIBLE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** A value as JSON on one line, with invisible characters escaped. */
export function printableJson(value: unknown): string {
  const json = JSON.stringify(value, (_, inner) => (inner === UNKNOWN ? "(not yet known)" : inner)) ?? "nothing";
  return escapeInvisible(json);
}

/** A name as it is, or as JSON where it has a character that a name should not have. */
export function printableName(name: string): string {
  return /^[\p{L}\p{M}\p{N}_.:@<>[\]/-]+$/u.test(name) ? name : printableJson(name);
}
