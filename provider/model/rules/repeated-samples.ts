import { quote } from "../finding";
import { jsonPath } from "../path";
import type { Sample } from "../sample";
import type { IntentPart, View } from "../view";
import type { Breach, Rule } from "./rule";

/** Samples that are spoken like an earlier one. */
function* repeated({ intents }: View, inSameIntent: boolean): Iterable<Breach> {
  const first = new Map<string, { intent: IntentPart; sample: Sample }>();
  for (const intent of intents.items) {
    if (inSameIntent) first.clear();
    for (const sample of intent.samples) {
      const words = spokenText(sample);
      const earlier = first.get(words);
      if (!earlier) first.set(words, { intent, sample });
      else if (inSameIntent || earlier.intent !== intent) yield { path: sample.path, message: told(sample, earlier) };
    }
  }

  function told({ text }: Sample, { intent, sample }: { intent: IntentPart; sample: Sample }): string {
    if (inSameIntent) return `${quote(text)} is the same as ${jsonPath(sample.path)}: remove one`;
    return `${quote(text)} is a sample of ${intent.name ?? "another intent"} too (${jsonPath(sample.path)}), so Alexa may take either: leave it in one intent`;
  }
}

/** With the names of slots, which `spoken` leaves out. */
function spokenText({ spoken, slots }: Sample): string {
  return slots.length === 0 ? spoken : `${spoken}\n${slots.join("\n")}`;
}

function hasSamples({ samples, samplesComplete, slots }: IntentPart): boolean {
  return samples.length > 0 || !samplesComplete || slots.items.some((slot) => slot.samples.length > 0);
}

export const repeatedSamples: Rule[] = [
  {
    id: "duplicate-sample",
    severity: "warning",
    finds: "An intent has the same sample twice; neither case nor blanks tell samples apart.",
    source: "Common in public models (81 intents in 618), and accepted",
    judge: (view) => repeated(view, true),
  },
  {
    id: "sample-in-two-intents",
    severity: "warning",
    finds: "Two intents have the same sample.",
    source: "Accepted by Amazon, but which intent is taken is left to chance",
    judge: (view) => repeated(view, false),
  },
  {
    id: "intent-without-samples",
    severity: "warning",
    finds: "An intent of yours has no sample.",
    source: "Seen in 6 of 618 public models; nobody can reach such an intent by speaking",
    *judge({ intents }) {
      for (const intent of intents.items)
        if (intent.name && !intent.builtIn && !hasSamples(intent))
          yield { path: intent.path, message: `(${intent.name}) has no samples, so nobody can reach it: add some` };
    },
  },
  {
    id: "model-without-samples",
    severity: "warning",
    finds: "No intent of yours has a sample.",
    source: "Amazon's `MissingSampleUtterance`, yet 18 of 618 public models have none",
    *judge({ intents }) {
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
