import type { Rule } from "./rule";

const MAX_BYTES = 1_500_000;
const MAX_INTENTS = 250;
const MAX_INTENTS_AND_TYPES = 350;
const MAX_TEXTS = 50_000;

export const limits: Rule[] = [
  {
    id: "model-too-large",
    severity: "error",
    description: "The model has more than 1.5 MB of JSON, without blanks between its parts.",
    source: "Amazon's limits of interaction models; the largest public model of 618 has 1.43 MB",
    *check({ model }) {
      const bytes = Buffer.byteLength(JSON.stringify(model));
      if (bytes > MAX_BYTES)
        yield {
          path: [],
          message: `has ${(bytes / 1_000_000).toFixed(2)} MB of JSON, and Amazon takes 1.5 MB: move values to a SlotTypeVersion or a catalog`,
        };
    },
  },
  {
    id: "too-many-intents",
    severity: "error",
    description: `The model has more than ${MAX_INTENTS} intents.`,
    source: "Amazon's limits of interaction models",
    *check({ intents: { items } }) {
      if (items.length > MAX_INTENTS)
        yield {
          path: ["languageModel", "intents"],
          message: `has ${items.length} intents, and Amazon takes ${MAX_INTENTS}: put some together`,
        };
    },
  },
  {
    id: "too-many-intents-and-types",
    severity: "error",
    description: `The model has more than ${MAX_INTENTS_AND_TYPES} intents and slot types together.`,
    source: "Amazon's limits of interaction models",
    *check(view) {
      const [intents, types] = [view.intents.items.length, view.types.items.length];
      if (intents + types > MAX_INTENTS_AND_TYPES)
        yield {
          path: ["languageModel"],
          message: `has ${intents} intents and ${types} slot types, and Amazon takes ${MAX_INTENTS_AND_TYPES} of both together: remove some`,
        };
    },
  },
  {
    id: "too-many-values",
    severity: "warning",
    description: `The slot types have more than ${MAX_TEXTS} values and synonyms together.`,
    source: "A limit reported by the community",
    *check({ values }) {
      let texts = 0;
      for (const list of values) for (const { synonyms } of list.values) texts += 1 + synonyms.length;
      if (texts > MAX_TEXTS)
        yield {
          path: ["languageModel", "types"],
          message: `has ${texts} values and synonyms, and Amazon may refuse more than ${MAX_TEXTS}: use a catalog`,
        };
    },
  },
];
