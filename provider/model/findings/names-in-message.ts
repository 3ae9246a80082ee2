import { KNOWN_KEY_NAMES } from "../schema/known-keys";

// Each kind of quotes alone, since an apostrophe is one too.
const QUOTES = [/"([^"]+)"/g, /“([^”]+)”/g, /`([^`]+)`/g, /'([^']+)'/g];

/** What a message quotes. A key of models is that, `property "name"`, unless the message says whose name it is, `slot "name"`. */
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

/** Words outside of quotes that are no ordinary ones: `OrderIntent`, `SIZE`, `drink_size`. */
export function findNames(message: string): Set<string> {
  const unquoted = QUOTES.slice(0, 3).reduce((text, quotes) => text.replace(quotes, " "), message);
  return new Set(unquoted.match(/\b[A-Za-z][\w.]*[A-Z_.][\w.]*\b/g)?.filter((word) => !KNOWN_KEY_NAMES.has(word)));
}
