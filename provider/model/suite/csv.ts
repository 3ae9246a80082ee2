import { UnreadableModel } from "../document/document";

/** A row, and the line on which it begins (from 1). */
export interface Row {
  line: number;
  cells: string[];
}

/** Reads CSV as RFC 4180 has it, with `,`, `;` or a tab between cells, whichever comes first in the first line. Empty rows are passed over. */
export function parseCsv(text: string): Row[] {
  const source = text.replace(/^\uFEFF/, "");
  const separator = /[,;\t]/.exec(source.split(/\r?\n/, 1)[0] ?? "")?.[0] ?? ",";
  const rows: Row[] = [];
  let row: Row = { line: 1, cells: [] };
  let line = 1;
  let at = 0;
  const end = () => {
    if (row.cells.some((cell) => cell.trim() !== "")) rows.push(row);
    row = { line, cells: [] };
  };
  while (at < source.length) {
    const { cell, next } = source[at] === '"' ? quoted(source, at, line) : plain(source, at, separator);
    row.cells.push(cell);
    line += source.slice(at, next).split("\n").length - 1;
    at = next;
    if (source[at] === separator) {
      at += 1;
      // A separator at the very end has an empty cell behind it.
      if (at === source.length) row.cells.push("");
      continue;
    }
    if (at < source.length && !/[\r\n]/.test(source[at] ?? ""))
      throw new UnreadableModel(`has text behind a closing quote in line ${line}`);
    at += source.startsWith("\r\n", at) ? 2 : 1;
    line += 1;
    end();
  }
  end();
  return rows;
}

function plain(source: string, at: number, separator: string): { cell: string; next: number } {
  let next = at;
  while (next < source.length && source[next] !== separator && source[next] !== "\n" && source[next] !== "\r")
    next += 1;
  return { cell: source.slice(at, next), next };
}

function quoted(source: string, at: number, line: number): { cell: string; next: number } {
  let next = at + 1;
  for (;;) {
    next = source.indexOf('"', next);
    if (next === -1) throw new UnreadableModel(`has a quote that is not closed in line ${line}`);
    if (source[next + 1] !== '"') break;
    next += 2;
  }
  return { cell: source.slice(at + 1, next).replaceAll('""', '"'), next: next + 1 };
}
