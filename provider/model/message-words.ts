import { KEY_NAMES } from "./schema/keys";

// Each kind of quotes alone, since an apostrophe is one too.
const QUOTES = [/"([^"]+)"/g, /“([^”]+)”/g, /`([^`]+)`/g, /'([^']+)'/g];

/** What a message quotes; keys of models are that, and no names of the user's. */
export function quotedIn(message: string): Set<string> {
  const texts = QUOTES.flatMap((quotes) => [...message.matchAll(quotes)].map(([, text = ""]) => text.trim()));
  return new Set(texts.filter((text) => text.length > 1 && !KEY_NAMES.has(text)));
}

/** Words outside of quotes that are no ordinary ones: `OrderIntent`, `SIZE`, `drink_size`. */
export function namesIn(message: string): Set<string> {
  const unquoted = QUOTES.slice(0, 3).reduce((text, quotes) => text.replace(quotes, " "), message);
  return new Set(unquoted.match(/\b[A-Za-z][\w.]*[A-Z_.][\w.]*\b/g)?.filter((word) => !KEY_NAMES.has(word)));
}
