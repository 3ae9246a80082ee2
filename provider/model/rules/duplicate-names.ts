import { jsonPath } from "../text/json-path";
import { quote } from "../text/printable";
import type { Part } from "../view/model-view";
import type { Rule, Violation } from "./rule";

/** Every part that has the name of an earlier one. */
function* findDuplicates(parts: Part[], advice: string, key: "name" | "id" = "name"): Iterable<Violation> {
  const first = new Map<string, Part>();
  for (const part of parts) {
    if (part.name === undefined) continue;
    const earlier = first.get(part.name);
    if (!earlier) first.set(part.name, part);
    else
      yield {
        path: [...part.path, key],
        message: `is ${quote(part.name)}, as in ${jsonPath(earlier.path)}: ${advice}`,
      };
  }
}

const SOURCE = "Amazon's error code DUPLICATE_ARRAY_ITEMS; hardly any public model breaks it";

export const duplicateNames: Rule[] = [
  {
    id: "duplicate-intent",
    severity: "error",
    description: "Two intents have the same name.",
    source: SOURCE,
    check: ({ intents }) => findDuplicates(intents.items, "put both together, or rename one"),
  },
  {
    id: "duplicate-slot",
    severity: "error",
    description: "Two slots of an intent have the same name.",
    source: SOURCE,
    *check({ intents }) {
      for (const { slots } of intents.items) yield* findDuplicates(slots.items, "keep one, or rename one");
    },
  },
  {
    id: "duplicate-type",
    severity: "error",
    description: "Two slot types have the same name.",
    source: SOURCE,
    check: ({ types }) => findDuplicates(types.items, "put both together, or rename one"),
  },
  {
    id: "duplicate-prompt",
    severity: "warning",
    description: "Two prompts have the same id.",
    source: "Seen in public models, so not known to be refused; one of the two is never said",
    check: ({ prompts }) => findDuplicates(prompts.items, "move the variations into one", "id"),
  },
  {
    id: "duplicate-dialog-rule",
    severity: "warning",
    description: "The dialog has two entries for one intent, or for one slot of it.",
    source: "Not known to be refused; which of the two counts is not documented",
    *check({ dialogIntents }) {
      yield* findDuplicates(dialogIntents.items, "keep one entry");
      for (const { slots } of dialogIntents.items) yield* findDuplicates(slots.items, "keep one entry");
    },
  },
];
