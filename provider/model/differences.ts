/** At most this many lines: an error must stay readable. */
const MOST_LINES = 12;

/** The lines of a canonical text that are new, and those that are gone, as a short list. */
export function lineDifferences(before: string, after: string): string[] {
  const gone = surplus(before, after).map((line) => `- ${line}`);
  const added = surplus(after, before).map((line) => `+ ${line}`);
  const all = [...gone, ...added];
  if (all.length === 0) return ["only the order of lines differs"];
  const more = all.length - MOST_LINES;
  return more > 0 ? [...all.slice(0, MOST_LINES), `… and ${more} more lines`] : all;
}

function surplus(text: string, other: string): string[] {
  const left = new Map<string, number>();
  for (const line of lines(other)) left.set(line, (left.get(line) ?? 0) + 1);
  return lines(text).filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0;
  });
}

// A comma at the end tells only that something follows.
function lines(text: string): string[] {
  return text.split("\n").map((line) => line.trim().replace(/,$/, ""));
}
