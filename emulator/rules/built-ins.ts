import type { Model } from "./model-schema";

/** Built-in slot types that were seen refused, by locale. */
const refused = new Map([
  ["en-IN", ["AMAZON.US_STATE", "AMAZON.US_CITY"]],
  ["es-ES", ["AMAZON.US_FIRST_NAME"]],
  ["it-IT", ["AMAZON.MusicGroup"]],
  ["ja-JP", ["AMAZON.DE_CITY"]],
]);
const withoutSensitivity = new Set(["ar-SA", "hi-IN", "it-IT", "ja-JP", "pt-BR"]);

/** A locale takes a built-in type that it lacks for a custom one: without values, or with a name that none may have. */
export function builtInProblems({ languageModel }: Model, locale: string): string[] {
  const lacking = refused.get(locale) ?? [];
  const extended = new Set((languageModel.types ?? []).map(({ name }) => name));
  const slots = languageModel.intents.flatMap(({ name, slots = [] }) =>
    slots.map((slot) => ({ ...slot, intent: name })),
  );
  return slots.flatMap(({ name, type = "", intent }) => {
    if (type === "AMAZON.LITERAL")
      return [
        `InvalidSlotTypeLiteral: The built-in slot type AMAZON.LITERAL of slot "${name}" in intent "${intent}" is not supported.`,
      ];
    if (!lacking.includes(type)) return [];
    if (!extended.has(type))
      return [
        `MissingSlot: There are missing slot values in slot type "${type}" for slot "${name}" in intent "${intent}".`,
      ];
    return [
      `InvalidSlotTypeName: Slot type name "${type}" is invalid. The name of a custom slot type must begin with an ` +
        "alphabetic character and can consist only of alphabetic characters or underscores.",
    ];
  });
}

/** Why the build of a model fails in its locale. */
export function buildProblems({ languageModel }: Model, locale: string): { code: string; message: string }[] {
  if (!languageModel.modelConfiguration?.fallbackIntentSensitivity || !withoutSensitivity.has(locale)) return [];
  const message = `The sensitivity of AMAZON.FallbackIntent cannot be set in the locale ${locale}.`;
  return [{ code: "InvalidFallbackIntentSensitivity", message }];
}
