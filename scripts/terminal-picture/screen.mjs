// What stands on a terminal, with its colours.
import { spawn } from "@lydell/node-pty";
import xterm from "@xterm/headless";

const ROWS = 80;

/**
 * Runs `pulumi` on a terminal of so many columns. Gives every distinct state of its screen: lines, each a list of runs of the same look,
 * `{ text, fg, bold, dim }`; `fg` is a number of the 256 colours, or undefined for the usual one.
 */
export function runOnTerminal({ cwd, env }, columns, args) {
  const terminal = new xterm.Terminal({ cols: columns, rows: ROWS, allowProposedApi: true });
  const options = { name: "xterm-256color", cols: columns, rows: ROWS, cwd, env: { ...env, TERM: "xterm-256color" } };
  const child = spawn("pulumi", args, options);
  const frames = [];
  let before = "";
  const look = () => {
    const frame = linesOf(terminal.buffer.active);
    const now = JSON.stringify(frame);
    if (now !== before) frames.push(frame);
    before = now;
  };
  child.onData((data) => terminal.write(data, look));
  return new Promise((done) => child.onExit(() => terminal.write("", () => done(frames))));
}

function linesOf(buffer) {
  return Array.from({ length: buffer.length }, (_, at) => runsOf(buffer.getLine(at)));
}

function runsOf(line) {
  const runs = [];
  for (let column = 0; column < line.translateToString(true).length; column++) {
    const cell = line.getCell(column);
    const look = { fg: cell.isFgPalette() ? cell.getFgColor() : undefined, bold: !!cell.isBold(), dim: !!cell.isDim() };
    const last = runs.at(-1);
    const text = cell.getChars() || " ";
    if (last && last.fg === look.fg && last.bold === look.bold && last.dim === look.dim) last.text += text;
    else runs.push({ text, ...look });
  }
  return runs;
}
