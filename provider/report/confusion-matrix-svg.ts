import { section } from "./components";
import { type Matrix, matrixOf } from "./confusion-matrix";
import { count, percent } from "./format";
import type { Outcome } from "./gate-run";
import { type Html, html } from "./html";

/** Above so many columns the cells are small. */
const MANY = 16;
const GAP = 8;
/** Width of a character of a label, about. */
const CHARACTER = 6.9;
const LONGEST_LABEL = 28;
/** Labels of columns stand at 45°. */
const SLANT = Math.SQRT1_2;

/** The matrix of expected against got intents, as a picture. */
export function matrixPicture(outcomes: Outcome[]): Html {
  const matrix = matrixOf(outcomes);
  const title = "Expected against got";
  if (matrix.rows.length === 0)
    return section(
      "matrix",
      title,
      html`<p class="none">No turn that was judged expects an intent.</p>`,
      leftOut(matrix),
    );
  return section(
    "matrix",
    title,
    html`<p class="lead">Rows: the intent that was expected. Columns: what Amazon took it for. Numbers count turns; the stronger the colour, the larger the share of the row. The outlined diagonal is right, all else was confused.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Matrix of expected against got intents">${picture(matrix)}</div>
`,
    leftOut(matrix),
  );
}

function picture(matrix: Matrix): Html {
  const { rows, columns } = matrix;
  const size = columns.length > MANY ? 28 : 42;
  const left = 2 * GAP + widest(rows);
  const top = 2 * GAP + widest(columns) * SLANT;
  const width = Math.ceil(left + columns.length * size + widest(columns) * SLANT);
  const height = Math.ceil(top + rows.length * size + GAP);
  const heads = columns.map((name, column) => {
    const x = left + (column + 0.5) * size + 4;
    return html`<text transform="translate(${x} ${(top - GAP).toFixed(1)}) rotate(-45)">${label(name)}</text>`;
  });
  const lines = rows.map((name, row) => {
    const cells = columns.map((_, column) => cell(matrix, row, column, size));
    return html`<g transform="translate(${left.toFixed(1)} ${(top + row * size).toFixed(1)})"><text text-anchor="end" x="${-GAP}" y="${size / 2 + 4}">${label(name)}</text>${cells}</g>
`;
  });
  return html`<svg class="matrix" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="group" aria-label="${count(rows.length, "expected intent")} against ${columns.length} got">
${heads}
${lines}</svg>`;
}

/** A cell of a confusion leads to its failures. */
function cell({ rows, columns, counts, others }: Matrix, row: number, column: number, size: number): Html {
  const [expected = "", got = ""] = [rows[row], columns[column]];
  const number = counts[row]?.[column] ?? 0;
  const kind = expected !== got ? "confused" : "right";
  const shareOfRow = number === 0 ? 0 : number / (counts[row] ?? []).reduce((sum, each) => sum + each, 0);
  const shade = number === 0 ? 0 : (0.16 + 0.44 * shareOfRow).toFixed(2);
  const x = column * size;
  const square = html`<rect class="${kind}" x="${x + 1}" y="1" width="${size - 2}" height="${size - 2}" rx="3" fill-opacity="${shade}"/>`;
  if (number === 0) return square;
  const words = `expected ${expected}, got ${got}: ${count(number, "turn")}, ${percent(shareOfRow)} of the row`;
  const shown = html`<title>${words}</title>${square}<text class="count" x="${x + size / 2}" y="${size / 2 + 4}">${number}</text>`;
  if (kind === "right" || [expected, got].includes(others ?? ""))
    return html`<g role="img" aria-label="${words}">${shown}</g>`;
  return html`<a href="#failures" data-expected="${expected}" data-got="${got}" aria-label="${words}">${shown}</a>`;
}

function label(name: string): Html {
  const characters = [...name];
  const isLong = characters.length > LONGEST_LABEL;
  return html`${isLong && html`<title>${name}</title>`}${isLong ? `${characters.slice(0, LONGEST_LABEL - 1).join("")}…` : name}`;
}

function widest(names: string[]): number {
  return Math.max(...names.map((name) => Math.min([...name].length, LONGEST_LABEL))) * CHARACTER;
}

/** Says what is not in the picture. */
function leftOut({ others, confusedOthers, unasked, unjudged }: Matrix): Html {
  const sentences = [
    others !== undefined &&
      `${others.slice(1, -1)} are summed in one row and column: ${confusedOthers === 0 ? "none of them was confused with another" : `${count(confusedOthers, "turn")} of one of them were taken for another of them`}.`,
    unasked > 0 && `Left out: ${count(unasked, "turn")} that may be taken for any intent.`,
    unjudged > 0 && `Left out: ${count(unjudged, "turn")} that Amazon could not judge.`,
  ].filter((sentence) => sentence !== false);
  return html`${
    sentences.length > 0 &&
    html`<p class="left-out">${sentences.join(" ")}</p>
`
  }`;
}
