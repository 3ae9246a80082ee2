import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

// Timeouts are there to end a hang, not to judge the machine's speed.
const project = (name: string, timeout: number, ...globalSetup: string[]) => ({
  test: {
    name,
    setupFiles: name === "emulator" ? ["test/emulator/every-answer.ts"] : [],
    include: [`test/${name}/**/*.test.ts`],
    testTimeout: timeout,
    hookTimeout: timeout,
    globalSetup,
    maxConcurrency: 6,
    // Unit tests load the same modules and leave nothing behind: a third of their time was loading them again for each file.
    isolate: name !== "unit",
  },
});

export default defineConfig({
  test: {
    // One more than the cores: test files wait for builds, back-offs and other processes a third of their time.
    maxWorkers: availableParallelism() + 1,
    projects: [
      project("unit", 60_000),
      project("property", 300_000),
      project("scripts", 120_000),
      project("cli", 120_000),
      project("report", 120_000, "test/report/unpack.ts"),
      project("emulator", 60_000),
      project("plugin", 300_000, "test/engine-setup.ts"),
      project("engine", 600_000, "test/engine-setup.ts"),
      project("fault", 900_000, "test/engine-setup.ts"),
      project("package", 900_000, "test/package/pack.ts"),
    ],
  },
});
