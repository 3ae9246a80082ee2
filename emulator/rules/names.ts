import type { Model } from "./model-schema";

// The documented pattern allows periods, yet the service refuses them outside its own AMAZON. intents.
const intentName = /^(AMAZON\.[A-Za-z_.]+|[A-Za-z][A-Za-z_]*)$/;

export function nameProblems({ languageModel }: Model): string[] {
  const { invocationName, intents } = languageModel;
  const names = intents.map(({ name }) => name);
  const repeated = new Set(names.filter((name, index) => names.indexOf(name) < index));
  const { length } = [...invocationName.trim()];
  return [
    ...(length < 2 || length > 50
      ? [`InvalidInvocationName: The invocation name "${invocationName}" must have 2 to 50 characters.`]
      : []),
    ...[...repeated].map((name) => `DuplicateIntentName: Intent name "${name}" is used more than once.`),
    ...intents.flatMap(({ slots = [] }) => slots).flatMap(({ name }) => overlapProblem(name, names)),
    ...intentNameProblems(names),
  ];
}

function overlapProblem(slot: string, intents: string[]): string[] {
  if (!intents.includes(slot)) return [];
  return [`InvalidSlotName: Slot names and intent names must not overlap: "${slot}".`];
}

function intentNameProblems(names: string[]): string[] {
  return names.flatMap((name) => {
    if (name === "") return ["MissingIntentName: Intent name must not be empty."];
    if (intentName.test(name)) return [];
    return [
      `InvalidIntentName: Intent name "${name}" contains invalid characters. Intent names must begin with an ` +
        "alphabetic character and may only contain alphabets, periods, and underscores.",
    ];
  });
}
