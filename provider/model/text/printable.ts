import { UNKNOWN } from "../wire/unknown";

// Control and format characters, such as a soft hyphen or a zero-width space; joiners shape the letters of several scripts.
const INVISIBLE = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** Escapes line breaks and invisible characters as \uXXXX. */
export function escapeInvisible(text: string): string {
  return text.replace(INVISIBLE, (character) => character.split("").map(escapeUnit).join(""));
}

const escapeUnit = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** A value as JSON on one line, with invisible characters escaped. */
export function printableJson(value: unknown): string {
  const json = JSON.stringify(value, (_, inner) => (inner === UNKNOWN ? "(not yet known)" : inner)) ?? "nothing";
  return escapeInvisible(json);
}

/** A name as it is, or as JSON where it has a character that a name should not have. */
export function printableName(name: string): string {
  return /^[\p{L}\p{M}\p{N}_.:@<>[\]/-]+$/u.test(name) ? name : printableJson(name);
}

/** Quotes a text of a model for a message; a long one is cut. */
export function quote(text: string): string {
  return printableJson(text.length > MAX_QUOTE_LENGTH ? `${text.slice(0, MAX_QUOTE_LENGTH)}…` : text);
}

const MAX_QUOTE_LENGTH = 80;
