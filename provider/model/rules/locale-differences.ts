import type { Finding } from "../findings/finding";
import { quote } from "../text/printable";
import { buildModelView } from "../view/model-view";
import { BUILT_IN_INTENTS } from "./built-in-names";
import { isIntentName } from "./names";
import type { RuleDescription } from "./rule";
import { checkBuiltInName } from "./similar-names";

export const localeDifferences: RuleDescription = {
  id: "locale-intents-differ",
  severity: "warning",
  description: "Only some locales of a skill have an intent (on the command line, across the files of one folder).",
  source: "Good practice: one skill's code serves all locales",
};

/** For each model of one skill, in their order: the intents in which it differs from at least half of the locales. */
export function lintLocales(models: { locale: string; model: Record<string, unknown> }[]): Finding[][] {
  const intentsByLocale = models.map(({ locale, model }) => {
    const { intents } = buildModelView(model);
    // Do not suggest a misspelt name to the other locales.
    const validNames = [...intents.names].filter(
      (name) => isIntentName(name) && checkBuiltInName(name, BUILT_IN_INTENTS) === undefined,
    );
    return { locale, names: new Set(validNames) };
  });
  const all = [...new Set(intentsByLocale.flatMap(({ names }) => [...names]))];
  return intentsByLocale.map(({ names }) =>
    all.flatMap((name) => {
      const localesWithIntent = intentsByLocale.filter((other) => other.names.has(name)).map(({ locale }) => locale);
      const isMost = localesWithIntent.length * 2 >= intentsByLocale.length;
      if (localesWithIntent.length === intentsByLocale.length || names.has(name) === isMost) return [];
      const message = isMost
        ? `has no ${quote(name)}, which ${formatLocales(localesWithIntent)} ${localesWithIntent.length > 1 ? "have" : "has"}: add it, or remove it there`
        : `has ${quote(name)}, which only ${formatLocales(localesWithIntent)} ${localesWithIntent.length > 1 ? "have" : "has"}: add it to the other locales, or remove it`;
      return {
        rule: localeDifferences.id,
        severity: localeDifferences.severity,
        path: ["languageModel", "intents"],
        message,
      };
    }),
  );
}

function formatLocales(locales: string[]): string {
  return locales.length > MAX_NAMED ? `${locales.slice(0, MAX_NAMED).join(", ")} and others` : locales.join(", ");
}

const MAX_NAMED = 5;
