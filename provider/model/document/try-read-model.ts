import { readFileSync } from "node:fs";
import { parseDocument, UnreadableModel, unwrapDocument } from "./document";
import { isGitName, readGitFile } from "./git-file";

/** The bare model of a file, or of `git:<rev>:<path>`; undefined where it cannot be read, which somebody else tells. */
export function tryReadModel(name: string): Record<string, unknown> | undefined {
  try {
    return unwrapDocument(parseDocument(isGitName(name) ? readGitFile(name) : readFileSync(name, "utf8")));
  } catch (error) {
    if (error instanceof UnreadableModel || (error as NodeJS.ErrnoException).code !== undefined) return undefined;
    throw error;
  }
}
