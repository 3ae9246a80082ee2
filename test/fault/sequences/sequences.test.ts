import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Emulator } from "../../../emulator";
import { startProvider } from "../provider";
import type { Sequence } from "./arbitraries";
import { Engine } from "./engine";
import { CONFIG, failuresOf } from "./run-seeds";
import { play } from "./run-sequence";

const { FAULT_SEQUENCES = "6", FAULT_ENGINE = "process", FAULT_REPLAY, FAULT_SEED } = process.env;
const RECORDED = join(import.meta.dirname, "recorded");
const open = async (emulator: Emulator) => new Engine(() => startProvider(emulator, CONFIG));
const isRandom = FAULT_ENGINE === "process" && FAULT_REPLAY === undefined;

test.runIf(isRandom)("after any sequence of faults, rivals and kills the next up converges", async () => {
  const failures = await failuresOf({
    engine: "process",
    sequences: Number(FAULT_SEQUENCES),
    concurrency: 6,
    rounds: 4,
    open,
  });
  expect(failures.length, failures.join("\n\n")).toBe(0);
});

/** Those that failed once, or the one that was asked for. */
const recorded = FAULT_REPLAY ? [FAULT_REPLAY] : readdirSync(RECORDED).map((file) => join(RECORDED, file));

test.runIf(FAULT_ENGINE === "process" && FAULT_SEED === undefined).each(recorded)("%s", async (file) => {
  const sequence = JSON.parse(readFileSync(file, "utf8")) as Sequence;
  await expect(play(sequence, open)).resolves.toBeUndefined();
});
