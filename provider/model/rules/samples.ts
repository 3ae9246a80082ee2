import { quote } from "../findings/finding";
import { didYouMean } from "../text/did-you-mean";
import type { IntentPart } from "../view/model-view";
import { formatSlots, type Sample, SLOT, SLOT_TOUCHES_LETTER } from "../view/sample";
import type { Breach, Rule } from "./rule";

/** Each sample that something is wrong with, in words. */
function* each(samples: Sample[], wrong: (sample: Sample) => string | undefined): Iterable<Breach> {
  for (const sample of samples) {
    const message = wrong(sample);
    if (message !== undefined) yield { path: sample.path, message: `${quote(sample.text)} ${message}` };
  }
}

const CHARACTERS =
  '"Sample utterances can consist of only unicode characters, spaces, periods for abbreviations, underscores, possessive apostrophes, curly braces, and hyphens" (Amazon)';

const UNSPOKEN = new RegExp(String.raw`[^\p{L}\p{M}\p{Nl}0-9\s.'’_{}${SLOT}\p{Join_Control}-]`, "gu");
const UNSPOKEN_IN_SLOT = new RegExp(String.raw`[^\p{L}\p{M}\p{Nl}\s.'’_{}${SLOT}\p{Join_Control}-]`, "gu");

// Scripts that leave no blanks between words.
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

export const samples: Rule[] = [
  {
    id: "sample-unknown-slot",
    severity: "error",
    finds: "A sample names a slot that its intent does not have.",
    source: 'Amazon: "A sample utterance references a slot that is not defined in the intent."',
    *judge({ intents }) {
      for (const intent of intents.items) {
        if (!intent.slots.complete) continue;
        for (const sample of intent.allSamples) {
          if (sample.slots.length === 0 || sample.slots.every((slot) => intent.slots.names.has(slot))) continue;
          const unknown = sample.slots.filter((slot) => !intent.slots.names.has(slot));
          for (const slot of new Set(unknown)) yield { path: sample.path, message: unknownSlot(sample, slot, intent) };
        }
      }
    },
  },
  {
    id: "sample-braces",
    severity: "error",
    finds: "A brace of a sample has no partner.",
    source: "Braces stand around slots only (Interaction Model Schema reference); no public model of 193 breaks it",
    judge: ({ specialSamples }) =>
      each(specialSamples, ({ words }) =>
        /[{}]/.test(words) ? "has a brace without its partner: write slots as {name}" : undefined,
      ),
  },
  {
    id: "sample-digit",
    severity: "error",
    finds: "A sample of an intent has a digit.",
    source: `${CHARACTERS}; none of 27,026 public samples has one`,
    judge: ({ specialSamples }) =>
      each(specialSamples, ({ words, inSlot }) =>
        !inSlot && /[0-9]/.test(words) ? "has digits: write numbers as words, or use a slot" : undefined,
      ),
  },
  {
    id: "sample-characters",
    severity: "warning",
    finds: "A sample has a character that is never spoken.",
    source: CHARACTERS,
    judge: ({ specialSamples }) =>
      each(specialSamples, ({ words, inSlot }) => unspoken(words, inSlot ? UNSPOKEN_IN_SLOT : UNSPOKEN)),
  },
  {
    id: "sample-empty",
    severity: "warning",
    finds: "A sample is empty.",
    source: "Good practice",
    judge: ({ specialSamples }) =>
      each(specialSamples, ({ text }) => (text.trim() ? undefined : "is empty: remove it")),
  },
  {
    id: "sample-glued-slot",
    severity: "error",
    finds: "A slot of a sample touches a letter.",
    source: "A slot stands for whole words; no public model of 618 breaks it",
    judge: ({ specialSamples }) =>
      each(specialSamples, ({ words }) =>
        SLOT_TOUCHES_LETTER.test(words) && !UNSPACED.test(words)
          ? "has a slot that touches a letter: leave a blank between, or write a possessive as {slot}'s"
          : undefined,
      ),
  },
  {
    id: "sample-glued-slots",
    severity: "warning",
    finds: "Two slots of a sample touch each other.",
    source: "A slot stands for whole words; what of them is whose is left to chance",
    judge: ({ slottedSamples }) =>
      each(slottedSamples, ({ words }) =>
        words.includes(SLOT + SLOT) && !UNSPACED.test(words)
          ? "has two slots that touch: leave a blank between"
          : undefined,
      ),
  },
  {
    id: "sample-slot-twice",
    severity: "warning",
    finds: "A sample has the same slot twice.",
    source: "A slot gets one value; seen in 5 of 618 public models",
    judge: ({ slottedSamples }) =>
      each(slottedSamples, ({ slots }) => {
        if (slots.length < 2) return undefined;
        const seen = new Set<string>();
        const again = slots.find((name) => seen.size === seen.add(name).size);
        return again && `has the slot {${again}} twice: use a second slot, or several values of one (multipleValues)`;
      }),
  },
  {
    id: "sample-old-slot",
    severity: "warning",
    finds: "A sample writes a slot in the form {text|slot} of the first years.",
    source: "Seen in 2 of 618 public models; the Interaction Model Schema reference has {slot} only",
    judge: ({ slottedSamples }) =>
      each(slottedSamples, ({ text }) =>
        text.includes("|") && hasOldSlot(text) ? "has a slot in the old form {text|slot}: write {slot}" : undefined,
      ),
  },
];

function unknownSlot({ text }: Sample, slot: string, { name, slots }: IntentPart): string {
  const others = formatSlots(slots.names);
  const advice = didYouMean(
    slot,
    slots.names,
    `add the slot${others ? `, or use one of ${others}` : ""}`,
    (known) => `{${known}}`,
  );
  return `${quote(text)} names {${slot}}, and ${name ?? "the intent"} has no such slot: ${advice}`;
}

function hasOldSlot(text: string): boolean {
  return text.split("{").some((part) => part.indexOf("|") !== -1 && part.indexOf("|") < part.indexOf("}"));
}

function unspoken(words: string, pattern: RegExp): string | undefined {
  const all = words.match(pattern);
  if (!all) return undefined;
  const found = new Set(all);
  if (all.every((character) => /\p{Nd}/u.test(character))) return "has digits: write numbers as words";
  return `has ${[...found].slice(0, 5).map(quote).join(", ")}, which nobody says: leave ${found.size > 1 ? "them" : "it"} out, or write a word`;
}
