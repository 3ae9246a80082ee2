import type { Finding } from "../findings/finding";
import type { RuleDescription } from "./rule";

const source = "Amazon builds and lists only the models of locales that the skill's manifest has (observed)";

export const notInManifest: RuleDescription = {
  id: "locale-not-in-manifest",
  severity: "warning",
  description: "A package has the model of a locale that its skill.json lacks (InteractionModelSet).",
  source,
};

export const withoutModel: RuleDescription = {
  id: "manifest-locale-without-model",
  severity: "warning",
  description: "The skill.json of a package has a locale of which there is no model (InteractionModelSet).",
  source,
};

/** What a package's manifest has and its models have not, and the other way round, by the locale to tell it of. */
export function lintManifest(locales: string[], manifest: string[]): Record<string, Finding[]> {
  const [first = ""] = locales;
  const missing = manifest.filter((locale) => !locales.includes(locale));
  const found = locales
    .filter((locale) => !manifest.includes(locale))
    .map((locale) => [
      locale,
      [finding(notInManifest, `has the locale ${locale}, which skill.json lacks: add it there`)],
    ]);
  const message = `is of a package whose skill.json has ${missing.join(", ")} too: add a model, or let it take another locale's with \`from\``;
  const all: Record<string, Finding[]> = Object.fromEntries(found);
  return missing.length === 0 ? all : { ...all, [first]: [...(all[first] ?? []), finding(withoutModel, message)] };
}

function finding({ id, severity }: RuleDescription, message: string): Finding {
  return { rule: id, severity, path: [], message };
}
