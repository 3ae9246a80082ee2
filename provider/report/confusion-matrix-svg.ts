import { section } from "./components";
import { confusionMatrix, type Matrix } from "./confusion-matrix";
import { count, percent } from "./format";
import type { Outcome } from "./gate-run";
import { type Html, html } from "./html";

/** Above this many columns the cells are small. */
const MAX_LARGE_COLUMNS = 16;
const GAP = 8;
/** Approximate width of a label's character. */
const CHARACTER_WIDTH = 6.9;
const MAX_LABEL_LENGTH = 28;
/** Column labels are rotated by 45°. */
const SLANT = Math.SQRT1_2;

/** The confusion matrix of expected and actual intents, as SVG. */
export function matrixSection(outcomes: Outcome[]): Html {
  const matrix = confusionMatrix(outcomes);
  const title = "Expected against got";
  if (matrix.rows.length === 0)
    return section(
      "matrix",
      title,
      html`<p class="none">No turn that was judged expects an intent.</p>`,
      omissionsNote(matrix),
    );
  return section(
    "matrix",
    title,
    html`<p class="lead">Rows: the intent that was expected. Columns: what Amazon took it for. Numbers count turns; the stronger the colour, the larger the share of the row. The outlined diagonal is right, all else was confused.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Matrix of expected against got intents">${drawMatrix(matrix)}</div>
`,
    omissionsNote(matrix),
  );
}

function drawMatrix(matrix: Matrix): Html {
  const { rows, columns } = matrix;
  const size = columns.length > MAX_LARGE_COLUMNS ? 28 : 42;
  const left = 2 * GAP + widthOf(rows);
  const top = 2 * GAP + widthOf(columns) * SLANT;
  const width = Math.ceil(left + columns.length * size + widthOf(columns) * SLANT);
  const height = Math.ceil(top + rows.length * size + GAP);
  const heads = columns.map((name, column) => {
    const x = left + (column + 0.5) * size + 4;
    return html`<text transform="translate(${x} ${(top - GAP).toFixed(1)}) rotate(-45)">${label(name)}</text>`;
  });
  const lines = rows.map((name, row) => {
    const cells = columns.map((_, column) => drawCell(matrix, row, column, size));
    return html`<g transform="translate(${left.toFixed(1)} ${(top + row * size).toFixed(1)})"><text text-anchor="end" x="${-GAP}" y="${size / 2 + 4}">${label(name)}</text>${cells}</g>
`;
  });
  return html`<svg class="matrix" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="group" aria-label="${count(rows.length, "expected intent")} against ${columns.length} got">
${heads}
${lines}</svg>`;
}

/** A confusion's cell links to its failures. */
function drawCell({ rows, columns, counts, others }: Matrix, row: number, column: number, size: number): Html {
  const [expected = "", got = ""] = [rows[row], columns[column]];
  const number = counts[row]?.[column] ?? 0;
  const kind = expected !== got ? "confused" : "right";
  const shareOfRow = number === 0 ? 0 : number / (counts[row] ?? []).reduce((sum, each) => sum + each, 0);
  const shade = number === 0 ? 0 : (0.16 + 0.44 * shareOfRow).toFixed(2);
  const x = column * size;
  const square = html`<rect class="${kind}" x="${x + 1}" y="1" width="${size - 2}" height="${size - 2}" rx="3" fill-opacity="${shade}"/>`;
  if (number === 0) return square;
  const description = `expected ${expected}, got ${got}: ${count(number, "turn")}, ${percent(shareOfRow)} of the row`;
  const content = html`<title>${description}</title>${square}<text class="count" x="${x + size / 2}" y="${size / 2 + 4}">${number}</text>`;
  if (kind === "right" || [expected, got].includes(others ?? ""))
    return html`<g role="img" aria-label="${description}">${content}</g>`;
  return html`<a href="#failures" data-expected="${expected}" data-got="${got}" aria-label="${description}">${content}</a>`;
}

function label(name: string): Html {
  const characters = [...name];
  const isLong = characters.length > MAX_LABEL_LENGTH;
  return html`${isLong && html`<title>${name}</title>`}${isLong ? `${characters.slice(0, MAX_LABEL_LENGTH - 1).join("")}…` : name}`;
}

function widthOf(names: string[]): number {
  return Math.max(...names.map((name) => Math.min([...name].length, MAX_LABEL_LENGTH))) * CHARACTER_WIDTH;
}

/** What the matrix leaves out or sums. */
function omissionsNote({ others, confusedOthers, anyIntent, unjudged }: Matrix): Html {
  const sentences = [
    others !== undefined &&
      `${others.slice(1, -1)} are summed in one row and column: ${confusedOthers === 0 ? "none of them was confused with another" : `${count(confusedOthers, "turn")} of one of them were taken for another of them`}.`,
    anyIntent > 0 && `Left out: ${count(anyIntent, "turn")} that may be taken for any intent.`,
    unjudged > 0 && `Left out: ${count(unjudged, "turn")} that Amazon could not judge.`,
  ].filter((sentence) => sentence !== false);
  return html`${
    sentences.length > 0 &&
    html`<p class="left-out">${sentences.join(" ")}</p>
`
  }`;
}
