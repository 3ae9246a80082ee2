import fc from "fast-check";
import type { Emulator } from "../../../emulator";
import { type Sequence, sequence } from "./arbitraries";
import type { Pulumi } from "./engine";
import { play } from "./run-sequence";

const { FAULT_SEED, FAULT_PATH = "", FAULT_SHRINK } = process.env;

/** Builds take no longer than this many seconds, so that a wait for one that has failed is short. */
export const CONFIG = { "alexa:buildTimeout": "12" };

/** How sequences are played. */
export interface Campaign {
  /** What `--engine` names. */
  engine: "process" | "cli";
  sequences: number;
  /** So many at the same time: most of their time they wait. */
  concurrency: number;
  /** At most so many rounds each. */
  rounds: number;
  open(emulator: Emulator): Promise<Pulumi>;
}

/** Plays sequences of random seeds, or of the one that was asked for; gives a report of each that breaks a promise. */
export async function failuresOf({ engine, sequences, concurrency, rounds, open }: Campaign): Promise<string[]> {
  const seeds = FAULT_SEED === undefined ? randomSeeds(sequences) : [Number(FAULT_SEED)];
  const property = fc.asyncProperty(sequence(rounds), (steps) => play(steps, open));
  const failures: string[] = [];
  const worker = async () => {
    for (let seed = seeds.pop(); seed !== undefined; seed = seeds.pop()) {
      // One run for each seed, so that a seed alone plays it again.
      const how = { seed, path: FAULT_PATH, numRuns: 1, unbiased: true, endOnFailure: FAULT_SHRINK === undefined };
      const found = await fc.check(property, how);
      if (!found.failed) continue;
      failures.push(report(engine, found));
      // At once: a long run may be stopped before its end.
      console.error(failures.at(-1));
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  return failures;
}

const randomSeeds = (count: number) => Array.from({ length: count }, () => Math.floor(Math.random() * 2 ** 31));

function report(engine: Campaign["engine"], found: fc.RunDetails<[Sequence]>): string {
  const { seed, counterexamplePath, counterexample, errorInstance } = found;
  return [
    `npm run test:faults -- --engine ${engine} --seed ${seed} --path "${counterexamplePath}"`,
    JSON.stringify(counterexample?.[0]),
    (errorInstance as Error | null)?.message,
  ].join("\n");
}
