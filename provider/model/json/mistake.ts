import { type Place, placeAt } from "./place";

// Node's own messages name the place of some mistakes only. The expressions are unrolled, so that none can backtrack.
const TEXT = String.raw`"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*`;
const WORD = String.raw`(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])`;
const TOKEN = new RegExp(String.raw`[ \t\n\r]*(?:([{}[\],:])|(${TEXT}")|${WORD})`, "y");

type Expected =
  | "a value"
  | "a value or ]"
  | "a key"
  | "a key or }"
  | "a colon"
  | "a comma or the end"
  | "the end of the text";

export interface Mistake extends Place {
  /** `expected a key`, or what is wrong in other words. */
  expected: string;
}

/** Where a text stops being JSON, and what is expected there. */
export function firstSyntaxError(json: string): Mistake {
  const open: string[] = [];
  let expected: Expected = "a value";
  for (let offset = 0; ; ) {
    const token = match(TOKEN, json, offset);
    const next: Expected | undefined = token && follow(token[1] ?? (token[2] ? "key" : "value"), expected, open);
    if (!token || !next) return mistakeAt(json, offset, expected);
    expected = next;
    offset += token[0].length;
  }
}

/** What may follow a token, or undefined where the token itself is not allowed. */
function follow(token: string, expected: Expected, open: string[]): Expected | undefined {
  if (token === "}" || token === "]") return closes(token, expected, open) ? afterValue(open) : undefined;
  if (token === ",") return expected === "a comma or the end" ? (open.at(-1) === "{" ? "a key" : "a value") : undefined;
  if (token === ":") return expected === "a colon" ? "a value" : undefined;
  if (expected.startsWith("a key")) return token === "key" ? "a colon" : undefined;
  if (!expected.startsWith("a value")) return undefined;
  if (token !== "{" && token !== "[") return afterValue(open);
  open.push(token);
  return token === "{" ? "a key or }" : "a value or ]";
}

function closes(token: string, expected: Expected, open: string[]): boolean {
  const [opener, empty] = token === "}" ? ["{", "a key or }"] : ["[", "a value or ]"];
  if (open.at(-1) !== opener || (expected !== empty && expected !== "a comma or the end")) return false;
  open.pop();
  return true;
}

function afterValue(open: string[]): Expected {
  return open.length > 0 ? "a comma or the end" : "the end of the text";
}

function mistakeAt(json: string, offset: number, expected: Expected): Mistake {
  const start = offset + (match(/[ \t\n\r]*/y, json, offset)?.[0].length ?? 0);
  const text = match(new RegExp(TEXT, "y"), json, start)?.[0];
  if (text === undefined || json[start + text.length] === '"')
    return { ...placeAt(json, start), expected: causeAt(json, start) ?? `expected ${expected}` };
  return {
    ...placeAt(json, start + text.length),
    expected: "a text is not closed here, or has a character that must be escaped",
  };
}

/** Mistakes that people make who write JavaScript. */
function causeAt(json: string, start: number): string | undefined {
  if (json.startsWith("//", start) || json.startsWith("/*", start)) return "JSON has no comments";
  const isEnd = json[start] === "}" || json[start] === "]";
  return isEnd && json.slice(0, start).trimEnd().endsWith(",")
    ? `the comma before ${json[start]} is too much`
    : undefined;
}

function match(pattern: RegExp, text: string, offset: number): RegExpExecArray | undefined {
  pattern.lastIndex = offset;
  return pattern.exec(text) ?? undefined;
}
