import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, inject, test } from "vitest";
import { openCli } from "./cli";
import { CONFIG, failuresOf } from "./run-seeds";

const {
  FAULT_CLI_SEQUENCES = "1",
  FAULT_SEED,
  FAULT_REPLAY,
  FAULT_ENGINE = FAULT_SEED || FAULT_REPLAY ? "process" : "cli",
} = process.env;

test.runIf(FAULT_ENGINE === "cli")("the same with the real CLI", async ({ onTestFinished }) => {
  const folder = mkdtempSync(join(tmpdir(), "pulumi-alexa-faults-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const failures = await failuresOf({
    engine: "cli",
    sequences: Number(FAULT_CLI_SEQUENCES),
    concurrency: 2,
    rounds: 3,
    open: (emulator) => openCli(inject("bin"), mkdtempSync(join(folder, "stack-")), emulator, CONFIG),
  });
  expect(failures.length, failures.join("\n\n")).toBe(0);
});
