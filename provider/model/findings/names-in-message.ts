import { KNOWN_KEY_NAMES } from "../schema/known-keys";

// One expression per kind of quotes, since an apostrophe looks like a single quote.
const QUOTES = [/"([^"]+)"/g, /“([^”]+)”/g, /`([^`]+)`/g, /'([^']+)'/g];

/** The quoted texts of a message. A key, as in `property "name"`, is left out unless the message says what it names, as in `slot "name"`. */
export function findQuoted(message: string): Set<string> {
  const found = QUOTES.flatMap((quotes) => [...message.matchAll(quotes)]).map(({ index, 1: text = "" }) => ({
    text: text.trim(),
    isName: /\b(?:intent|slot|type|prompt|name|id)\s+$/i.test(message.slice(0, index)),
  }));
  return new Set(
    found
      .filter(({ text, isName }) => text.length > 1 && (isName || !KNOWN_KEY_NAMES.has(text)))
      .map(({ text }) => text),
  );
}

/** Unquoted words that look like identifiers: `OrderIntent`, `SIZE`, `drink_size`. */
export function findNames(message: string): Set<string> {
  const unquoted = QUOTES.slice(0, 3).reduce((text, quotes) => text.replace(quotes, " "), message);
  return new Set(unquoted.match(/\b[A-Za-z][\w.]*[A-Z_.][\w.]*\b/g)?.filter((word) => !KNOWN_KEY_NAMES.has(word)));
}
