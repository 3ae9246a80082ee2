import { escapeInvisible } from "../../model/text/printable";

/** A text inside of a table's cell. */
export function cell(text: string): string {
  return escapeInvisible(text).replace(/[\\`*_{}[\]<>|~#@!]/g, "\\$&");
}

export function table(head: string[], rows: string[][]): string {
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

// GitHub takes no more in a comment.
const LONGEST_MARKDOWN = 60_000;

/** The lines of a difference that fit into a comment. */
export function fitting(lines: string[]): string[] {
  let length = 0;
  const kept = lines.filter((line) => {
    length += line.length + 1;
    return length < LONGEST_MARKDOWN;
  });
  return kept.length < lines.length ? [...kept, `# … and ${lines.length - kept.length} lines more`] : kept;
}
