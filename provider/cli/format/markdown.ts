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

/** The lines of one of several differences as a block, as far as all of them fit into a comment; nothing where there are none. */
export function differenceBlock(lines: string[], differences: number): string[] {
  // GitHub colours no line that begins with ~.
  const coloured = lines.map((line) => line.replace(/^~/, "!"));
  return lines.length > 0 ? [["```diff", ...fitting(coloured, LONGEST_MARKDOWN / differences), "```"].join("\n")] : [];
}

function fitting(lines: string[], longest: number): string[] {
  let length = 0;
  const kept = lines.filter((line) => {
    length += line.length + 1;
    return length < longest;
  });
  return kept.length < lines.length ? [...kept, `# … and ${lines.length - kept.length} lines more`] : kept;
}
