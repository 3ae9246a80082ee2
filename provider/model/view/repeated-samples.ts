import { type Sample, spoken } from "./sample";

/** A sample of an intent that is spoken like an earlier one. */
export interface RepeatedSample {
  sample: Sample;
  earlier: Sample;
}

/** Every such sample, of the lists of all intents, with the one of its own intent, else the first. */
export function findRepeatedSamples(lists: Sample[][]): RepeatedSample[] {
  const repeats: RepeatedSample[] = [];
  const first = new Map<string, Sample>();
  const inIntent = new Map<string, Sample>();
  for (const list of lists)
    for (const sample of list) {
      const words = sample.slots.length === 0 ? sample.spoken : spoken(sample.text);
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
