import type { Path } from "../text/json-path";
import { keyAt, skipBlanks, skipText } from "./scan";

interface Open {
  /** Keys so far, of an object. */
  keys: Set<string> | undefined;
  /** The key or the index that it is at. */
  step: string | number;
}

/**
 * Places of keys that stand twice in one object of a JSON text: of such, JSON keeps the last only, and nobody is told. Most texts have none,
 * which is soon seen: then the text has no more keys than `parsed`, what it was parsed to.
 */
export function duplicateKeys(json: string, parsed: unknown): Path[] {
  return mostKeysIn(json) === keysIn(parsed) ? [] : findDuplicates(json);
}

/** How many quotes are followed by a colon: every key's, and those of a few other texts. */
function mostKeysIn(json: string): number {
  let count = 0;
  for (let colon = json.indexOf(":"); colon !== -1; colon = json.indexOf(":", colon + 1)) {
    let before = colon - 1;
    while (json.charCodeAt(before) <= 0x20) before--;
    if (json.charCodeAt(before) === QUOTE) count++;
  }
  return count;
}

function keysIn(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  const inner = Object.values(value);
  let count = Array.isArray(value) ? 0 : inner.length;
  for (const item of inner) if (typeof item === "object") count += keysIn(item);
  return count;
}

function findDuplicates(json: string): Path[] {
  const found: Path[] = [];
  const open: Open[] = [];
  for (let at = 0; at < json.length && found.length < MOST; at++) {
    const code = json.charCodeAt(at);
    if (code === OBJECT) open.push({ keys: new Set(), step: "" });
    else if (code === LIST) open.push({ keys: undefined, step: 0 });
    else if (code === OBJECT_END || code === LIST_END) open.pop();
    else if (code === COMMA) {
      const top = open.at(-1);
      if (typeof top?.step === "number") top.step++;
    } else if (code === QUOTE) {
      const end = skipText(json, at);
      const top = open.at(-1);
      if (top?.keys && json.charCodeAt(skipBlanks(json, end)) === COLON) {
        top.step = keyAt(json, at, end);
        if (top.keys.has(top.step)) found.push(open.map(({ step }) => step));
        top.keys.add(top.step);
      }
      at = end - 1;
    }
  }
  return found;
}

const OBJECT = 0x7b;
const OBJECT_END = 0x7d;
const LIST = 0x5b;
const LIST_END = 0x5d;
const COMMA = 0x2c;
const QUOTE = 0x22;
const COLON = 0x3a;

// A hostile text must not fill the memory with what is said of it.
const MOST = 1_000;
