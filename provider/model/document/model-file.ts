import { readFile, stat } from "node:fs/promises";
import { MAX_TEXT_LENGTH, tooLargeMessage, UnreadableModel } from "./document";
import { isGitName, readGitFile } from "./git-file";

/** The text of a model file, or of `git:<rev>:<path>`. Throws `UnreadableModel`, whose message is read after the name. */
export async function readModelFile(path: string): Promise<string> {
  if (isGitName(path)) return readGitFile(path);
  try {
    const found = await stat(path);
    if (!found.isFile()) throw new UnreadableModel(found.isDirectory() ? "is a folder" : "is not a file");
    if (found.size > MAX_TEXT_LENGTH) throw new UnreadableModel(tooLargeMessage(found.size));
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(await readFile(path));
  } catch (error) {
    throw error instanceof UnreadableModel ? error : new UnreadableModel(reasonOf(error as NodeJS.ErrnoException));
  }
}

function reasonOf({ code, message }: NodeJS.ErrnoException): string {
  if (code === "ENOENT") return "there is no such file";
  if (code === "EACCES") return "may not be read by this user";
  if (code === "ERR_ENCODING_INVALID_ENCODED_DATA") return "is not UTF-8: save it as UTF-8";
  return message;
}
