import { columns } from "./columns";
import { cell, table } from "./markdown";

/** The formats of a command whose report is a table; `name` is that of the list in JSON. */
export function tableFormats<Row>(
  name: string,
  head: string[],
  cells: (row: Row, now: number) => string[],
): Record<string, (rows: Row[], now: number) => string> {
  return {
    text: (rows, now) => columns([head, ...rows.map((row) => cells(row, now))]),
    json: (rows) => JSON.stringify({ [name]: rows }, undefined, 2),
    markdown: (rows, now) =>
      table(
        head,
        rows.map((row) => cells(row, now).map(cell)),
      ),
  };
}
