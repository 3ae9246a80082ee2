import type { Intent, Model } from "./model-schema";

// {slot}, or {text|slot} as older models write it.
const slotMark = /\{(?:[^{}|]*\|)?\s*([^{}|]*?)\s*\}/g;

export function sampleProblems({ languageModel }: Model): string[] {
  return languageModel.intents.flatMap((intent) => {
    const slots = new Map((intent.slots ?? []).map(({ name, type }) => [name, type]));
    const slotSamples = (intent.slots ?? []).flatMap(({ samples = [] }) => samples);
    return [
      ...(intent.samples ?? []).flatMap((sample) => phraseProblems(sample, intent, slots)),
      ...(intent.samples ?? []).flatMap((sample) => digitProblems(sample, intent)),
      ...[...(intent.samples ?? []), ...slotSamples].flatMap((sample) => [
        ...characterProblems(sample, intent),
        ...touchingProblems(sample, intent),
        ...oldSlotProblems(sample, intent),
      ]),
      ...[...(intent.samples ?? []), ...slotSamples].flatMap((sample) => slotProblems(sample, intent, slots)),
    ];
  });
}

const slotsOf = (sample: string) => [...sample.matchAll(slotMark)].map((match) => match[1] ?? "");

function slotProblems(sample: string, { name }: Intent, slots: Map<string, unknown>): string[] {
  return slotsOf(sample)
    .filter((slot) => !slots.has(slot))
    .map(
      (slot) =>
        `InvalidIntentSampleSlot: A sample utterance references a slot that is not defined in the intent. ` +
        `Sample utterance "${sample}" in intent "${name}" references "${slot}".`,
    );
}

/** Seen refused, of all that the message forbids. */
const refusedCharacter = /[?？+]/u;

function characterProblems(sample: string, { name }: Intent): string[] {
  const word = sample.split(/\s+/).find((part) => refusedCharacter.test(part));
  if (word === undefined) return [];
  return [
    `InvalidCharInSamples: "${word}" in the sample utterance "${name}: ${sample}" is invalid. Sample utterances can consist of ` +
      "only unicode characters, spaces, periods for abbreviations, underscores, possessive apostrophes, and hyphens.",
  ];
}

const touching = String.raw`[\p{Script=Latin}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u30fc\u3000]`;
const touchesSlot = new RegExp(`\\}${touching}|${touching}\\{`, "u");

function touchingProblems(sample: string, { name }: Intent): string[] {
  if (!touchesSlot.test(sample)) return [];
  return [`InvalidSample: The sample utterance "${name}: ${sample}" is invalid: a slot must be separated by spaces.`];
}

function oldSlotProblems(sample: string, { name }: Intent): string[] {
  return [...sample.matchAll(/\{[^{}|]*\|\s*([^{}|]*?)\s*\}/g)].map(
    ([, slot]) =>
      `InvalidSample: Incorrect syntax: A value may not be supplied for the slot "${slot}" in the sample utterance "${name}: ${sample}".`,
  );
}

// The text promises more than is checked: of all that it forbids, digits never occur in models that are in use.
function digitProblems(sample: string, { name }: Intent): string[] {
  if (!/[0-9]/.test(sample.replaceAll(slotMark, ""))) return [];
  return [
    `InvalidSampleUtterance: Sample utterance "${sample}" in intent "${name}" is invalid. Sample utterances can consist of ` +
      "only unicode characters, spaces, periods for abbreviations, underscores, possessive apostrophes, (curly braces,) and hyphens",
  ];
}

// A phrase slot takes whatever is said, so it needs words around it and no other slot beside it.
function phraseProblems(sample: string, { name }: Intent, slots: Map<string, string | undefined>): string[] {
  const used = slotsOf(sample);
  if (!used.some((slot) => slots.get(slot) === "AMAZON.SearchQuery")) return [];
  const problems = [];
  if (sample.replaceAll(slotMark, "").trim() === "") {
    problems.push(
      `MissingCarrierPhrase: Sample utterance "${sample}" in intent "${name}" must include a carrier phrase. ` +
        "Sample intent utterances with phrase types cannot consist of only slots.",
    );
  }
  if (used.length > 1) {
    problems.push(
      `InvalidIntentSamplePhraseSlot: Sample utterance "${sample}" in intent "${name}" cannot include both a phrase ` +
        "slot and another intent slot.",
    );
  }
  return problems;
}
