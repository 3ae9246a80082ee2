/** The value of a JSON text, or undefined where it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The depth of nested arrays and objects in a JSON text: some thousands overflow the stack of recursive code. */
export function nesting(text: string): number {
  let deepest = 0;
  let depth = 0;
  let inString = false;
  // Character by character: a regular expression takes minutes for a long text that is cut within a string.
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (inString) {
      if (character === "\\") at++;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === "[" || character === "{") deepest = Math.max(deepest, ++depth);
    else if (character === "]" || character === "}") depth--;
  }
  return deepest;
}
