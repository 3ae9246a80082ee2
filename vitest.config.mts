import { defineConfig } from "vitest/config";

const project = (name: string, timeout: number) => ({
  test: { name, include: [`test/${name}/**/*.test.ts`], testTimeout: timeout, hookTimeout: timeout },
});

export default defineConfig({
  test: {
    projects: [
      project("unit", 5_000),
      project("emulator", 15_000),
      project("plugin", 60_000),
      project("engine", 300_000),
      project("package", 300_000),
    ],
  },
});
