// Steps through a JSON text that `JSON.parse` takes, so that nothing need be checked again.

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Where the blanks from here on end. */
export function skipBlanks(json: string, offset: number): number {
  let at = offset;
  while (json.charCodeAt(at) <= 0x20) at++;
  return at;
}

/** Where the text that begins here ends, behind its closing quote. */
export function skipText(json: string, offset: number): number {
  for (let at = offset + 1; ; at++) {
    const code = json.charCodeAt(at);
    if (code === BACKSLASH) at++;
    else if (code === QUOTE || Number.isNaN(code)) return at + 1;
  }
}

/** Where the value that begins here ends. */
export function skipValue(json: string, offset: number): number {
  let depth = 0;
  for (let at = offset; at < json.length; ) {
    const character = json[at];
    if (character === '"') at = skipText(json, at);
    else {
      if (character === "{" || character === "[") depth++;
      if (character === "}" || character === "]") depth--;
      // A number or a word ends where something else begins.
      if (depth < 0 || (depth === 0 && (character === "," || character === ":"))) return at;
      at++;
    }
    if (depth === 0 && /["\]}]/.test(json[at - 1] ?? "")) return at;
  }
  return json.length;
}

/** A key as it is meant: most have nothing escaped. */
export function keyAt(json: string, start: number, end: number): string {
  const raw = json.slice(start + 1, end - 1);
  return raw.includes("\\") ? JSON.parse(json.slice(start, end)) : raw;
}
