import { isRecord } from "../document/document";
import type { ModelView } from "../view/model-view";
import type { Rule, Violation } from "./rule";

const PATH = ["languageModel", "modelConfiguration", "fallbackIntentSensitivity"];

function hasSensitivity({ model }: ModelView): boolean {
  const language = isRecord(model.languageModel) ? model.languageModel : {};
  const configuration = isRecord(language.modelConfiguration) ? language.modelConfiguration : {};
  return Boolean(configuration.fallbackIntentSensitivity);
}

/** Locales in which builds with the setting were seen to fail. */
const REFUSED = new Set(["ar-SA", "hi-IN", "it-IT", "ja-JP", "pt-BR"]);
const SUPPORTED = /^en-|^de-DE$/;

function* checkLocale(view: ModelView, isAffected: (locale: string) => boolean): Iterable<Violation> {
  const { locale } = view;
  if (locale !== undefined && isAffected(locale) && hasSensitivity(view))
    yield { path: PATH, message: `is for English and de-DE only, not for ${locale}: remove it` };
}

export const fallbackSensitivity: Rule[] = [
  {
    id: "sensitivity-locale",
    severity: "error",
    description: "A model for ar-SA, hi-IN, it-IT, ja-JP or pt-BR sets `fallbackIntentSensitivity`.",
    source: "Builds that failed (jellyfin-alexa-plugin JF-174)",
    check: (view) => checkLocale(view, (locale) => REFUSED.has(locale)),
  },
  {
    id: "sensitivity-untested-locale",
    severity: "warning",
    description:
      "A model for another locale than en-*, de-DE and those of `sensitivity-locale` sets `fallbackIntentSensitivity`.",
    source: "Builds with it are known for English and German only (jellyfin-alexa-plugin JF-174)",
    check: (view) => checkLocale(view, (locale) => !REFUSED.has(locale) && !SUPPORTED.test(locale)),
  },
  {
    id: "sensitivity-without-fallback",
    severity: "warning",
    description: "The model sets `fallbackIntentSensitivity` and has no AMAZON.FallbackIntent.",
    source:
      '"Valid when the model includes AMAZON.FallbackIntent" (Interaction Model Schema reference), yet seen in models that were accepted',
    *check(view) {
      const { intents } = view;
      if (!hasSensitivity(view) || !intents.complete || intents.names.has("AMAZON.FallbackIntent")) return;
      yield {
        path: PATH,
        message: "does nothing without the intent AMAZON.FallbackIntent: add the intent or remove the setting",
      };
    },
  },
];
