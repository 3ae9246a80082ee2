import { afterAll, type TestContext } from "vitest";
import { type Emulator, type EmulatorOptions, type EmulatorSettings, startEmulator } from "../../emulator";
import { configFor } from "./emulated-account";
import { type Plugin, QUICK_START, startPlugin } from "./plugin";

/** For builds that a test ends by `emulator.finishBuilds()`. */
export const HOUR_MS = 3_600_000;
/** For conditions that come true on the slowest machine. */
export const PATIENCE = { timeout: 60_000 };

export interface Stack {
  emulator: Emulator;
  plugin: Plugin;
  skillId: string;
  /** The same stack in a new process, with changes to its configuration. */
  nextRun(config?: Record<string, string>): Promise<Plugin>;
}

/** A provider process and the emulator that it is configured for; it serves one test at a time. */
interface Pair {
  emulator: Emulator;
  plugin: Plugin;
}

// Most of a test's time would be the start of its process, so each serves many tests of a file.
const idle: Pair[] = [];
const started: Pair[] = [];
afterAll(() => Promise.all(started.map(({ plugin, emulator }) => plugin.stop().then(() => emulator.close()))));

/** An empty account with one skill, and a provider process that may have served another test of the file. */
export async function startStack(
  { task, onTestFinished }: TestContext,
  settings: Partial<EmulatorSettings> = {},
): Promise<Stack> {
  const { emulator, plugin } = idle.pop() ?? (await startPair());
  emulator.reset();
  emulator.set(settings);
  plugin.forget();
  onTestFinished(() => {
    // What failed may go on.
    if (task.result?.state !== "fail" && plugin.isReusable()) idle.push({ emulator, plugin });
  });
  return toStack(emulator, plugin, {}, onTestFinished);
}

/** An emulator and a provider process of the test's own, both with options of its own. */
export async function startOwnStack(
  { onTestFinished }: TestContext,
  options: EmulatorOptions = {},
  config: Record<string, string> = {},
): Promise<Stack> {
  const emulator = await startEmulator({ buildMs: 0, ...options });
  onTestFinished(() => emulator.close());
  const plugin = await startPlugin("newest", { ...configFor(emulator), ...config }, QUICK_START);
  onTestFinished(() => plugin.stop());
  return toStack(emulator, plugin, config, onTestFinished);
}

async function startPair(): Promise<Pair> {
  const emulator = await startEmulator({ buildMs: 0 });
  const pair = { emulator, plugin: await startPlugin("newest", configFor(emulator), QUICK_START) };
  started.push(pair);
  return pair;
}

function toStack(
  emulator: Emulator,
  plugin: Plugin,
  config: Record<string, string>,
  onTestFinished: TestContext["onTestFinished"],
): Stack {
  return {
    emulator,
    plugin,
    skillId: emulator.addSkill(),
    async nextRun(changes = {}) {
      const next = await startPlugin("newest", { ...configFor(emulator), ...config, ...changes }, QUICK_START);
      onTestFinished(() => next.stop());
      return next;
    },
  };
}
