import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { localesOfManifest } from "../model/document/package";
import { KNOWN_LOCALES } from "../model/schema/locales";

/** Where a locale comes from; `set` is the name without it, which the files of one skill have in common. */
export interface NamedLocale {
  locale: string;
  set: string;
}

const IN_A_NAME = /(?<![A-Za-z])([a-z]{2})[-_]([A-Za-z]{2})(?![A-Za-z])/g;

/** The locale in the name of a model's file or of a folder around it: `en-US.json`, `model_de-DE.json`, `de_DE.json`, `de.json`, `de-DE/model.json`. */
export function localeOfName(name: string): NamedLocale | undefined {
  const parts = name.replace(/\.json$/i, "").split(/[/\\:]/);
  for (let index = parts.length - 1; index >= Math.max(0, parts.length - 3); index--) {
    const part = parts[index] ?? "";
    const found =
      index === parts.length - 1 ? (localeIn(part) ?? wholeLocale(part) ?? ofLanguage(part)) : wholeLocale(part);
    if (found) return { locale: found.locale, set: parts.with(index, part.replace(found.text, "")).join("/") };
  }
  return undefined;
}

function localeIn(text: string): { locale: string; text: string } | undefined {
  const all = [...text.matchAll(IN_A_NAME)].map(([match, language, country = ""]) => ({
    locale: `${language}-${country.toUpperCase()}`,
    text: match,
  }));
  return all.findLast(({ locale }) => isKnown(locale));
}

/** A whole name that is a locale, also one that is not known. */
function wholeLocale(text: string): { locale: string; text: string } | undefined {
  if (/^[a-z]{2}-[A-Z]{2}$/.test(text)) return { locale: text, text };
  const locale = text.replace("_", "-");
  return isKnown(locale) ? { locale, text } : undefined;
}

/** A whole name that is a language, for files only: a folder `it` may hold integration tests. */
function ofLanguage(text: string): { locale: string; text: string } | undefined {
  const locales = KNOWN_LOCALES.filter((locale) => locale.startsWith(`${text}-`));
  const own = locales.find((locale) => locale === `${text}-${text.toUpperCase()}` || locale === "en-US");
  const locale = own ?? locales[0];
  return locale === undefined ? undefined : { locale, text };
}

function isKnown(locale: string): boolean {
  return KNOWN_LOCALES.some((known) => known === locale);
}

/** The only locale of the skill's manifest, `skill.json` beside the model or in one of the folders around it. */
export async function localeOfManifest(file: string): Promise<string | undefined> {
  let folder = dirname(file);
  for (let level = 0; level < 4; level++) {
    const manifest = await readManifest(join(folder, "skill.json"));
    if (manifest) return manifest.length === 1 ? manifest[0] : undefined;
    folder = dirname(folder);
  }
  return undefined;
}

async function readManifest(file: string): Promise<string[] | undefined> {
  try {
    return localesOfManifest(JSON.parse(await readFile(file, "utf8")));
  } catch {
    return undefined;
  }
}
