import { expect, test } from "vitest";
import { startProvider } from "../provider";
import { Engine } from "./engine";
import { CONFIG, failuresOf } from "./run-seeds";

const { FAULT_SEQUENCES = "6", FAULT_ENGINE = "process" } = process.env;

test.runIf(FAULT_ENGINE === "process")(
  "after any sequence of faults, rivals and kills the next up converges",
  async () => {
    const failures = await failuresOf({
      engine: "process",
      sequences: Number(FAULT_SEQUENCES),
      concurrency: 6,
      rounds: 4,
      open: async (emulator) => new Engine(() => startProvider(emulator, CONFIG)),
    });
    expect(failures.length, failures.join("\n\n")).toBe(0);
  },
);
