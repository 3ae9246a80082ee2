// A terminal as an SVG: its own dark ground makes it readable on a light page and on a dark one, and its text can be selected.
const CELL = 7.8;
const LINE = 18;
const MARGIN = 16;
const BAR = 30;
const FONT = 13;
const PLAIN = "#d6d9e0";

// The 16 colours of a terminal; each has a contrast of at least 4.5 to the ground.
const COLOURS = [
  ...["#8b93a3", "#ff7b72", "#7ee787", "#e3b341", "#79b8ff", "#d2a8ff", "#6bd5e1", "#d6d9e0"],
  ...["#8b93a3", "#ffa198", "#a5f0ad", "#f2cc60", "#a5d0ff", "#e2c5ff", "#9ae8f0", "#ffffff"],
];
const GROUND = "#161b22";

/** `lines` are lists of runs `{ text, fg, bold, dim }`. */
export function drawTerminal({ columns, title, description, lines }) {
  const width = Math.ceil(columns * CELL + 2 * MARGIN);
  const height = BAR + lines.length * LINE + MARGIN;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title description">
<title id="title">${escaped(title)}</title>
<desc id="description">${escaped(description)}</desc>
<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="8" fill="${GROUND}" stroke="#3d444d"/>
${["#ff5f57", "#febc2e", "#28c840"].map((fill, at) => `<circle cx="${MARGIN + 4 + at * 18}" cy="16" r="5" fill="${fill}"/>`).join("")}
<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'Liberation Mono', 'DejaVu Sans Mono', monospace" font-size="${FONT}" fill="${PLAIN}" style="white-space:pre">
${lines.map(drawLine).filter(Boolean).join("\n")}
</g>
</svg>
`;
}

// Each word group stands at its own column, and is as wide as its cells, whatever font the reader has.
function drawLine(runs, row) {
  let column = 0;
  const spans = runs.flatMap(({ text, ...look }) => {
    const start = column;
    column += text.length;
    return [...text.matchAll(/\S+(?: \S+)*/g)].map((group) => drawText(group[0], start + group.index, look));
  });
  return spans.length > 0 && `<text y="${BAR + row * LINE + FONT}">${spans.join("")}</text>`;
}

function drawText(text, column, { fg, bold, dim }) {
  const look = [fill(fg), bold && 'font-weight="bold"', dim && 'opacity="0.75"'].filter(Boolean).join(" ");
  const place = `x="${round(MARGIN + column * CELL)}" textLength="${round(text.length * CELL)}"`;
  return `<tspan ${place}${look && ` ${look}`}>${escaped(text)}</tspan>`;
}

function fill(fg) {
  if (fg === undefined) return "";
  return `fill="${COLOURS[fg] ?? cube(fg)}"`;
}

/** The 216 colours and the greys that follow the 16. */
function cube(fg) {
  if (fg >= 232) return hex([0, 0, 0].map(() => 8 + (fg - 232) * 10));
  const level = (part) => (part === 0 ? 0 : 55 + part * 40);
  const at = fg - 16;
  return hex([Math.floor(at / 36), Math.floor(at / 6) % 6, at % 6].map(level));
}

function hex(parts) {
  return `#${parts.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}

function round(number) {
  return Math.round(number * 10) / 10;
}

function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
