import type { Model } from "./model-schema";

// The documented pattern allows periods, yet the service refuses them outside its own AMAZON. intents.
const intentName = /^(AMAZON\.[A-Za-z_.]+|[A-Za-z][A-Za-z_]*)$/;

export function nameProblems({ languageModel }: Model): string[] {
  return languageModel.intents.flatMap(({ name }) => {
    if (name === "") return ["MissingIntentName: Intent name must not be empty."];
    if (intentName.test(name)) return [];
    return [
      `InvalidIntentName: Intent name "${name}" contains invalid characters. Intent names must begin with an ` +
        "alphabetic character and may only contain alphabets, periods, and underscores.",
    ];
  });
}
