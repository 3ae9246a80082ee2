import type { Model } from "./model-schema";

/** Built-in types that a model cannot extend, unlike the built-in lists such as AMAZON.City. */
const notExtensible = new Set(
  "SearchQuery NUMBER DATE TIME DURATION FOUR_DIGIT_NUMBER PhoneNumber Ordinal"
    .split(" ")
    .map((name) => `AMAZON.${name}`),
);
const customTypeName = /^[A-Za-z][A-Za-z_]*$/;

export function typeProblems({ languageModel }: Model): string[] {
  const { intents, types = [] } = languageModel;
  const names = new Set(types.map(({ name }) => name));
  const slots = intents.flatMap((intent) => (intent.slots ?? []).map((slot) => ({ ...slot, intent: intent.name })));
  const invalid = types.flatMap(({ name }) =>
    name === undefined || isAllowed(name)
      ? []
      : [
          `InvalidSlotTypeName: Slot type name "${name}" is invalid. The name of a custom slot type must begin with an ` +
            "alphabetic character and can consist only of alphabetic characters or underscores.",
        ],
  );
  const unknown = slots
    .filter(({ type }) => type !== undefined && !type.startsWith("AMAZON.") && !names.has(type))
    .map(
      ({ name, type, intent }) =>
        `UnknownSlotType: ${type} is unknown slot type name, for slot "${name}" in intent "${intent}".`,
    );
  const empty = types
    .filter(
      ({ name = "AMAZON.", values = [], valueSupplier }) =>
        !name.startsWith("AMAZON.") && values.length === 0 && !valueSupplier,
    )
    .flatMap((type) =>
      slots
        .filter((slot) => slot.type === type.name)
        .map(
          (slot) =>
            `MissingSlot: There are missing slot values in slot type "${type.name}" for slot "${slot.name}" in intent "${slot.intent}".`,
        ),
    );
  return [...invalid, ...unknown, ...empty];
}

const isAllowed = (name: string) => (name.startsWith("AMAZON.") ? !notExtensible.has(name) : customTypeName.test(name));
