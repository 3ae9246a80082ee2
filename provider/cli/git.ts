import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { LONGEST_TEXT } from "../model/document";
import { UsageError } from "./usage-error";

/** The text of `git:<rev>:<path>`, as `git show <rev>:<path>` gives it: the path starts at the repository's root, or with `./` here. */
export async function readFromGit(name: string): Promise<string> {
  const object = name.slice("git:".length);
  if (!/^[^:]+:./.test(object))
    throw new UsageError(`${name} must be git:<rev>:<path>, such as git:HEAD:models/en-US.json`);
  try {
    // Neither a revision nor a path may be taken for an option.
    const { stdout } = await promisify(execFile)("git", ["show", "--end-of-options", object], {
      encoding: "utf8",
      maxBuffer: LONGEST_TEXT,
    });
    return stdout;
  } catch (error) {
    throw new UsageError(`${name} cannot be read: ${reasonOf(error as NodeJS.ErrnoException & { stderr?: string })}`);
  }
}

function reasonOf({ code, stderr, message }: NodeJS.ErrnoException & { stderr?: string }): string {
  if (code === "ENOENT") return "git is not on PATH";
  if (code === "ERR_CHILD_PROCESS_STDIO_MAXBUFFER") return "it is far too large for a model";
  return stderr?.trim().replace(/^fatal: /, "") || message;
}
