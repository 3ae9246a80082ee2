// Finds other programs and runs them to their end.
import { spawn } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

const windows = process.platform === "win32";
const endings = windows ? [".exe", ".cmd"] : [""];

/** The folder of PATH that holds this program, or undefined. */
export function folderOnPath(program, env) {
  const path = Object.entries(env).find(([name]) => /^path$/i.test(name))?.[1] ?? "";
  return path.split(delimiter).find((folder) => folder && holds(folder, program));
}

export function holds(folder, program) {
  return endings.some((ending) => {
    try {
      accessSync(join(folder, program + ending), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Never rejects: `code` is 0 only if the program ran and succeeded. `startMs` bounds the wait for its first output. */
export function runCommand(command, args, { env, cwd, startMs }) {
  return new Promise((resolve) => {
    // On Windows npm and npx are .cmd files, which only its shell can start.
    const shell = windows && command.startsWith("np");
    const child = spawn(command, args, { env, cwd, shell, stdio: ["ignore", "pipe", "pipe"] });
    let [stdout, stderr] = ["", ""];
    const end = (code) => {
      clearTimeout(timer);
      resolve({ code, stdout, stderr });
    };
    const giveUp = () => {
      child.kill();
      // Its own children may live on and hold these open.
      child.stdout.destroy();
      child.stderr.destroy();
    };
    const timer = startMs && setTimeout(giveUp, startMs);
    child.stdout.on("data", (chunk) => {
      clearTimeout(timer);
      stdout += chunk;
    });
    child.stderr.on("data", (chunk) => {
      stderr += chunk;
    });
    child.once("error", () => end(null));
    child.once("close", end);
  });
}
