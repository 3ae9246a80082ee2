import { quote } from "../finding";
import { jsonPath } from "../path";
import { type Sample, SLOT } from "../sample";
import type { IntentPart, View } from "../view";
import type { Breach, Rule } from "./rule";
import { SpokenValues } from "./spoken-values";

interface Said {
  intent: IntentPart;
  sample: Sample;
  /** The types of its slots, in their order. */
  types: string[];
}

export const overlappingSamples: Rule = {
  id: "overlapping-samples",
  severity: "warning",
  finds: "Two samples of different intents can produce the same utterance, by the values of their slots.",
  source: "Accepted by Amazon, but which intent is taken is left to chance",
  *judge(view) {
    const values = new SpokenValues(view.values);
    const open = [...openSamples(view)];
    yield* sameWords(open, values);
    const frames = framesOf(open.filter(({ types: [type = "", ...more] }) => more.length === 0 && values.has(type)));
    if (frames.size > 0) yield* fixedIn(view, frames, values);
  },
};

/** Samples with slots. */
function* openSamples({ intents }: View): Iterable<Said> {
  for (const intent of intents.items) {
    const types = new Map(intent.slots.items.map(({ name, node }) => [name, typeOf(node)]));
    for (const sample of intent.samples)
      if (sample.slots.length > 0) yield { intent, sample, types: sample.slots.map((slot) => types.get(slot) ?? "") };
  }
}

function typeOf({ type, slotTypeReference }: Record<string, unknown>): string {
  return typeof type === "string" ? type : JSON.stringify(slotTypeReference ?? "");
}

/** Samples of two intents with the same words around slots that have a value in common. */
function* sameWords(open: Said[], values: SpokenValues): Iterable<Breach> {
  const groups = new Map<string, Said[]>();
  for (const said of open) {
    const { spoken, text, path } = said.sample;
    const earlier = groups.get(spoken);
    if (!earlier) {
      groups.set(spoken, [said]);
      continue;
    }
    const other = earlier.find((it) => it.intent !== said.intent && haveCommon(it, said, values));
    if (other && other.sample.text !== text) yield { path, message: clash(said.sample, other) };
    // One of each intent is enough to compare with.
    if (!earlier.some((it) => it.intent === said.intent)) earlier.push(said);
  }
}

function haveCommon(one: Said, other: Said, values: SpokenValues): boolean {
  return one.types.every((type, index) => values.overlap(type, other.types[index] ?? ""));
}

/** What stands around the one slot of samples, by the words before it. */
type Frames = Map<string, Map<string, Said[]>>;

function framesOf(open: Said[]): Frames {
  const frames: Frames = new Map();
  for (const said of open) {
    const [before = "", after = ""] = said.sample.spoken.split(SLOT);
    const behind = frames.get(before) ?? new Map<string, Said[]>();
    frames.set(before, behind);
    const known = behind.get(after) ?? [];
    behind.set(after, known);
    // Of two with the same type and intent, one tells as much as both.
    if (!known.some(({ intent, types }) => intent === said.intent && types[0] === said.types[0])) known.push(said);
  }
  return frames;
}

/** Samples without slots that another intent's sample with one slot produces. */
function* fixedIn({ intents }: View, frames: Frames, values: SpokenValues): Iterable<Breach> {
  const lengths = [...new Set(Array.from(frames.keys(), (before) => before.length))];
  for (const intent of intents.items)
    for (const sample of intent.samples) {
      if (sample.slots.length > 0) continue;
      const found = producersOf(sample.spoken, lengths, frames, values).find((said) => said.intent !== intent);
      if (found) yield { path: sample.path, message: clash(sample, found) };
    }
}

function producersOf(text: string, lengths: number[], frames: Frames, values: SpokenValues): Said[] {
  const producers: Said[] = [];
  for (const start of lengths) {
    // A slot stands for whole words.
    if (start >= text.length || (start > 0 && text[start - 1] !== " ")) continue;
    const behind = frames.get(text.slice(0, start));
    if (!behind) continue;
    for (let words = 1, end = start; words <= values.mostWords && end < text.length; words++) {
      const blank = text.indexOf(" ", end + 1);
      end = blank === -1 ? text.length : blank;
      const middle = text.slice(start, end);
      const all = behind.get(text.slice(end)) ?? [];
      producers.push(...all.filter(({ types: [type = ""] }) => values.holds(type, middle)));
    }
  }
  return producers;
}

function clash({ text }: Sample, { intent, sample }: Said): string {
  return `${quote(text)} can say the same as ${quote(sample.text)} of ${intent.name ?? "another intent"} (${jsonPath(sample.path)}), so Alexa may take either: make them differ`;
}
