import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { coffee, model, SKILL, workbench } from "./workbench";

const bench = workbench();
const { up, upFails, fresh, pulumi, write, state } = bench;

const IDENTITY = ["-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "init.defaultBranch=main"];
function git(...args: string[]): string {
  const { status, stdout, stderr } = spawnSync("git", [...IDENTITY, ...args], {
    cwd: bench.stack.cwd,
    encoding: "utf8",
  });
  expect(status, stderr).toBe(0);
  return stdout.trim();
}

function commit(tag: string, ...samples: string[]): void {
  const text = JSON.stringify({ interactionModel: coffee(samples) }, undefined, 2);
  writeFileSync(join(bench.stack.cwd, "models/en-US.json"), text);
  git("add", "models");
  git("commit", "-qm", tag, "--allow-empty");
  git("tag", tag);
}

beforeAll(() => {
  mkdirSync(join(bench.stack.cwd, "models"));
  git("init", "-q");
  commit("v1");
  commit("v2", "a {size} please");
  commit("v3", "a {sise} please");
});

const release = (rev: string) => write([model({ model: undefined, modelFile: `git:${rev}:models/en-US.json` })]);
const deployed = () => bench.emulator.model(SKILL, "en-US");
const commitInState = async () => (await state()).model?.outputs.commit;

test("a release is deployed, and another one replaces it, and goes back", async () => {
  fresh();
  release("v1");
  await up();
  expect(deployed()).toEqual(coffee());
  expect(await commitInState()).toBe(git("rev-parse", "v1"));
  release("v2");
  expect((await pulumi("preview")).output).toContain("OrderIntent +1 sample");
  await up();
  expect(deployed()).toEqual(coffee(["a {size} please"]));
  expect(await commitInState()).toBe(git("rev-parse", "v2"));
  release(git("rev-parse", "v1"));
  await up();
  expect(deployed()).toEqual(coffee());
});

test("another commit with the same model changes nothing", async () => {
  fresh();
  release("v1");
  await up();
  git("tag", "-f", "same", "v1");
  git("commit", "-qm", "nothing", "--allow-empty");
  commit("v1-again");
  release("v1-again");
  await up("--expect-no-changes");
});

test("an overlay is shown in the preview, and changes the invocation name alone", async () => {
  fresh();
  write([model({ model: undefined, modelFile: "git:v1:models/en-US.json", overlay: { invocationSuffix: "staging" } })]);
  expect((await pulumi("preview")).output).toContain('en-US: invocationName "coffee shop" → "coffee shop staging"');
  await up();
  expect(deployed()).toEqual(coffee([], { invocationName: "coffee shop staging" }));
  await up("--expect-no-changes");
  await up("--refresh", "--expect-no-changes");
});

test("mistakes have their line in the release's file", async () => {
  release("v3");
  expect(await upFails()).toMatch(/git:v3:models\/en-US\.json:\d+:\d+ .*names \{sise\}/);
});

test.each([
  [
    "v9",
    "models/en-US.json",
    "has no revision v9 that git knows here: fetch it (`git fetch --tags`), or name another one",
  ],
  ["v1", "models/nowhere.json", "is not there: the revision has no such file"],
  ["v1", "models", "is a folder: name one file of it"],
  ["", "models/en-US.json", "must be git:<rev>:<path>, such as git:HEAD:models/en-US.json"],
])("what git does not have is told in one sentence: git:%s:%s", async (rev, path, told) => {
  write([model({ model: undefined, modelFile: `git:${rev}:${path}` })]);
  expect(await upFails()).toContain(`model cannot be read from the file git:${rev}:${path}: ${told}`);
});

test("a shallow clone is told how to be made whole", async () => {
  const { cwd } = bench.stack;
  const head = git("rev-parse", "HEAD");
  writeFileSync(join(cwd, ".git/shallow"), `${head}\n`);
  try {
    write([model({ model: undefined, modelFile: "git:v9:models/en-US.json" })]);
    expect(await upFails()).toContain("this clone is shallow, so fetch it whole (`git fetch --unshallow --tags`");
  } finally {
    rmSync(join(cwd, ".git/shallow"));
  }
});
