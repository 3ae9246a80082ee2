/** The lines of a canonical text that are gone, and those that are new; both are empty where only their order differs. */
export function lineDifferences(before: string, after: string): { gone: string[]; added: string[] } {
  return { gone: surplus(before, after), added: surplus(after, before) };
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
