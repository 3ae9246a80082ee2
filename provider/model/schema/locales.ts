/** The locales in which Amazon offers custom skills ("Develop Skills in Multiple Languages"; the REST reference lacks nl-NL). */
export const KNOWN_LOCALES = [
  "ar-SA",
  "de-DE",
  "en-AU",
  "en-CA",
  "en-GB",
  "en-IN",
  "en-US",
  "es-ES",
  "es-MX",
  "es-US",
  "fr-CA",
  "fr-FR",
  "hi-IN",
  "it-IT",
  "ja-JP",
  "nl-NL",
  "pt-BR",
] as const;

/** A locale: one of the known ones, or a new one of the same form. */
export type Locale = (typeof KNOWN_LOCALES)[number] | (string & {});

/** An error for a malformed locale, a warning for one that Amazon is not known to support. */
export function checkLocale(locale: string): { error?: string; warning?: string } {
  if (KNOWN_LOCALES.some((known) => known === locale)) return {};
  const known = KNOWN_LOCALES.find((candidate) => candidate.toLowerCase() === locale.toLowerCase().replace("_", "-"));
  if (known) return { error: `"${locale}" is not a locale: write it "${known}"` };
  if (/^[a-z]{2}-[A-Z]{2}$/.test(locale)) {
    return {
      warning: `"${locale}" is not among the locales that Amazon is known to support: ${KNOWN_LOCALES.join(", ")}`,
    };
  }
  return { error: `"${locale}" is not a locale: use one of ${KNOWN_LOCALES.join(", ")}` };
}
