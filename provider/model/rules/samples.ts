import { didYouMean } from "../text/did-you-mean";
import { quote } from "../text/printable";
import type { IntentPart } from "../view/model-view";
import { formatSlots, type Sample, SLOT, SLOT_TOUCHES_LETTER } from "../view/sample";
import type { Rule, Violation } from "./rule";

/** The samples with a problem. */
function* checkSamples(samples: Sample[], problemOf: (sample: Sample) => string | undefined): Iterable<Violation> {
  for (const sample of samples) {
    const message = problemOf(sample);
    if (message !== undefined) yield { path: sample.path, message: `${quote(sample.text)} ${message}` };
  }
}

const CHARACTERS =
  '"Sample utterances can consist of only unicode characters, spaces, periods for abbreviations, underscores, possessive apostrophes, curly braces, and hyphens" (Amazon)';

const UNSPOKEN = new RegExp(String.raw`[^\p{L}\p{M}\p{Nl}0-9\s.'’_{}${SLOT}\p{Join_Control}-]`, "gu");
const UNSPOKEN_IN_SLOT = new RegExp(String.raw`[^\p{L}\p{M}\p{Nl}\s.'’_{}${SLOT}\p{Join_Control}-]`, "gu");

/** Refused by Amazon, as seen: question marks in es-MX and ja-JP, a plus sign in en-US. */
const REFUSED = /[?？+]/gu;

export const samples: Rule[] = [
  {
    id: "sample-unknown-slot",
    severity: "error",
    description: "A sample names a slot that its intent does not have.",
    source: 'Amazon: "A sample utterance references a slot that is not defined in the intent."',
    *check({ intents }) {
      for (const intent of intents.items) {
        if (!intent.slots.complete) continue;
        for (const sample of intent.allSamples) {
          if (sample.slots.length === 0 || sample.slots.every((slot) => intent.slots.names.has(slot))) continue;
          const unknown = sample.slots.filter((slot) => !intent.slots.names.has(slot));
          for (const slot of new Set(unknown))
            yield { path: sample.path, message: unknownSlotMessage(sample, slot, intent) };
        }
      }
    },
  },
  {
    id: "sample-braces",
    severity: "error",
    description: "A brace of a sample has no partner.",
    source: "Braces stand around slots only (Interaction Model Schema reference); no public model of 193 breaks it",
    check: ({ specialSamples }) =>
      checkSamples(specialSamples, ({ template }) =>
        /[{}]/.test(template) ? "has a brace without its partner: write slots as {name}" : undefined,
      ),
  },
  {
    id: "sample-digit",
    severity: "error",
    description: "A sample of an intent has a digit.",
    source: `${CHARACTERS}; none of 27,026 public samples has one`,
    check: ({ specialSamples }) =>
      checkSamples(specialSamples, ({ template, inSlot }) =>
        !inSlot && /[0-9]/.test(template) ? "has digits: write numbers as words, or use a slot" : undefined,
      ),
  },
  {
    id: "sample-refused-character",
    severity: "error",
    description: "A sample has a question mark or a plus sign.",
    source:
      "Amazon's `InvalidCharInSamples` (jovo-framework issue 785, jellyfin-alexa-plugin JF-513, alexa_tivo_control issue 30)",
    check: ({ specialSamples }) => checkSamples(specialSamples, ({ template }) => unspokenMessage(template, REFUSED)),
  },
  {
    id: "sample-characters",
    severity: "warning",
    description: "A sample has a character that is never spoken.",
    source: CHARACTERS,
    check: ({ specialSamples }) =>
      checkSamples(specialSamples, ({ template, inSlot }) =>
        unspokenMessage(template.replace(REFUSED, ""), inSlot ? UNSPOKEN_IN_SLOT : UNSPOKEN),
      ),
  },
  {
    id: "sample-empty",
    severity: "warning",
    description: "A sample is empty.",
    source: "Good practice",
    check: ({ specialSamples }) =>
      checkSamples(specialSamples, ({ text }) => (text.trim() ? undefined : "is empty: remove it")),
  },
  {
    id: "sample-glued-slot",
    severity: "error",
    description: "A slot of a sample touches a Latin, Chinese or Japanese letter, or a blank of full width.",
    source:
      "Amazon's `InvalidSample` and `InvalidCharInSamples` (jellyfin-alexa-plugin JF-326, JF-513 and JF-636, where an ordinary blank on both sides built); no public model of 618 breaks it",
    check: ({ specialSamples }) =>
      checkSamples(specialSamples, ({ template }) =>
        SLOT_TOUCHES_LETTER.test(template)
          ? "has a slot that touches a letter: leave an ordinary blank between, or write a possessive as {slot}'s"
          : undefined,
      ),
  },
  {
    id: "sample-glued-slots",
    severity: "warning",
    description: "Two slots of a sample touch each other.",
    source: "A slot stands for whole words; which words fill which slot is left to chance",
    check: ({ samplesWithSlots }) =>
      checkSamples(samplesWithSlots, ({ template }) =>
        template.includes(SLOT + SLOT) ? "has two slots that touch: leave a blank between" : undefined,
      ),
  },
  {
    id: "sample-slot-twice",
    severity: "warning",
    description: "A sample has the same slot twice.",
    source: "A slot gets one value; seen in 5 of 618 public models",
    check: ({ samplesWithSlots }) =>
      checkSamples(samplesWithSlots, ({ slots }) => {
        if (slots.length < 2) return undefined;
        const seen = new Set<string>();
        const repeated = slots.find((name) => seen.size === seen.add(name).size);
        return (
          repeated && `has the slot {${repeated}} twice: use a second slot, or several values of one (multipleValues)`
        );
      }),
  },
  {
    id: "sample-old-slot",
    severity: "error",
    description: "A sample writes a slot in the obsolete form {text|slot}.",
    source: "Seen refused: a value may not be supplied for a slot (alexa-app issue 89, echo-sonos issue 63)",
    check: ({ samplesWithSlots }) =>
      checkSamples(samplesWithSlots, ({ text }) =>
        text.includes("|") && hasOldSlot(text) ? "has a slot in the old form {text|slot}: write {slot}" : undefined,
      ),
  },
];

function unknownSlotMessage({ text }: Sample, slot: string, { name, slots }: IntentPart): string {
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

function unspokenMessage(template: string, pattern: RegExp): string | undefined {
  const all = template.match(pattern);
  if (!all) return undefined;
  const found = new Set(all);
  if (all.every((character) => /\p{Nd}/u.test(character))) return "has digits: write numbers as words";
  return `has ${[...found].slice(0, 5).map(quote).join(", ")}, which nobody says: leave ${found.size > 1 ? "them" : "it"} out, or write a word`;
}
