import { join } from "node:path";
import { expect, test } from "vitest";
import { startPlugin } from "../../plugin/plugin";
import { configFor } from "../../plugin/stack";
import { Engine } from "./engine";
import { CONFIG, failuresOf } from "./seeds";

const QUICK_START = join(__dirname, "quick-start.cjs");
const { FAULT_SEQUENCES = "30", FAULT_ENGINE = "process" } = process.env;

test.runIf(FAULT_ENGINE === "process")(
  "after any sequence of faults, rivals and kills the next up converges",
  async () => {
    const failures = await failuresOf({
      engine: "process",
      sequences: Number(FAULT_SEQUENCES),
      lanes: 12,
      rounds: 4,
      open: async (emulator) =>
        new Engine(() => startPlugin("newest", { ...configFor(emulator), ...CONFIG }, ["--require", QUICK_START])),
    });
    expect(failures.length, failures.join("\n\n")).toBe(0);
  },
);
