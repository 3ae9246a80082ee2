import { isRecord, parseDocument, UnreadableModel } from "../document/document";
import { quote } from "../findings/finding";
import { checkLocale } from "../schema/locales";
import { parseCsv, type Row } from "./csv";
import type { ExpectedSlot } from "./schema";

/** A suite as it stands in a file; what its items are is judged later, with all other arguments. */
export interface SuiteFile {
  items: unknown[];
  /** Of a CSV file: the line of each item. */
  lines?: number[];
}

/**
 * Reads a suite of utterances. A `.json` file holds the list that `utterances` takes, where an item may also be flat:
 * `{"utterance": …, "intent": …, "slots": {…}}`; any other file is CSV, with a first line that names its columns.
 * Where one of them is `locale`, rows of other locales are passed over. Throws `UnreadableModel`.
 */
export function readSuite(file: string, text: string, locale?: string): SuiteFile {
  if (!/\.json$/i.test(file)) return fromCsv(text, locale);
  const list = parseDocument(text);
  if (!Array.isArray(list)) throw new UnreadableModel("must be a list of utterances");
  return { items: list.map(unfolded) };
}

/** `{utterance, intent, slots}` as `{input, expect: {intent, slots}}`. */
function unfolded(item: unknown): unknown {
  if (!isRecord(item) || !("utterance" in item)) return item;
  const { utterance, ...expect } = item;
  return { input: utterance, expect };
}

const COLUMNS = ["utterance", "intent", "slots", "confirmation", "response", "dialog", "locale"] as const;
const MOST_NAMED = 5;
type Columns = Partial<Record<(typeof COLUMNS)[number], number>>;

function fromCsv(text: string, locale: string | undefined): SuiteFile {
  const [head, ...rows] = parseCsv(text);
  const columns = columnsOf(head);
  if (columns.locale !== undefined && locale === undefined)
    throw new UnreadableModel("has a column of locales, so the gate's locale must be a plain string");
  const items: unknown[] = [];
  const lines: number[] = [];
  let open: { name: string; dialog: unknown[] } | undefined;
  for (const row of rows) {
    if (columns.locale !== undefined && localeOf(row, columns.locale) !== locale) continue;
    const turn = turnOf(row, columns);
    const name = cellOf(row, columns.dialog);
    if (name !== undefined && open?.name === name) {
      open.dialog.push(turn);
      continue;
    }
    open = name === undefined ? undefined : { name, dialog: [turn] };
    items.push(open ? { dialog: open.dialog } : turn);
    lines.push(row.line);
  }
  return { items, lines };
}

function columnsOf(head: Row | undefined): Columns {
  // A spreadsheet may end its lines with separators.
  const names = withoutEmptyEnd(head?.cells ?? []).map((name) => name.trim().toLowerCase());
  const known: readonly string[] = COLUMNS;
  const strange = names.filter((name, index) => !known.includes(name) || names.indexOf(name) < index);
  if (!names.includes("utterance") || strange.length > 0) {
    const found = strange.length > 0 ? `, each once, not ${strange.slice(0, MOST_NAMED).map(quote).join(", ")}` : "";
    throw new UnreadableModel(
      `must begin with a line that names its columns: utterance,intent, and if needed slots, confirmation, response, dialog, locale${found}`,
    );
  }
  return Object.fromEntries(names.map((name, index) => [name, index]));
}

function localeOf(row: Row, column: number): string {
  const locale = cellOf(row, column) ?? "";
  // A row of a locale that is written wrong would be passed over, and nobody would know.
  const { error } = checkLocale(locale);
  if (error) throw new UnreadableModel(`has a locale in line ${row.line} that is none: ${error}`);
  return locale;
}

function withoutEmptyEnd(cells: string[]): string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell.trim() !== "") + 1);
}

function cellOf({ cells }: Row, column: number | undefined): string | undefined {
  return (column === undefined ? undefined : cells[column]?.trim()) || undefined;
}

function turnOf(row: Row, columns: Columns): unknown {
  if (withoutEmptyEnd(row.cells).length > Object.keys(columns).length)
    throw new UnreadableModel(`has too many cells in line ${row.line}: write a cell with a separator in quotes`);
  const slots = cellOf(row, columns.slots);
  const expect = {
    intent: cellOf(row, columns.intent),
    slots: slots === undefined ? undefined : slotsOf(slots, row.line),
    confirmation: cellOf(row, columns.confirmation),
    response: cellOf(row, columns.response),
  };
  return { input: cellOf(row, columns.utterance), expect };
}

/** `size=large; drink.id=latte; milk=` (the last one must be empty), or a JSON object. */
function slotsOf(cell: string, line: number): unknown {
  if (cell.startsWith("{")) {
    try {
      return parseDocument(cell);
    } catch {
      throw new UnreadableModel(`has slots in line ${line} that are no JSON`);
    }
  }
  const parts = new Map<string, { value?: string; id?: string }>();
  for (const part of cell.split(";").filter((text) => text.trim() !== "")) {
    const [, name = "", id, value = ""] = /^\s*([^=]+?)(\.id)?\s*=\s*(.*?)\s*$/s.exec(part) ?? [];
    if (name === "")
      throw new UnreadableModel(`has slots in line ${line} that are not written as name=value; name.id=id`);
    const known = parts.get(name) ?? {};
    if (known[id ? "id" : "value"] !== undefined)
      throw new UnreadableModel(`has the slot ${name} twice in line ${line}`);
    parts.set(name, id ? { ...known, id: value } : { ...known, value });
  }
  return Object.fromEntries([...parts].map(([name, { value, id }]) => [name, slotOf(value || undefined, id)]));
}

function slotOf(value: string | undefined, id: string | undefined): ExpectedSlot {
  return id === undefined ? (value ?? null) : { value, id };
}
