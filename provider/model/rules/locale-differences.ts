import { type Finding, quote } from "../findings/finding";
import { viewOf } from "../view/model-view";
import { BUILT_IN_INTENTS } from "./built-in-names";
import { isIntentName } from "./names";
import type { RuleDescription } from "./rule";
import { misspelt } from "./similar-names";

export const localeSet: RuleDescription = {
  id: "locale-intents-differ",
  severity: "warning",
  finds: "An intent stands in some locales of a skill only (on the command line, over the files of one folder).",
  source: "Good practice: one skill's code serves all locales",
};

/** In what each model of one skill differs from at least half of its locales, in the order of the models. */
export function judgeLocaleSet(models: { locale: string; model: Record<string, unknown> }[]): Finding[][] {
  const named = models.map(({ locale, model }) => {
    const { intents } = viewOf(model);
    // A name that is a mistake itself is no advice for other locales.
    const sound = [...intents.names].filter(
      (name) => isIntentName(name) && misspelt(name, BUILT_IN_INTENTS) === undefined,
    );
    return { locale, names: new Set(sound) };
  });
  const all = [...new Set(named.flatMap(({ names }) => [...names]))];
  return named.map(({ names }) =>
    all.flatMap((name) => {
      const having = named.filter((other) => other.names.has(name)).map(({ locale }) => locale);
      const isMost = having.length * 2 >= named.length;
      if (having.length === named.length || names.has(name) === isMost) return [];
      const message = isMost
        ? `has no ${quote(name)}, which ${listed(having)} ${having.length > 1 ? "have" : "has"}: add it, or remove it there`
        : `has ${quote(name)}, which only ${listed(having)} ${having.length > 1 ? "have" : "has"}: add it to the other locales, or remove it`;
      return { rule: localeSet.id, severity: localeSet.severity, path: ["languageModel", "intents"], message };
    }),
  );
}

function listed(locales: string[]): string {
  return locales.length > MOST_NAMED ? `${locales.slice(0, MOST_NAMED).join(", ")} and others` : locales.join(", ");
}

const MOST_NAMED = 5;
