import { quote } from "../text/printable";
import type { ModelView } from "../view/model-view";
import { type Sample, SLOT } from "../view/sample";
import type { Rule } from "./rule";

const PHRASE_TYPE = "AMAZON.SearchQuery";

/** The intent samples with a slot of a phrase type (Amazon's term), which takes whatever is said. */
function* samplesWithPhraseSlot({ intents }: ModelView): Iterable<{ sample: Sample; slot: string }> {
  for (const { slots, samples } of intents.items) {
    const phraseSlotNames = new Set(
      slots.items.filter(({ node }) => node.type === PHRASE_TYPE).map(({ name }) => name),
    );
    for (const sample of phraseSlotNames.size > 0 ? samples : []) {
      const slot = sample.slots.find((name) => phraseSlotNames.has(name));
      if (slot !== undefined) yield { sample, slot };
    }
  }
}

export const phraseSlots: Rule[] = [
  {
    id: "phrase-slot-alone",
    severity: "error",
    description: "A sample of an intent is nothing but slots, one of them of the type AMAZON.SearchQuery.",
    source:
      'Amazon: "must include a carrier phrase. Sample intent utterances with phrase types cannot consist of only slots."',
    *check(view) {
      for (const { sample, slot } of samplesWithPhraseSlot(view))
        if (!/[\p{L}\p{N}]/u.test(sample.template.replaceAll(SLOT, "")))
          yield {
            path: sample.path,
            message: `${quote(sample.text)} is only slots, but {${slot}} takes whatever is said (${PHRASE_TYPE}): put words around it, such as "search for {${slot}}"`,
          };
    },
  },
  {
    id: "phrase-slot-company",
    severity: "error",
    description: "A sample of an intent has another slot beside one of the type AMAZON.SearchQuery.",
    source: "Amazon's `InvalidIntentSamplePhraseSlot`; no public model of 618 breaks it",
    *check(view) {
      for (const { sample, slot } of samplesWithPhraseSlot(view))
        if (sample.slots.length > 1)
          yield {
            path: sample.path,
            message: `${quote(sample.text)} has another slot beside {${slot}}, which takes whatever is said (${PHRASE_TYPE}): leave one slot in each sample`,
          };
    },
  },
];
