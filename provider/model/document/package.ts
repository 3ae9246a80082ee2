import { readdirSync, readFileSync } from "node:fs";
import { isRecord, parseDocument, UnreadableModel } from "./document";
import { isGitName, listGitFolder, readGitFile } from "./git-file";

/** Whether a file is named by its locale alone, as ask-cli does. */
export const isNamedByLocale = (file: string) => /^[a-z]{2}-[A-Z]{2}\.json$/.test(file);

/** The models of a skill package, and the locales of its manifest. */
export interface SkillPackage {
  /** Names for `readModelFile`, by locale. */
  files: Record<string, string>;
  /** Undefined where there is no skill.json. */
  manifestLocales?: string[] | undefined;
}

/** Where ask-cli keeps a package's models: in the package, or in the project around it. */
export const MODEL_FOLDERS = ["interactionModels/custom", "skill-package/interactionModels/custom"];

/** What a folder, or `git:<rev>:<folder>`, has. Throws `UnreadableModel`, whose message is read after the name. */
export function readPackage(name: string): SkillPackage {
  const list = isGitName(name) ? listGitFolder : listFolder;
  for (const folder of [...MODEL_FOLDERS, "."]) {
    const inner = folder === "." ? name : `${name.replace(/\/$/, "")}/${folder}`;
    const models = list(inner)?.filter(isNamedByLocale) ?? [];
    if (models.length === 0) continue;
    const files = Object.fromEntries(models.sort().map((file) => [file.slice(0, -5), `${inner}/${file}`]));
    return { files, manifestLocales: manifestLocales(inner.replace(/\/?interactionModels\/custom$/, "")) };
  }
  throw new UnreadableModel("has no models: interactionModels/custom with files such as en-US.json is looked for");
}

function listFolder(name: string): string[] | undefined {
  try {
    return readdirSync(name);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw new UnreadableModel(`cannot be read: ${message}`);
  }
}

function manifestLocales(folder: string): string[] | undefined {
  const name = `${folder}/skill.json`;
  try {
    return localesOfManifest(parseDocument(isGitName(name) ? readGitFile(name) : readFileSync(name, "utf8")));
  } catch {
    // Only a warning comes of it.
    return undefined;
  }
}

/** Those of a `skill.json`; undefined where it is none. */
export function localesOfManifest(document: unknown): string[] | undefined {
  const manifest = isRecord(document) ? (document.manifest ?? document.skillManifest) : undefined;
  const information = isRecord(manifest) ? manifest.publishingInformation : undefined;
  const locales = isRecord(information) ? information.locales : undefined;
  return isRecord(locales) ? Object.keys(locales) : undefined;
}
