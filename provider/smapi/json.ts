/** The value of a JSON text, or undefined where it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** How deep the arrays and objects of a JSON text stand in each other: some thousands overflow the stack of those who walk through them. */
export function nesting(text: string): number {
  let deepest = 0;
  let depth = 0;
  // A whole string is one match, so that brackets in it do not count.
  for (const [mark] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[{]|[\]}]/g)) {
    if (mark === "[" || mark === "{") deepest = Math.max(deepest, ++depth);
    else if (mark === "]" || mark === "}") depth--;
  }
  return deepest;
}
