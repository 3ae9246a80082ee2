import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { emulatorCredentials } from "../../emulator";
import { emulatorConfig, must, run } from "../../scripts/stack.mjs";
import { installedProject, openStack, type Project, runThrough, SKILL, workplace } from "./project";

let project: Project;
beforeAll(async () => {
  project = await installedProject(join(import.meta.dirname, "programs/commonjs"));
});

test("a CommonJS program, installed with npm", async () => {
  await runThrough(project, ["en-US"]);
});

describe("an inline program of the Automation API", () => {
  test("with the project's folder as workDir, run from anywhere", async () => {
    const { cwd } = project.stack;
    expect(await runInline(join(cwd, ".."), cwd)).toEqual(DONE);
  });

  test("without workDir, run in the project's folder", async () => {
    expect(await runInline(project.stack.cwd)).toEqual(DONE);
  });
});

const DONE = { version: "1", changeSummary: { same: 3 }, destroyed: "succeeded" };

async function runInline(cwd: string, ...workDir: string[]): Promise<unknown> {
  const { stack, emulator } = project;
  const { config, secrets } = emulatorConfig(emulator.url, emulatorCredentials);
  const values = Object.entries({ ...config, ...secrets }).map(([key, value]) => [
    key,
    { value, secret: key in secrets },
  ]);
  const args = [join(stack.cwd, "inline.js"), SKILL, JSON.stringify(Object.fromEntries(values)), ...workDir];
  const output = await must(run(process.execPath, args, { cwd, env: stack.env }));
  // The program selected a stack of its own.
  await must(stack.pulumi("stack", "select", "test"));
  return JSON.parse(output);
}

test("a program whose folder does not hold the package that it uses: the remedy in one sentence", async () => {
  const { folder, emulator } = await workplace();
  const elsewhere = join(project.stack.cwd, "node_modules");
  const program = join(folder, "source");
  mkdirSync(join(program, "infra"), { recursive: true });
  writeFileSync(join(program, "Pulumi.yaml"), "name: lost\nruntime: nodejs\nmain: infra/\n");
  writeFileSync(
    join(program, "infra/index.js"),
    `const alexa = require(${JSON.stringify(join(elsewhere, "pulumi-alexa"))});\nnew alexa.SlotType("drinks", { name: "Drink" });\n`,
  );
  mkdirSync(join(folder, "program/node_modules"), { recursive: true });
  symlinkSync(join(elsewhere, "@pulumi"), join(folder, "program/node_modules/@pulumi"), "junction");
  const stack = await openStack(program, folder, emulator);

  const { code, output } = await stack.pulumi("up", "--yes", "--skip-preview", "--suppress-progress");
  expect(code).not.toBe(0);
  const lines = output.split("\n").filter((line) => /error:/.test(line) && !/\d error/.test(line));
  expect(lines.map((line) => line.trim())).toContainEqual(
    expect.stringMatching(
      /^error: the package pulumi-alexa cannot be found from .*infra: run `npm install pulumi-alexa`/,
    ),
  );
  expect(output).not.toMatch(/^\s+at /m);
  expect(output).not.toContain("MODULE_NOT_FOUND");
});

describe("the command", () => {
  const running: ChildProcess[] = [];
  afterAll(() => running.map((child) => child.kill("SIGTERM")));

  test("pulumi-alexa --help", async () => {
    const output = await must(run("npx", ["pulumi-alexa", "--help"], { ...inProject() }));
    expect(output).toMatch(/^Usage: pulumi-alexa <command>/m);
  });

  // Windows has no SIGTERM.
  test.skipIf(process.platform === "win32")("pulumi-alexa emulator listens, and ends on SIGTERM", async () => {
    const main = join(project.stack.cwd, "node_modules/.bin/pulumi-alexa");
    const child = spawn(main, ["emulator", "--port", "0"], { ...inProject(), stdio: ["ignore", "pipe", "inherit"] });
    running.push(child);
    const said = await new Promise<string>((done) => child.stdout.once("data", (chunk) => done(String(chunk))));
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
    expect((await fetch(`${url}/v1/vendors`)).status).toBe(401);
    const ended = new Promise((done) => child.once("exit", done));
    child.kill("SIGTERM");
    expect(await ended).toBe(0);
  });

  const inProject = () => ({ cwd: project.stack.cwd, shell: process.platform === "win32" });
});
