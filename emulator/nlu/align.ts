import { type IndexedSlot, type Sample, type SampleIndex, slotPart } from "./sample-index";
import type { ParsedUtterance } from "./utterance";

/** How a sample fits the utterance. */
export interface Alignment {
  sample: Sample;
  /** From 0 to 1: the share of the utterance and of the sample that match. */
  likeness: number;
  /** The words in each slot that is filled: the first one, and the one after the last. */
  filled: { slot: IndexedSlot; from: number; to: number }[];
}

/** What it costs that a slot stays empty, against 1 for a word that one intent alone has. */
const emptySlot = 0.5;
/** What a word in another place than in the sample is worth, against one in its place. */
const misplaced = 0.6;
/** Of two equal fits, the one in the model counts. */
const customary = 0.97;

const FILLER = -2;
const MISSING = -1;
// One of each for all comparisons: they are short, and there are many.
let scores = new Float64Array(4096);
let steps = new Int16Array(4096);

/** Lays a sample along an utterance so that as much as possible fits, in order; words of both may be left over. */
export function align(sample: Sample, heard: ParsedUtterance, index: SampleIndex): Alignment {
  const { parts } = sample;
  const width = heard.words.length + 1;
  if (scores.length < (parts.length + 1) * width) {
    scores = new Float64Array((parts.length + 1) * width);
    steps = new Int16Array(scores.length);
  }
  scores.fill(0, 0, width);
  steps.fill(FILLER, 0, width);
  for (let row = 1; row <= parts.length; row++) fillRow(sample, row, width, heard, index);
  return backtrack(sample, width, heard, index);
}

/** The best score after each word when the sample's parts up to this one are laid out. */
function fillRow({ parts }: Sample, row: number, width: number, heard: ParsedUtterance, index: SampleIndex): void {
  const part = parts[row - 1] ?? 0;
  const [above, here] = [(row - 1) * width, row * width];
  const cost = part < 0 ? emptySlot : (index.weights[part] ?? 0);
  for (let at = 0; at < width; at++) {
    scores[here + at] = (scores[above + at] ?? 0) - cost;
    steps[here + at] = MISSING;
  }
  const take = (from: number, to: number, gain: number) => {
    const score = (scores[above + from] ?? 0) + gain;
    if (score <= (scores[here + to] ?? 0)) return;
    scores[here + to] = score;
    steps[here + to] = from;
  };
  if (part >= 0) {
    for (let at = 0; at < width - 1; at++) if (heard.numbers[at] === part) take(at, at + 1, cost);
  } else {
    const slot = index.slots[slotPart(part)];
    for (const { from, to, quality } of slot ? heard.spansOf(slot, !parts.some((part) => part >= 0)) : []) {
      take(from, to, quality * ((heard.sums[to] ?? 0) - (heard.sums[from] ?? 0)));
    }
  }
  for (let at = 1; at < width; at++) {
    if ((scores[here + at - 1] ?? 0) <= (scores[here + at] ?? 0)) continue;
    scores[here + at] = scores[here + at - 1] ?? 0;
    steps[here + at] = FILLER;
  }
}

/** Walks back along the best way. */
function backtrack(sample: Sample, width: number, heard: ParsedUtterance, index: SampleIndex): Alignment {
  const { parts, isCustomary } = sample;
  const filled: Alignment["filled"] = [];
  const fillers: number[] = [];
  const missingWords: number[] = [];
  let [row, at, missing] = [parts.length, width - 1, 0];
  const score = scores[row * width + at] ?? 0;
  while (row > 0 || at > 0) {
    const step = steps[row * width + at] ?? FILLER;
    const part = parts[row - 1] ?? 0;
    if (step === FILLER) {
      at -= 1;
      fillers.push(heard.numbers[at] ?? -1);
      continue;
    }
    const slot = part < 0 ? index.slots[slotPart(part)] : undefined;
    if (step === MISSING) {
      missing += slot ? emptySlot : (index.weights[part] ?? 0);
      if (!slot) missingWords.push(part);
    } else {
      if (slot) filled.unshift({ slot, from: step, to: at });
      at = step;
    }
    row -= 1;
  }
  let fitting = score + missing;
  for (const word of missingWords) {
    const place = fillers.indexOf(word);
    if (place < 0) continue;
    fillers.splice(place, 1);
    fitting += misplaced * (index.weights[word] ?? 0);
    missing -= index.weights[word] ?? 0;
  }
  const likeness = fitting / ((heard.sums.at(-1) ?? 0) + missing);
  return { sample, likeness: isCustomary ? likeness * customary : likeness, filled };
}
