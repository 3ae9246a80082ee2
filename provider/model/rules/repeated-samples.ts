import { jsonPath } from "../text/json-path";
import { quote } from "../text/printable";
import type { IntentPart } from "../view/model-view";
import type { Rule } from "./rule";

function intentNameAt(intents: IntentPart[], index: number): string | undefined {
  return intents.find(({ path }) => path.at(-1) === index)?.name;
}

function hasSamples({ samples, samplesComplete, slots }: IntentPart): boolean {
  return samples.length > 0 || !samplesComplete || slots.items.some((slot) => slot.samples.length > 0);
}

export const repeatedSamples: Rule[] = [
  {
    id: "duplicate-sample",
    severity: "warning",
    description: "An intent has the same sample twice; neither case nor blanks tell samples apart.",
    source: "Common in public models (81 intents in 618), and accepted",
    *check({ repeats }) {
      for (const { sample, earlier } of repeats)
        if (earlier.intent === sample.intent)
          yield {
            path: sample.path,
            message: `${quote(sample.text)} is the same as ${jsonPath(earlier.path)}: remove one`,
          };
    },
  },
  {
    id: "sample-in-two-intents",
    severity: "warning",
    description: "Two intents have the same sample.",
    source: "Accepted by Amazon, but which intent is taken is left to chance",
    *check({ repeats, intents }) {
      for (const { sample, earlier } of repeats) {
        if (earlier.intent === sample.intent) continue;
        const [own, other] = [sample.intent, earlier.intent].map((index) => intentNameAt(intents.items, index));
        // Two intents of the same name are reported by duplicate-intent.
        if (own !== undefined && own === other) continue;
        yield {
          path: sample.path,
          message: `${quote(sample.text)} is a sample of ${other ?? "another intent"} too (${jsonPath(earlier.path)}), so Alexa may take either: leave it in one intent`,
        };
      }
    },
  },
  {
    id: "intent-without-samples",
    severity: "warning",
    description: "An intent of yours has no sample.",
    source: "Seen in 6 of 618 public models; nobody can reach such an intent by speaking",
    *check({ intents }) {
      for (const intent of intents.items)
        if (intent.name && !intent.builtIn && !hasSamples(intent))
          yield { path: intent.path, message: `(${intent.name}) has no samples, so nobody can reach it: add some` };
    },
  },
  {
    id: "model-without-samples",
    severity: "warning",
    description: "No intent of yours has a sample.",
    source: "Amazon's `MissingSampleUtterance`, yet 18 of 618 public models have none",
    *check({ intents }) {
      const own = intents.items.filter(({ builtIn }) => !builtIn);
      if (intents.complete && intents.items.length > 0 && !own.some(hasSamples))
        yield {
          path: ["languageModel", "intents"],
          message:
            "have no sample at all besides those of Amazon's own: Amazon may refuse the model with MissingSampleUtterance",
        };
    },
  },
];
