import { defineConfig } from "vitest/config";

const project = (name: string, timeout: number, needsEngine = false) => ({
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`],
    testTimeout: timeout,
    hookTimeout: timeout,
    globalSetup: needsEngine ? ["test/engine-setup.ts"] : [],
  },
});

export default defineConfig({
  test: {
    projects: [
      project("unit", 10_000),
      project("scripts", 60_000),
      project("emulator", 30_000),
      project("plugin", 120_000, true),
      project("engine", 300_000, true),
      project("package", 600_000, true),
    ],
  },
});
