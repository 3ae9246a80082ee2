/** A place in a text; counted from 1, as editors do. */
export interface Place {
  line: number;
  column: number;
}

/** Places of offsets in a text, in their order. */
export function placesAt(text: string, offsets: number[]): Place[] {
  const places = new Map<number, Place>();
  let line = 1;
  let start = 0;
  for (const offset of [...new Set(offsets)].sort((a, b) => a - b)) {
    for (let end = text.indexOf("\n", start); end !== -1 && end < offset; end = text.indexOf("\n", start)) {
      line++;
      start = end + 1;
    }
    places.set(offset, { line, column: offset - start + 1 });
  }
  return offsets.map((offset) => places.get(offset) ?? { line: 1, column: 1 });
}

export function placeAt(text: string, offset: number): Place {
  return placesAt(text, [offset])[0] ?? { line: 1, column: 1 };
}
