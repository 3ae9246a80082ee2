import { spawn } from "@lydell/node-pty";
import { Terminal } from "@xterm/headless";
import type { Stack } from "../../scripts/stack.mjs";

/** A command on a terminal of its own, and all that stood on the screen. */
export interface Screen {
  /** Types something: `"\x03"` is Ctrl-C. */
  type(keys: string): void;
  /** Every distinct line in which this name stands as a word, in the order in which it was seen; the colours are left out. */
  linesOf(name: string): string[];
  /** Every distinct state of the screen. */
  frames: string[];
  /** The exit code, once it has ended and all of it stands on the screen. */
  exited: Promise<number>;
}

const ROWS = 60;

// A pseudo-terminal whose process has ended drops what was not read within 200 ms. So the shell stays until its last line was read.
const SCRIPT = `trap : INT; pulumi "$@"; printf '\\nexit code %s\\n' $?; read -r _`;
const LAST_LINE = /\n*exit code (\d+)$/;

/** Runs `pulumi` as a person does, on a terminal of so many columns. */
export function pulumiOnTerminal({ cwd, env }: Stack, columns: number, ...args: string[]): Screen {
  const terminal = new Terminal({ cols: columns, rows: ROWS, allowProposedApi: true });
  const child = spawn("sh", ["-c", SCRIPT, "sh", ...args], {
    name: "xterm-256color",
    cols: columns,
    rows: ROWS,
    cwd,
    env: { ...env, TERM: "xterm-256color" },
  });
  const frames: string[] = [];
  let end = (_code: number) => {};
  const exited = new Promise<number>((resolve) => {
    end = resolve;
  });
  const look = () => {
    const { active } = terminal.buffer;
    // Within a line the rest of an older text still stands behind the cursor.
    if (active.cursorX !== 0) return;
    const lines = Array.from({ length: active.length }, (_, at) => active.getLine(at)?.translateToString(true) ?? "");
    const text = lines.join("\n").trimEnd();
    const code = LAST_LINE.exec(text)?.[1];
    const frame = text.replace(LAST_LINE, "");
    if (frame !== frames.at(-1)) frames.push(frame);
    if (code === undefined) return;
    child.kill();
    end(Number(code));
  };
  child.onData((data) => terminal.write(data, look));
  return {
    type: (keys) => child.write(keys),
    linesOf(name) {
      const isWord = new RegExp(`(^|\\s)${name}\\s`);
      return [...new Set(frames.flatMap((frame) => frame.split("\n")).filter((line) => isWord.test(line)))];
    },
    frames,
    exited,
  };
}
