import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Emulator } from "../../../emulator";
import { startPlugin } from "../../plugin/plugin";
import { configFor } from "../../plugin/stack";
import { Engine } from "./engine";
import { play } from "./play";
import { type Sequence, sequence } from "./steps";

/** How many sequences at the same time: most of their time they wait. */
const LANES = 12;
const QUICK_START = join(__dirname, "quick-start.cjs");
const { FAULT_SEQUENCES = "40", FAULT_SEED, FAULT_PATH = "", FAULT_SHRINK } = process.env;
const property = fc.asyncProperty(sequence(4), (steps) => play(steps, open));

async function open(emulator: Emulator): Promise<Engine> {
  const config = { ...configFor(emulator), "alexa:buildTimeout": "12" };
  return new Engine(() => startPlugin("newest", config, ["--require", QUICK_START]));
}

test("after any sequence of faults, rivals and kills the next up converges", async () => {
  const failures: string[] = [];
  const seeds = FAULT_SEED === undefined ? randomSeeds(Number(FAULT_SEQUENCES)) : [Number(FAULT_SEED)];
  const lane = async () => {
    for (let seed = seeds.pop(); seed !== undefined; seed = seeds.pop()) failures.push(...(await failureOf(seed)));
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  expect(failures.length, failures.join("\n\n")).toBe(0);
});

const randomSeeds = (count: number) => Array.from({ length: count }, () => Math.floor(Math.random() * 2 ** 31));

/** One sequence for each seed, so that a seed alone plays it again. */
async function failureOf(seed: number): Promise<string[]> {
  const endOnFailure = FAULT_SHRINK === undefined;
  const found = await fc.check(property, { seed, path: FAULT_PATH, numRuns: 1, unbiased: true, endOnFailure });
  return found.failed ? [report(found)] : [];
}

function report({ seed, counterexamplePath, counterexample, errorInstance }: fc.RunDetails<[Sequence]>): string {
  return [
    `npm run test:faults -- --seed ${seed} --path "${counterexamplePath}"`,
    JSON.stringify(counterexample?.[0]),
    (errorInstance as Error | null)?.message,
  ].join("\n");
}
