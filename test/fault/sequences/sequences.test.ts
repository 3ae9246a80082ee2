import fc from "fast-check";
import { expect, test } from "vitest";
import type { Emulator } from "../../../emulator";
import { startPlugin } from "../../plugin/plugin";
import { configFor } from "../../plugin/stack";
import { Engine } from "./engine";
import { play } from "./play";
import { type Sequence, sequence } from "./steps";

const { FAULT_SEQUENCES = "40", FAULT_LANES = "6", FAULT_SEED, FAULT_PATH } = process.env;
const lanes = FAULT_SEED === undefined ? Number(FAULT_LANES) : 1;

async function open(emulator: Emulator): Promise<Engine> {
  const config = { ...configFor(emulator), "alexa:buildTimeout": "12" };
  return new Engine(() => startPlugin("newest", config));
}

test.concurrent.each(Array.from({ length: lanes }, (_, lane) => lane))(
  "after any sequence the next up converges (%i)",
  async () => {
    const seed = Number(FAULT_SEED ?? Math.floor(Math.random() * 2 ** 31));
    const path = FAULT_PATH ?? "";
    const numRuns = path === "" ? Math.ceil(Number(FAULT_SEQUENCES) / lanes) : 1;
    const property = fc.asyncProperty(sequence(4), (steps) => play(steps, open));
    const found = await fc.check(property, { seed, path, numRuns, endOnFailure: true });
    expect(found.failed, report(found)).toBe(false);
  },
);

function report({ seed, counterexamplePath, counterexample, errorInstance }: fc.RunDetails<[Sequence]>): string {
  return [
    `npm run test:faults -- --seed ${seed} --path "${counterexamplePath}"`,
    JSON.stringify(counterexample?.[0], null, 1),
    (errorInstance as Error | null)?.message,
  ].join("\n");
}
