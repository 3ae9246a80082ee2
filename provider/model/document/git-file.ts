import { spawnSync } from "node:child_process";
import { MAX_TEXT_LENGTH, UnreadableModel } from "./document";

const PREFIX = "git:";

/** Whether a name is `git:<rev>:<path>` and no file's path. */
export const isGitName = (name: string) => name.startsWith(PREFIX);

/**
 * The text of `git:<rev>:<path>`, as `git show <rev>:<path>` gives it: the path starts at the repository's root, or with `./` here.
 * Throws `UnreadableModel`, whose message is read after the name.
 */
export function readGitFile(name: string): string {
  if (!isInGit(name)) throw new UnreadableModel("is not there: the revision has no such file");
  return mustGit("cat-file", "blob", parseGitName(name).object);
}

/** Whether the revision has the file; an unknown revision and a folder are errors. */
export function isInGit(name: string): boolean {
  const { revision, object } = parseGitName(name);
  assertRevision(revision);
  const type = git("cat-file", "-t", object);
  if (type === "tree") throw new UnreadableModel("is a folder: name one file of it");
  return type === "blob";
}

/** The names in the folder `git:<rev>:<folder>`; undefined where the revision has no such folder. An unknown revision is an error. */
export function listGitFolder(name: string): string[] | undefined {
  const { revision, object } = parseGitName(name);
  assertRevision(revision);
  return git("ls-tree", "--name-only", "-z", "--end-of-options", object)?.split("\0").filter(Boolean);
}

/** The names of all tags, newest first; none where there is no repository. */
export function tags(): string[] {
  const listed = git("for-each-ref", "--sort=-creatordate", "--format=%(refname:short)", "refs/tags");
  return listed?.split("\n").filter(Boolean) ?? [];
}

/** The commit that the revision stands for, 40 hex digits; undefined where there is none. */
export function commitOf(name: string): string | undefined {
  return git("rev-parse", "--verify", "--quiet", "--end-of-options", `${parseGitName(name).revision}^{commit}`);
}

/** The name, or the commit that it stands for where tomorrow it would be another one. */
export function fixedRevision(revision: string): string {
  return isFixedRevision(revision) ? revision : (commitOf(`${PREFIX}${revision}:.`) ?? revision);
}

/** Whether a name stands for the same commit for ever, as far as people keep to it: a tag does, a branch or HEAD~2 does not. */
export function isFixedRevision(revision: string): boolean {
  const commit = commitOf(`${PREFIX}${revision}:.`);
  const isTag = git("show-ref", "--verify", "--quiet", `refs/tags/${revision}`) !== undefined;
  return isTag || commit?.startsWith(revision.toLowerCase()) === true;
}

/** The parts of `git:<rev>:<path>`; `object` is git's own name of the file. */
export function parseGitName(name: string): { revision: string; path: string; object: string } {
  const object = name.slice(PREFIX.length);
  // Neither a revision nor a path may be taken for an option.
  const [, revision, path] = /^([^:-][^:]*):(.+)$/s.exec(object) ?? [];
  if (revision === undefined || path === undefined)
    throw new UnreadableModel("must be git:<rev>:<path>, such as git:HEAD:models/en-US.json");
  return { revision, path, object };
}

function assertRevision(revision: string): void {
  if (git("rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{tree}`) !== undefined) return;
  // Fails, and says so, where there is no repository.
  const isShallow = mustGit("rev-parse", "--is-shallow-repository").trim() === "true";
  const remedy = isShallow
    ? "this clone is shallow, so fetch it whole (`git fetch --unshallow --tags`, or `fetch-depth: 0` of actions/checkout)"
    : "fetch it (`git fetch --tags`), or name another one";
  throw new UnreadableModel(`has no revision ${revision} that git knows here: ${remedy}`);
}

/** What git prints, without its end of line; undefined where it fails. */
function git(...args: string[]): string | undefined {
  const { status, stdout } = run(args);
  return status === 0 ? stdout.trimEnd() : undefined;
}

function mustGit(...args: string[]): string {
  const { status, stdout, stderr } = run(args);
  if (status === 0) return stdout;
  throw new UnreadableModel(
    `cannot be read by git: ${stderr.trim().replace(/^fatal: /, "") || "it failed without a word"}`,
  );
}

function run(args: string[]) {
  const ran = spawnSync("git", args, { encoding: "utf8", maxBuffer: MAX_TEXT_LENGTH });
  const { code } = (ran.error ?? {}) as NodeJS.ErrnoException;
  if (code === "ENOENT") throw new UnreadableModel("needs git, which is not on PATH");
  if (code === "ENOBUFS") throw new UnreadableModel("is far too large for a model");
  return ran;
}
