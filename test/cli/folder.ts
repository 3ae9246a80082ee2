import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { coffeeShop } from "../unit/model/coffee-shop";

const MAIN = join(__dirname, "../../dist/provider/cli/main.js");

export interface Answer {
  code: number;
  stdout: string;
  stderr: string;
}

/** A folder of its own with these files, in which the built command is run; it goes with the test. */
export function folderWith(files: Record<string, string | Buffer>) {
  const cwd = mkdtempSync(join(tmpdir(), "pulumi-alexa-cli-"));
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, file)), { recursive: true });
    writeFileSync(join(cwd, file), text);
  }
  const run = (command: string, args: string[]) =>
    new Promise<Answer>((resolve) => {
      const options = { cwd, env: { PATH: process.env.PATH, HOME: cwd }, maxBuffer: 100_000_000 };
      execFile(command, args, options, (error, stdout, stderr) =>
        resolve({ code: typeof error?.code === "number" ? error.code : error ? -1 : 0, stdout, stderr }),
      );
    });
  return { cwd, run, alexa: (...args: string[]) => run(process.execPath, [MAIN, ...args]) };
}

/** The coffee shop's model as a file, with a change to its text. */
export function modelFile(change: (text: string) => string = (text) => text): string {
  return change(JSON.stringify({ interactionModel: coffeeShop() }, undefined, 2));
}
