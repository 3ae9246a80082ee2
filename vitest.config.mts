import { defineConfig } from "vitest/config";

const project = (name: string, timeout: number, ...globalSetup: string[]) => ({
  test: {
    name,
    setupFiles: name === "emulator" ? ["test/emulator/every-answer.ts"] : [],
    include: [`test/${name}/**/*.test.ts`],
    testTimeout: timeout,
    hookTimeout: timeout,
    globalSetup,
  },
});

export default defineConfig({
  test: {
    projects: [
      project("unit", 10_000),
      project("property", 60_000),
      project("scripts", 60_000),
      project("cli", 60_000),
      project("report", 60_000, "test/report/unpack.ts"),
      project("emulator", 30_000),
      project("plugin", 120_000, "test/engine-setup.ts"),
      project("engine", 300_000, "test/engine-setup.ts"),
      project("fault", 600_000, "test/engine-setup.ts"),
      project("package", 600_000, "test/package/pack.ts"),
    ],
  },
});
