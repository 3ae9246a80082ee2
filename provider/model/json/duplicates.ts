import type { Path } from "../text/json-path";
import { visitJson } from "./visit";

/**
 * Places of duplicate keys in one object of a JSON text: JSON.parse keeps only the last, without an error. Most texts have none,
 * which is soon seen: then the text has no more keys than `parsed`, what it was parsed to.
 */
export function duplicateKeys(json: string, parsed: unknown): Path[] {
  return maxKeyCount(json) === countKeys(parsed) ? [] : findDuplicates(json);
}

/** How many quotes are followed by a colon: every key's, and those of a few other texts. */
function maxKeyCount(json: string): number {
  let count = 0;
  for (let colon = json.indexOf(":"); colon !== -1; colon = json.indexOf(":", colon + 1)) {
    let before = colon - 1;
    while (json.charCodeAt(before) <= 0x20) before--;
    if (json.charCodeAt(before) === QUOTE) count++;
  }
  return count;
}

function countKeys(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  const inner = Object.values(value);
  let count = Array.isArray(value) ? 0 : inner.length;
  for (const item of inner) if (typeof item === "object") count += countKeys(item);
  return count;
}

function findDuplicates(json: string): Path[] {
  const found: Path[] = [];
  /** Keys so far of each object that is open. */
  const open: Set<string>[] = [];
  visitJson(json, {
    onObjectBegin: () => void open.push(new Set()),
    onObjectProperty: (key, _offset, _length, _line, _column, pathOfObject) => {
      const keys = open.at(-1);
      if (keys?.has(key) && found.length < MOST) found.push([...pathOfObject(), key]);
      keys?.add(key);
    },
    onObjectEnd: () => void open.pop(),
  });
  return found;
}

const QUOTE = 0x22;

// A hostile text must not fill the memory with what is said of it.
const MOST = 1_000;
