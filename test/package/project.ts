import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, expect, inject } from "vitest";
import { type Emulator, emulatorCredentials, startEmulator } from "../../emulator";
import { emulatorConfig, makeStack, must, type Ran, run, type Stack } from "../../scripts/stack.mjs";

export const SKILL = "amzn1.ask.skill.package";
export const root = resolve(import.meta.dirname, "../..");

/** A user's project: its packages are installed from the tarball, its stack points at an emulator. */
export interface Project {
  stack: Stack;
  emulator: Emulator;
}

type Install = (cwd: string) => Promise<Ran>;

/** Copies a program into a folder of its own and installs what it needs; all goes when the file's tests are over. */
export async function installedProject(program: string, install: Install = npmInstall): Promise<Project> {
  const { folder, emulator } = await workplace();
  const cwd = join(folder, "program");
  cpSync(program, cwd, { recursive: true, filter: (file) => !file.includes("node_modules") });
  takeFromTarball(join(cwd, "package.json"));
  await must(install(cwd));
  return { stack: await openStack(program, folder, emulator), emulator };
}

// Here and not where they are made: a hook that is added while tests run is never called.
const cleanups: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const clean of cleanups) await clean();
});

/** A temporary folder and an emulator, for as long as the file's tests run. */
export async function workplace(): Promise<{ folder: string; emulator: Emulator }> {
  const folder = mkdtempSync(join(tmpdir(), "pulumi-alexa-package-"));
  const emulator = await startEmulator({ skills: [{ id: SKILL }], buildMs: 50 });
  cleanups.push(async () => {
    await emulator.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 }); // Windows keeps files a while after their process
  });
  return { folder, emulator };
}

export function openStack(program: string, folder: string, { url }: Emulator): Promise<Stack> {
  const { config, secrets } = emulatorConfig(url, emulatorCredentials);
  const ownTypeCheck = { PULUMI_NODEJS_TRANSPILE_ONLY: "" };
  const options = { config: { ...config, skillId: SKILL }, secrets, env: ownTypeCheck };
  return makeStack({ bin: inject("bin"), folder, program, ...options });
}

function takeFromTarball(file: string): void {
  const manifest = JSON.parse(readFileSync(file, "utf8"));
  manifest.dependencies["pulumi-alexa"] = `file:${inject("tarball")}`;
  writeFileSync(file, JSON.stringify(manifest));
}

// The user's own npm settings and cache serve here: without them a registry might not be reached.
function npmInstall(cwd: string): Promise<Ran> {
  const args = ["install", "--no-audit", "--no-fund", "--prefer-offline"];
  return run("npm", args, { cwd, shell: process.platform === "win32" });
}

/** A tool from npm: this checkout's own where it has it in that version. */
export function npx(tool: string, args: string[], options: object = {}): Promise<Ran> {
  return run("npx", ["--yes", tool, ...args], { cwd: root, shell: process.platform === "win32", ...options });
}

/** What every program does: deploys, finds nothing to do, goes again. */
export async function runThrough({ stack, emulator }: Project, locales: string[]): Promise<void> {
  await must(stack.pulumi("up", "--yes", "--skip-preview", "--suppress-progress"));
  for (const locale of locales) expect(emulator.model(SKILL, locale), locale).toBeDefined();
  expect(emulator.slotTypes()).toHaveLength(1);
  await must(stack.pulumi("preview", "--expect-no-changes"));
  await must(stack.pulumi("destroy", "--yes", "--skip-preview", "--suppress-progress"));
  const { deployment } = JSON.parse(await must(stack.pulumi("stack", "export")));
  expect(deployment.resources ?? []).toEqual([]);
}
