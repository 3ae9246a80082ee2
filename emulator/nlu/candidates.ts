import type { Sample, SampleIndex } from "./sample-index";
import type { ParsedUtterance } from "./utterance";

const mostSamples = 100;
const mostIntents = 12;
/** What fills a slot is not known here: this is taken for how well it fits. */
const slotQuality = 0.6;
/** The best rank. */
const top = 1000;

/** The samples that are worth a closer look: those that share most with the utterance, and the best one of some more intents. */
export function candidates(utterance: ParsedUtterance, index: SampleIndex): Sample[] {
  const { places, ranks } = rank(utterance, index);
  // Counted instead of sorted, and in plain arrays: with 20 000 samples this is where the time goes.
  const counts = new Uint32Array(top + 1);
  const bestOfIntent: number[] = [];
  for (let i = 0; i < places.length; i++) {
    const place = places[i] as number;
    const rank = ranks[place] as number;
    counts[rank] = (counts[rank] as number) + 1;
    const intent = index.intentOf[place] as number;
    const best = bestOfIntent[intent];
    if (best === undefined || rank > (ranks[best] as number)) bestOfIntent[intent] = place;
  }
  let [least, count] = [top, 0];
  while (least > 0 && count + (counts[least] ?? 0) <= mostSamples) count += counts[least--] ?? 0;
  const chosen = new Set(index.bare);
  for (let i = 0; i < places.length; i++) {
    const place = places[i] as number;
    const rank = ranks[place] as number;
    if (rank > least || (rank === least && count++ < mostSamples)) chosen.add(place);
  }
  const rankOf = (place: number) => ranks[place] ?? 0;
  const others = bestOfIntent.filter((place) => place !== undefined).sort((a, b) => rankOf(b) - rankOf(a));
  for (const place of others.slice(0, mostIntents)) chosen.add(place);
  return [...chosen].sort((a, b) => a - b).flatMap((place) => index.samples[place] ?? []);
}

/** The places of the samples with a word of the utterance, and by place how good a fit each can be at best. */
function rank(heard: ParsedUtterance, { samples, samplesWith, weights, weightOf, hasSlots }: SampleIndex) {
  const shared = new Float32Array(samples.length);
  const found = new Uint32Array(samples.length);
  let count = 0;
  for (const word of new Set(heard.numbers)) {
    const weight = weights[word] ?? 0;
    const places = samplesWith[word];
    for (let i = 0; places && i < places.length; i++) {
      const place = places[i] as number;
      const before = shared[place] as number;
      if (before === 0) found[count++] = place;
      shared[place] = before + weight;
    }
  }
  const total = heard.sums.at(-1) ?? 0;
  const ranks = new Uint16Array(samples.length);
  for (let i = 0; i < count; i++) {
    const place = found[i] as number;
    const fitting = shared[place] as number;
    const inSlots = hasSlots[place] === 1 ? slotQuality * Math.max(0, total - fitting) : 0;
    const wanted = Math.max(total + (weightOf[place] as number) - fitting, fitting);
    ranks[place] = Math.min(top, (top * (fitting + inSlots)) / wanted);
  }
  return { places: found.subarray(0, count), ranks };
}
