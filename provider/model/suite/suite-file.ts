import { isRecord, parseDocument, UnreadableModel } from "../document/document";
import { checkLocale } from "../schema/locales";
import { quote } from "../text/printable";
import { fromAnnotation, isAnnotationSet, slotOfColumn } from "./annotation-set";
import { parseCsv, type Row } from "./csv";
import type { ExpectedSlot } from "./schema";

/** A suite as read from a file; its items are validated later, with the other arguments. */
interface SuiteFile {
  items: unknown[];
  /** The line of each item, for a CSV file. */
  lines?: number[];
}

/**
 * Reads a suite of utterances. A `.json` file holds the list that `utterances` takes, where an item may also be flat:
 * `{"utterance": …, "intent": …, "slots": {…}}`; any other file is CSV, with a first line that names its columns. Both may be NLU annotation sets.
 * With a column `locale`, rows of other locales are skipped. Throws `UnreadableModel`.
 */
export function readSuite(file: string, text: string, locale?: string): SuiteFile {
  if (!/\.json$/i.test(file)) return fromCsv(text, locale);
  const list = parseDocument(text);
  if (isAnnotationSet(list)) return { items: list.data.map(fromAnnotation) };
  if (!Array.isArray(list)) throw new UnreadableModel("must be a list of utterances, or an annotation set of Amazon's");
  return { items: list.map(nestExpectation) };
}

/** `{utterance, intent, slots}` as `{input, expect: {intent, slots}}`. */
function nestExpectation(item: unknown): unknown {
  if (!isRecord(item) || !("utterance" in item)) return item;
  const { utterance, ...expect } = item;
  return { input: utterance, expect };
}

const COLUMNS = ["utterance", "intent", "slots", "confirmation", "response", "dialog", "locale"] as const;
/** Of an annotation set, and of no use here. */
const TIMESTAMP = "referencetimestamp";
const MAX_NAMED = 5;
type Columns = Partial<Record<(typeof COLUMNS)[number], number>> & {
  /** Columns of an annotation set that hold one slot each. */
  slotColumns: [slot: string, column: number][];
  count: number;
};

function fromCsv(text: string, locale: string | undefined): SuiteFile {
  const [header, ...rows] = parseCsv(text);
  const columns = parseHeader(header);
  if (columns.locale !== undefined && locale === undefined)
    throw new UnreadableModel("has a column of locales, so the gate's locale must be a plain string");
  const items: unknown[] = [];
  const lines: number[] = [];
  let currentDialog: { name: string; dialog: unknown[] } | undefined;
  for (const row of rows) {
    if (columns.locale !== undefined && readLocale(row, columns.locale) !== locale) continue;
    const turn = readTurn(row, columns);
    const name = readCell(row, columns.dialog);
    if (name !== undefined && currentDialog?.name === name) {
      currentDialog.dialog.push(turn);
      continue;
    }
    currentDialog = name === undefined ? undefined : { name, dialog: [turn] };
    items.push(currentDialog ? { dialog: currentDialog.dialog } : turn);
    lines.push(row.line);
  }
  return { items, lines };
}

function parseHeader(header: Row | undefined): Columns {
  // A spreadsheet may write trailing separators.
  const titles = trimEmptyCells(header?.cells ?? []);
  const slotColumns = titles.flatMap((title, column): [string, number][] => {
    const slot = slotOfColumn(title);
    return slot === undefined ? [] : [[slot, column]];
  });
  // Names of slots have capitals that matter.
  const names = titles.map((title) => slotOfColumn(title) ?? title.trim().toLowerCase());
  const known: readonly string[] = [...COLUMNS, TIMESTAMP];
  const isKnown = (column: number) =>
    known.includes(names[column] ?? "") || slotColumns.some(([, at]) => at === column);
  const unexpected = names.filter((name, index) => !isKnown(index) || names.indexOf(name) < index);
  if (!names.includes("utterance") || unexpected.length > 0) {
    const found =
      unexpected.length > 0 ? `, each once, not ${unexpected.slice(0, MAX_NAMED).map(quote).join(", ")}` : "";
    throw new UnreadableModel(
      `must begin with a line that names its columns: utterance,intent, and if needed slots, confirmation, response, dialog, locale${found}`,
    );
  }
  const plain = names.flatMap((name, index) => (slotColumns.some(([, at]) => at === index) ? [] : [[name, index]]));
  return { ...Object.fromEntries(plain), slotColumns, count: names.length };
}

function readLocale(row: Row, column: number): string {
  const locale = readCell(row, column) ?? "";
  // A row with a misspelt locale would be skipped silently.
  const { error } = checkLocale(locale);
  if (error) throw new UnreadableModel(`has an unknown locale in line ${row.line}: ${error}`);
  return locale;
}

function trimEmptyCells(cells: string[]): string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell.trim() !== "") + 1);
}

function readCell({ cells }: Row, column: number | undefined): string | undefined {
  return (column === undefined ? undefined : cells[column]?.trim()) || undefined;
}

function readTurn(row: Row, columns: Columns): unknown {
  if (trimEmptyCells(row.cells).length > columns.count)
    throw new UnreadableModel(`has too many cells in line ${row.line}: write a cell with a separator in quotes`);
  const expect = {
    intent: readCell(row, columns.intent),
    slots: readSlots(row, columns),
    confirmation: readCell(row, columns.confirmation),
    response: readCell(row, columns.response),
  };
  return { input: readCell(row, columns.utterance), expect };
}

function readSlots(row: Row, columns: Columns): unknown {
  const cell = readCell(row, columns.slots);
  const own = columns.slotColumns.flatMap(([slot, column]) => {
    const value = readCell(row, column);
    return value === undefined ? [] : [[slot, value]];
  });
  if (cell === undefined) return own.length > 0 ? Object.fromEntries(own) : undefined;
  const slots = parseSlots(cell, row.line);
  return isRecord(slots) ? { ...Object.fromEntries(own), ...slots } : slots;
}

/** `size=large; drink.id=latte; milk=` (milk must be empty), or a JSON object. */
function parseSlots(cell: string, line: number): unknown {
  if (cell.startsWith("{")) {
    try {
      return parseDocument(cell);
    } catch {
      throw new UnreadableModel(`has slots in line ${line} that are not valid JSON`);
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
  return Object.fromEntries([...parts].map(([name, { value, id }]) => [name, toExpectedSlot(value || undefined, id)]));
}

function toExpectedSlot(value: string | undefined, id: string | undefined): ExpectedSlot {
  return id === undefined ? (value ?? null) : { value, id };
}
