import { quote } from "../text/printable";
import type { SpokenText, ValueList } from "../view/value-list";
import type { ValueRule, Violation } from "./rule";

/** The values and synonyms with a problem. */
function* checkTexts(
  list: ValueList,
  problemOf: (text: SpokenText, what: string) => string | undefined,
): Iterable<Violation> {
  for (const { index, value, synonyms } of list.values) {
    const ofValue = value && problemOf(value, "value");
    if (ofValue) yield { path: [...list.path, index, "name", "value"], message: ofValue };
    for (const [position, synonym] of synonyms.entries()) {
      const ofSynonym = synonym && problemOf(synonym, "synonym");
      if (ofSynonym) yield { path: [...list.path, index, "name", "synonyms", position], message: ofSynonym };
    }
  }
}

const MAX_LENGTH = 140;

export const slotTypeValues: ValueRule[] = [
  {
    id: "value-too-long",
    severity: "error",
    description: `A value or a synonym has more than ${MAX_LENGTH} characters.`,
    source: "Amazon's limits of interaction models; no public model of 618 breaks it",
    checkValues: (list) =>
      checkTexts(list, ({ text }, what) =>
        text.length > MAX_LENGTH && [...text].length > MAX_LENGTH
          ? `has ${[...text].length} characters: a ${what} may have ${MAX_LENGTH}`
          : undefined,
      ),
  },
  {
    id: "value-empty",
    severity: "warning",
    description: "A value or a synonym is empty.",
    source: "spec.json asks for one character; seen in models that are in use",
    checkValues: (list) =>
      checkTexts(list, ({ spoken }, what) => (spoken ? undefined : `is empty: remove the ${what}`)),
  },
  {
    id: "duplicate-value",
    severity: "warning",
    description: "A slot type has the same value twice.",
    source: "Seen in 15 of 618 public models, and accepted",
    *checkValues(list) {
      const first = new Map<string, number>();
      for (const { index, value } of list.values) {
        if (!value?.spoken) continue;
        const earlier = first.get(value.spoken);
        if (earlier === undefined) first.set(value.spoken, index);
        else
          yield {
            path: [...list.path, index, "name", "value"],
            message: `is ${quote(value.text)}, as in values[${earlier}]: put both together`,
          };
      }
    },
  },
  {
    id: "duplicate-value-id",
    severity: "warning",
    description: "Two values of a slot type have the same id.",
    source: "Seen in an official demo, so not known to be refused; a skill cannot tell the two apart",
    *checkValues(list) {
      const first = new Map<string, number>();
      for (const { index, id } of list.values) {
        if (id === undefined) continue;
        const earlier = first.get(id);
        if (earlier === undefined) first.set(id, index);
        else
          yield {
            path: [...list.path, index, "id"],
            message: `is ${quote(id)}, as in values[${earlier}]: give each an id of its own`,
          };
      }
    },
  },
  {
    id: "duplicate-synonym",
    severity: "warning",
    description: "Two values of a slot type have a synonym in common, or one has the other as a synonym.",
    source: "Good practice: which of the two values is resolved is left to chance",
    *checkValues(list) {
      const owners = new Map<string, number>();
      for (const { index, value } of list.values)
        if (value?.spoken && !owners.has(value.spoken)) owners.set(value.spoken, index);
      for (const { index, synonyms } of list.values) {
        for (const [position, synonym] of synonyms.entries()) {
          if (!synonym?.spoken) continue;
          const owner = owners.get(synonym.spoken);
          if (owner === undefined) owners.set(synonym.spoken, index);
          // A synonym equal to its own value is harmless and common.
          else if (owner !== index)
            yield {
              path: [...list.path, index, "name", "synonyms", position],
              message: `is ${quote(synonym.text)}, which values[${owner}] has already: remove one`,
            };
        }
      }
    },
  },
];
