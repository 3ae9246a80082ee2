// Writes screens of a terminal as one SVG, whose text can be selected and read aloud.
const CHARACTER = 7.8;
const LINE = 18;
const PADDING = 16;
const TEXT = "#d7dae0";
// The sixteen colours of a dark terminal.
const COLOURS =
  "#5c6370 #e06c75 #98c379 #e5c07b #61afef #c678dd #56b6c2 #d7dae0 #7f848e #e06c75 #98c379 #e5c07b #61afef #c678dd #56b6c2 #ffffff".split(
    " ",
  );

/** `screens`: each a command and the lines that it left, of cells `{text, colour, isBold}`. */
export function screensToSvg(screens, columns) {
  const lines = screens.flatMap(({ command, lines }, index) => [
    ...(index > 0 ? [[]] : []),
    runsOf([
      { text: "$ ", colour: 2, isBold: true },
      { text: command, isBold: true },
    ]),
    ...trimmed(lines).map(runsOf),
  ]);
  const [width, height] = [columns * CHARACTER + 2 * PADDING, lines.length * LINE + 2 * PADDING];
  const rows = lines.map((runs, row) => {
    const y = PADDING + LINE * (row + 0.75);
    return `<text xml:space="preserve" x="${PADDING}" y="${y}">${runs.map(span).join("")}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title">
<title id="title">A preview in words, an update while Amazon builds, and a conflict with another client's edit</title>
<rect width="100%" height="100%" rx="8" fill="#1e2127"/>
<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, monospace" font-size="13" fill="${TEXT}">
${rows.join("\n")}
</g>
</svg>
`;
}

/** Without the empty lines, and without what differs from run to run. */
function trimmed(lines) {
  const isShown = (cells) => !/^\s*$|^\s*Duration:/.test(cells.map(({ text }) => text).join(""));
  return lines.filter(isShown);
}

/** Cells of one look together, without the blanks at the end. */
function runsOf(cells) {
  const runs = [];
  for (const { text, colour, isBold } of cells) {
    const last = runs.at(-1);
    if (last && last.colour === colour && last.isBold === isBold) last.text += text;
    else runs.push({ text, colour, isBold });
  }
  const last = runs.at(-1);
  if (last) last.text = last.text.trimEnd();
  return runs.filter(({ text }) => text !== "");
}

function span({ text, colour, isBold }) {
  const fill = colour === undefined ? "" : ` fill="${COLOURS[colour] ?? TEXT}"`;
  const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return `<tspan${fill}${isBold ? ' font-weight="bold"' : ""}>${escaped}</tspan>`;
}
