import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { MAX_TEXT_LENGTH } from "../model/document/document";
import { UsageError } from "./usage-error";

/** The text of `git:<rev>:<path>`, as `git show <rev>:<path>` gives it: the path starts at the repository's root, or with `./` here. */
export async function readFromGit(name: string): Promise<string> {
  return git(name, ["cat-file", "blob", objectOf(name)]);
}

/** Whether the revision has the file; what is no revision, or a folder there, is an error. */
export async function isInGit(name: string): Promise<boolean> {
  const object = objectOf(name);
  await git(name, [
    "rev-parse",
    "--verify",
    "--quiet",
    "--end-of-options",
    `${object.slice(0, object.indexOf(":"))}^{tree}`,
  ]);
  const type = await git(name, ["cat-file", "-t", object]).catch(() => "");
  if (type.trim() === "tree") throw new UsageError(`${name} is a folder: name one file of it`);
  return type.trim() === "blob";
}

function objectOf(name: string): string {
  const object = name.slice("git:".length);
  // Neither a revision nor a path may be taken for an option.
  if (!/^[^:-][^:]*:./.test(object))
    throw new UsageError(`${name} must be git:<rev>:<path>, such as git:HEAD:models/en-US.json`);
  return object;
}

async function git(name: string, args: string[]): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)("git", args, { encoding: "utf8", maxBuffer: MAX_TEXT_LENGTH });
    return stdout;
  } catch (error) {
    throw new UsageError(`${name} cannot be read: ${reasonOf(error as NodeJS.ErrnoException & { stderr?: string })}`);
  }
}

function reasonOf({ code, stderr }: NodeJS.ErrnoException & { stderr?: string }): string {
  if (code === "ENOENT") return "git is not on PATH";
  if (code === "ERR_CHILD_PROCESS_STDIO_MAXBUFFER") return "it is far too large for a model";
  return (
    stderr?.trim().replace(/^fatal: /, "") || "git knows no such revision here (a shallow clone has only the last one)"
  );
}
