import { readdir, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { jsonOf, parseDocument, UnreadableModel, unwrapDocument } from "../model/document";
import type { Place } from "../model/json-places";
import { readModelFile } from "../model/model-file";
import { normalise } from "../model/normalise";
import { readFromGit } from "./git";
import { UsageError } from "./usage-error";

/** A model that a command was pointed to. */
export interface Source {
  /** As the user named it, or found in the folder that was named. */
  name: string;
  /** From the name of the file: `en-US.json`. */
  locale: string | undefined;
  /** The whole document, its JSON, and the model in it. */
  document: unknown;
  json: string;
  model: Record<string, unknown>;
}

/** What is no model, and why. */
export interface Unreadable {
  name: string;
  message: string;
  place: Place | undefined;
}

export function isReadable(source: Source | Unreadable): source is Source {
  return "model" in source;
}

/** All models of a file, of a folder, or of a revision of git (`git:<rev>:<path>`). */
export async function sourcesOf(name: string): Promise<(Source | Unreadable)[]> {
  if (name.startsWith("git:")) return [await load(name, readFromGit)];
  if (!(await isFolder(name))) return [await load(name, readModelFile)];
  const found = await modelsIn(name);
  if (found.length === 0) throw new UsageError(`${name} has no interaction model in it`);
  return found;
}

/** Names of files are as they were written by the user, so that editors find them. */
async function isFolder(name: string): Promise<boolean> {
  const found = await stat(name).catch(() => undefined);
  if (!found) throw new UsageError(`there is no file or folder ${name}`);
  return found.isDirectory();
}

async function load(name: string, read: (name: string) => Promise<string>): Promise<Source | Unreadable> {
  try {
    const text = await read(name);
    const document = parseDocument(text);
    const locale = /^[a-z]{2}-[A-Z]{2}(?=\.json$)/.exec(basename(name))?.[0];
    return { name, locale, document, json: jsonOf(text), model: normalise(unwrapDocument(document)) };
  } catch (error) {
    if (!(error instanceof UnreadableModel)) throw error;
    return { name, message: error.message, place: error.place };
  }
}

/** Where ask-cli keeps the models of a skill package, from the package or from the folder that it lies in. */
const PACKAGE = ["interactionModels/custom", "skill-package/interactionModels/custom"];

async function modelsIn(folder: string): Promise<(Source | Unreadable)[]> {
  for (const inner of PACKAGE) {
    const custom = join(folder, inner);
    const files = await readdir(custom).catch(() => []);
    if (files.length > 0) return Promise.all(jsonFiles(custom, files).map((file) => load(file, readModelFile)));
  }
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith(".json"));
  const paths = files
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/(^|[\\/])(node_modules|\.[^\\/.][^\\/]*)[\\/]/.test(path));
  const loaded: (Source | Unreadable)[] = [];
  for (const path of paths.sort()) if (await mayBeModel(path)) loaded.push(await load(path, readModelFile));
  return loaded;
}

function jsonFiles(folder: string, names: string[]): string[] {
  return names
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((name) => join(folder, name));
}

/** A folder may hold other JSON files too. */
async function mayBeModel(path: string): Promise<boolean> {
  const text = await readModelFile(path).catch(() => "");
  return text.includes('"languageModel"');
}

/** The folder of a file, for models of one skill. */
export function folderOf({ name }: Source): string {
  return dirname(name);
}
