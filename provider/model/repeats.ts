import { type Sample, spoken } from "./sample";
import type { IntentPart } from "./view";

/** A sample of an intent that is spoken like an earlier one. */
export interface Repeat {
  sample: Sample;
  earlier: Sample;
}

/** Every such sample, with the one of its own intent, else the first. */
export function repeatsIn(intents: IntentPart[]): Repeat[] {
  const repeats: Repeat[] = [];
  const first = new Map<string, Sample>();
  const inIntent = new Map<string, Sample>();
  for (const { samples } of intents)
    for (const sample of samples) {
      const words = spoken(sample.text);
      const known = first.get(words);
      if (!known) {
        first.set(words, sample);
        continue;
      }
      const ofIntent = `${sample.intent} ${words}`;
      const own = known.intent === sample.intent ? known : inIntent.get(ofIntent);
      if (!own) inIntent.set(ofIntent, sample);
      repeats.push({ sample, earlier: own ?? known });
    }
  return repeats;
}
