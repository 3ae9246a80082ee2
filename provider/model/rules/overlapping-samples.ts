import { isRecord } from "../document/document";
import { quote } from "../findings/finding";
import { jsonPath } from "../text/json-path";
import type { IntentPart, View } from "../view/model-view";
import type { Sample } from "../view/sample";
import { hasUnknown } from "../wire/unknown";
import { CarrierPhrases } from "./carrier-phrases";
import type { Rule } from "./rule";
import { SpokenValues } from "./spoken-values";

export const overlappingSamples: Rule = {
  id: "overlapping-samples",
  severity: "warning",
  finds: "Two samples of different intents can produce the same utterance, by the values of their slots.",
  source: "Accepted by Amazon, but which intent is taken is left to chance",
  *judge(view) {
    const intents = new Map(view.intents.items.map((intent) => [intent.path.at(-1), intent]));
    for (const [sample, other] of overlaps(view, (sample) => intents.get(sample.intent))) {
      const name = intents.get(other.intent)?.name ?? "another intent";
      yield {
        path: sample.path,
        message: `${quote(sample.text)} can say the same as ${quote(other.text)} of ${name} (${jsonPath(other.path)}), so Alexa may take either: make them differ`,
      };
    }
  },
};

function* overlaps(view: View, intentOf: (sample: Sample) => IntentPart | undefined): Iterable<[Sample, Sample]> {
  const values = new SpokenValues(view.values);
  const open = view.slottedSamples.filter(({ inSlot }) => !inSlot);
  yield* withSameWords(open, (one, other) => {
    const [types, others] = [typesOf(one, intentOf(one)), typesOf(other, intentOf(other))];
    return types.every((type, index) => values.overlap(type, others[index] ?? ""));
  });
  const frames = new CarrierPhrases(values);
  for (const sample of open) {
    if (sample.slots.length > 1) continue;
    const [type = ""] = typesOf(sample, intentOf(sample));
    if (values.has(type)) frames.add(sample, type);
  }
  for (const { samples } of view.intents.items)
    for (const sample of samples) {
      const producer = sample.slots.length === 0 ? frames.producerOf(sample) : undefined;
      if (producer) yield [sample, producer];
    }
}

/** Samples of two intents with the same words around slots that have a value in common. */
function* withSameWords(
  samples: Sample[],
  haveCommon: (one: Sample, other: Sample) => boolean,
): Iterable<[Sample, Sample]> {
  const groups = new Map<string, Sample[]>();
  for (const sample of samples) {
    const earlier = groups.get(sample.spoken);
    if (!earlier) {
      groups.set(sample.spoken, [sample]);
      continue;
    }
    const other = earlier.find((it) => it.intent !== sample.intent && haveCommon(it, sample));
    if (other && other.text !== sample.text) yield [sample, other];
    // One of each intent is enough to compare with.
    if (earlier.length < MOST_ALIKE && !earlier.some((it) => it.intent === sample.intent)) earlier.push(sample);
  }
}

// More intents with the same words have a worse problem.
const MOST_ALIKE = 50;

/** The types of a sample's slots, in their order. */
function typesOf({ slots }: Sample, intent: IntentPart | undefined): string[] {
  return slots.map((name) => {
    const { type, slotTypeReference } = intent?.slots.byName.get(name)?.node ?? {};
    if (typeof type === "string") return type;
    return isRecord(slotTypeReference) && !hasUnknown(slotTypeReference) ? JSON.stringify(slotTypeReference) : "";
  });
}
