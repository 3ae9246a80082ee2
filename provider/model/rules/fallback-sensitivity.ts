import { isRecord } from "../document/document";
import type { Rule } from "./rule";

export const fallbackSensitivity: Rule[] = [
  {
    id: "sensitivity-without-fallback",
    severity: "warning",
    description: "The model sets `fallbackIntentSensitivity` and has no AMAZON.FallbackIntent.",
    source:
      '"Valid when the model includes AMAZON.FallbackIntent" (Interaction Model Schema reference), yet seen in models that were accepted',
    *check({ model, intents }) {
      const language = isRecord(model.languageModel) ? model.languageModel : {};
      const configuration = isRecord(language.modelConfiguration) ? language.modelConfiguration : {};
      if (!configuration.fallbackIntentSensitivity || !intents.complete) return;
      if (intents.names.has("AMAZON.FallbackIntent")) return;
      yield {
        path: ["languageModel", "modelConfiguration", "fallbackIntentSensitivity"],
        message: "does nothing without the intent AMAZON.FallbackIntent: add the intent or remove the setting",
      };
    },
  },
];
