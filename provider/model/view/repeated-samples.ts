import { type Sample, toSpokenForm } from "./sample";

/** A sample of an intent with the same spoken form as an earlier one. */
export interface RepeatedSample {
  sample: Sample;
  earlier: Sample;
}

/** Finds them in the sample lists of all intents; `earlier` is one of the same intent, else the first of all. */
export function findRepeatedSamples(lists: Sample[][]): RepeatedSample[] {
  const repeats: RepeatedSample[] = [];
  const first = new Map<string, Sample>();
  const inIntent = new Map<string, Sample>();
  for (const list of lists)
    for (const sample of list) {
      const spoken = sample.slots.length === 0 ? sample.spoken : toSpokenForm(sample.text);
      const known = first.get(spoken);
      if (!known) {
        first.set(spoken, sample);
        continue;
      }
      const key = `${sample.intent} ${spoken}`;
      const sameIntent = known.intent === sample.intent ? known : inIntent.get(key);
      if (!sameIntent) inIntent.set(key, sample);
      repeats.push({ sample, earlier: sameIntent ?? known });
    }
  return repeats;
}
