import { isRecord } from "../document/document";
import { jsonPath } from "../text/json-path";
import { quote } from "../text/printable";
import type { IntentPart, ModelView } from "../view/model-view";
import type { Sample } from "../view/sample";
import { hasUnknown } from "../wire/unknown";
import { CarrierPhrases } from "./carrier-phrases";
import type { Rule } from "./rule";
import { SpokenValues } from "./spoken-values";

export const overlappingSamples: Rule = {
  id: "overlapping-samples",
  severity: "warning",
  description: "Two samples of different intents can produce the same utterance, by the values of their slots.",
  source: "Accepted by Amazon, but which intent is taken is left to chance",
  *check(view) {
    const intents = new Map(view.intents.items.map((intent) => [intent.path.at(-1), intent]));
    for (const [sample, other] of findOverlaps(view, (sample) => intents.get(sample.intent))) {
      const name = intents.get(other.intent)?.name ?? "another intent";
      yield {
        path: sample.path,
        message: `${quote(sample.text)} can say the same as ${quote(other.text)} of ${name} (${jsonPath(other.path)}), so Alexa may take either: make them differ`,
      };
    }
  },
};

function* findOverlaps(
  view: ModelView,
  intentOf: (sample: Sample) => IntentPart | undefined,
): Iterable<[Sample, Sample]> {
  const values = new SpokenValues(view.values);
  const samples = view.samplesWithSlots.filter(({ inSlot }) => !inSlot);
  yield* pairsWithSameWords(samples, (one, other) => {
    const [types, others] = [slotTypesOf(one, intentOf(one)), slotTypesOf(other, intentOf(other))];
    return types.every((type, index) => values.overlap(type, others[index] ?? ""));
  });
  const carrierPhrases = new CarrierPhrases(values);
  for (const sample of samples) {
    if (sample.slots.length > 1) continue;
    const [type = ""] = slotTypesOf(sample, intentOf(sample));
    if (values.hasType(type)) carrierPhrases.add(sample, type);
  }
  for (const { samples } of view.intents.items)
    for (const sample of samples) {
      const producer = sample.slots.length === 0 ? carrierPhrases.findProducer(sample) : undefined;
      if (producer) yield [sample, producer];
    }
}

/** Pairs of samples of two intents with the same words around slots that have a value in common. */
function* pairsWithSameWords(
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
    // One sample of each intent is enough.
    if (earlier.length < MAX_COMPARED && !earlier.some((it) => it.intent === sample.intent)) earlier.push(sample);
  }
}

// Limits the cost; so many intents with the same words are reported anyway.
const MAX_COMPARED = 50;

/** The types of a sample's slots, in their order; a reference as JSON, empty where unknown. */
function slotTypesOf({ slots }: Sample, intent: IntentPart | undefined): string[] {
  return slots.map((name) => {
    const { type, slotTypeReference } = intent?.slots.byName.get(name)?.node ?? {};
    if (typeof type === "string") return type;
    return isRecord(slotTypeReference) && !hasUnknown(slotTypeReference) ? JSON.stringify(slotTypeReference) : "";
  });
}
