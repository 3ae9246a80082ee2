import { escapeInvisible } from "../../model/text/printable";

/** A text inside of a table's cell. */
export function cell(text: string): string {
  return escapeInvisible(text).replace(/[\\`*_{}[\]<>|~#@!]/g, "\\$&");
}

export function table(head: string[], rows: string[][]): string {
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
