import type { Dirent } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join, relative } from "node:path";
import { jsonOf, parseDocument, UnreadableModel, unwrapDocument } from "../model/document/document";
import { isGitName, isInGit } from "../model/document/git-file";
import { readModelFile } from "../model/document/model-file";
import { normalise } from "../model/document/normalise";
import { isNamedByLocale, MODEL_FOLDERS } from "../model/document/package";
import type { Place } from "../model/json/place";
import { localeOfManifest, localeOfName } from "./locale";
import { UsageError } from "./usage-error";

/** A model that a command was pointed to. */
export interface Source {
  /** As the user named it, or found in the folder that was named. */
  name: string;
  /** The name within that folder, by which it is found again in another one; empty where the file itself was named. */
  within: string;
  /** From the name of the file or its folder, else from the skill's manifest. */
  locale: string | undefined;
  /** What the models of one skill have in common: the name without the locale; undefined where the name has none. */
  set: string | undefined;
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
  /** Its text could be read, and is that of a model. */
  isModel: boolean;
}

export function isReadable(source: Source | Unreadable): source is Source {
  return "model" in source;
}

/** All models of a file, of a folder, or of a revision of git (`git:<rev>:<path>`), which may not have the file. */
export async function sourcesOf(name: string): Promise<(Source | Unreadable)[]> {
  if (isGitName(name)) return isInRevision(name) ? all(await load(name, readModelFile)) : [];
  const found = await stat(name).catch((error: NodeJS.ErrnoException) => {
    const reason =
      error.code === "ENOENT" ? `there is no file or folder ${name}` : `${name} cannot be read: ${error.message}`;
    throw new UsageError(reason);
  });
  if (!found.isDirectory()) return all(await load(name, readModelFile));
  const sources = (await packageModels(name)) ?? (await modelsBelow(name));
  if (sources.length === 0) throw new UsageError(`${name} has no interaction model in it`);
  return sources.map((source) => ({ ...source, within: relative(name, source.name) }));
}

function isInRevision(name: string): boolean {
  try {
    return isInGit(name);
  } catch (error) {
    throw error instanceof UnreadableModel ? new UsageError(`${name} ${error.message}`) : error;
  }
}

/** The one model that an option names. */
export async function oneModel(flag: string, name: string): Promise<Source> {
  const [source, ...others] = await sourcesOf(name);
  if (!source || others.length > 0)
    throw new UsageError(`--${flag} takes one model, and ${name} is ${source ? "several" : "none"}`);
  return readable(source);
}

/** Ends the command where a model cannot be read. */
export function readable(source: Source | Unreadable): Source {
  if (isReadable(source)) return source;
  throw new UsageError(`${source.name} ${source.message}`);
}

function all(source: Source | Unreadable | undefined): (Source | Unreadable)[] {
  return source ? [source] : [];
}

/** Undefined where the text is not one that is wanted. */
async function load(
  name: string,
  read: (name: string) => Promise<string>,
  isWanted?: (text: string) => boolean,
): Promise<Source | Unreadable | undefined> {
  let isModel = false;
  try {
    const text = await read(name);
    if (isWanted && !isWanted(text)) return undefined;
    isModel = true;
    const document = parseDocument(text);
    const model = normalise(unwrapDocument(document));
    const named = localeOfName(name);
    // A revision of git has a manifest of its own, which is not looked at.
    const locale = named?.locale ?? (isGitName(name) ? undefined : await localeOfManifest(name));
    return { name, within: "", locale, set: named?.set, document, json: jsonOf(text), model };
  } catch (error) {
    if (!(error instanceof UnreadableModel)) throw error;
    return { name, message: error.message, place: error.place, isModel };
  }
}

async function packageModels(folder: string): Promise<(Source | Unreadable)[] | undefined> {
  for (const inner of MODEL_FOLDERS) {
    const custom = join(folder, inner);
    const files = (await readdir(custom).catch(() => [])).filter((file) => file.endsWith(".json")).sort();
    if (files.length === 0) continue;
    return (await Promise.all(files.map((file) => load(join(custom, file), readModelFile)))).flatMap(all);
  }
  return undefined;
}

/** Files that mention a language model, in the folder and those in it but hidden ones and packages. */
async function modelsBelow(folder: string): Promise<(Source | Unreadable)[]> {
  const sources: (Source | Unreadable)[] = [];
  for (const entry of await entriesOf(folder)) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !/^\.|^node_modules$/.test(entry.name))
      for (const source of await modelsBelow(path)) sources.push(source);
    if (!entry.name.endsWith(".json") || !(entry.isFile() || entry.isSymbolicLink())) continue;
    // A folder may hold other JSON files too, which is no mistake; one that is named by a locale is meant to be a model.
    const isMeant = isNamedByLocale(entry.name);
    const source = await load(path, readModelFile, (text) => isMeant || /"(language|interaction)Model/.test(text));
    if (source && (isReadable(source) || source.isModel || isMeant)) sources.push(source);
  }
  return sources;
}

async function entriesOf(folder: string): Promise<Dirent[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    throw new UsageError(`the folder ${folder} cannot be read: ${(error as Error).message}`);
  }
}
