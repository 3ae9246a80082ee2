import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { type Ran, run as runCommand } from "../../scripts/stack.mjs";
import { makeStages, type Stage, type Stages } from "../../scripts/stages.mjs";
import { compileProgram } from "./compile-program";
import { QUICK_START } from "./workbench";

const CLI = resolve(import.meta.dirname, "../../dist/provider/cli/main.js");
let stages: Stages;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "pulumi-alexa-commands-"));
  stages = await makeStages({ bin: inject("bin"), folder, env: { NODE_OPTIONS: QUICK_START } });
  compileProgram(stages.cwd);
  stages.release("v1");
  await up("dev");
  await to("staging", "v1");
  await to("prod", "v1");
  await nextRelease("v2", "a {size} {drink} please");
  await to("prod", "v2");
  await nextRelease("v3", "bring a {drink}");
  // What a team writes beside its values.
  write(config().replace("config:", "# prod: ask the owners\nconfig:"));
});
afterAll(async () => {
  await stages?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function nextRelease(tag: string, sample: string): Promise<void> {
  stages.release(tag, (text) => text.replace('"get me a', `"${sample}", "get me a`));
  await up("dev");
  await to("staging", tag);
}
async function up(stage: Stage): Promise<void> {
  const { code, output } = await stages.pulumi("up", stage, "--yes", "--skip-preview", "--suppress-progress");
  expect(code, output).toBe(0);
}
async function to(stage: Stage, release: string): Promise<void> {
  await stages.pulumi("config set release", stage, release);
  await up(stage);
}
async function run(command: string, ...args: string[]): Promise<Ran> {
  const env = { ...stages.env, NODE_OPTIONS: "", PULUMI_CONFIG_PASSPHRASE: "passphrase of prod" };
  const ran = await runCommand(process.execPath, [CLI, ...command.split(" "), ...args], { cwd: stages.cwd, env });
  expect(ran.output, "a stack trace").not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
  expect(ran.output).not.toContain("has a defect");
  return ran;
}
const write = (text: string) => writeFileSync(join(stages.cwd, "Pulumi.prod.yaml"), text);
const config = () => readFileSync(join(stages.cwd, "Pulumi.prod.yaml"), "utf8");
const requests = () => stages.accounts.prod.requests.length;

test("status tells what each stage runs, and on what proof, without asking Amazon", async () => {
  const before = requests();
  const { code, output } = await run("status");
  expect(code, output).toBe(0);
  const lines = output.trim().split("\n");
  expect(lines).toHaveLength(7);
  expect(lines.find((line) => /^prod +en-US/.test(line))).toMatch(
    /^prod +en-US +development +[0-9a-f]{8} +v2 \([0-9a-f]{8}\) +2 +\d+ min +orders 4 of 4, \d+ min ago \(organization\/coffee-promotion\/staging\); orders 4 of 4, \d+ min ago \(here\)$/,
  );
  expect((await run("status staging --format markdown")).output).toContain("| staging | en-US |");
  expect(JSON.parse((await run("status prod --format json")).output).models).toHaveLength(2);
  expect(requests()).toBe(before);
});

test("promote writes one line, keeps the rest of the file, and tells the difference in words", async () => {
  const before = config();
  const dry = await run("promote staging prod --dry-run");
  expect(dry.code, dry.output).toBe(0);
  expect(dry.output).toContain("Pulumi.prod.yaml: would be v3, was v2 (staging → prod)");
  expect(dry.output).toMatch(/en-US: [0-9a-f]{8} → [0-9a-f]{8}: OrderIntent \+1 sample/);
  expect(dry.output).toContain('+   sample "bring a {drink}"');
  expect(dry.output).toMatch(/proved in staging: orders 4 of 4, \d+ min ago/);
  expect(config()).toBe(before);
  const { output } = await run("promote staging prod --format markdown");
  expect(output).toContain("## Promote v3 from staging to prod");
  expect(output).toContain("```diff\n");
  expect(config()).toBe(before.replace("coffee-promotion:release: v2", "coffee-promotion:release: v3"));
  write(before);
});

test("warnings tell what is not deployed, and what is held", async () => {
  const before = config();
  const [{ sourceHash }] = JSON.parse((await run("status staging --format json")).output).models.slice(1);
  write(`${before}  alexa:hold: ${sourceHash.slice(0, 8)} wrong drinks\n`);
  const { code, output } = await run("promote staging prod --dry-run");
  expect(code).toBe(1);
  expect(output).toMatch(/warning: en-US: prod holds [0-9a-f]{8}: wrong drinks/);
  await stages.pulumi("config set release", "staging", "v1");
  const refused = await run("promote staging prod --dry-run");
  expect([refused.code, refused.output]).toEqual([
    2,
    expect.stringContaining("staging is configured for v1, and runs v3 (en-US): `pulumi up --stack staging` first"),
  ]);
  const status = await run("status staging");
  expect(status.code).toBe(1);
  expect(status.output).toMatch(/en-US .*configured for v1 \([0-9a-f]{8}\), which is not deployed/);
  await stages.pulumi("config set release", "staging", "v3");
  write(before);
});

test("versions tells numbers, makers and releases, which Amazon alone knows", async () => {
  const { code, output } = await run("versions prod --locale en-US");
  expect(code, output).toBe(0);
  const [, newest, oldest] = output.trim().split("\n");
  expect(newest).toMatch(/^en-US +2 \(this stack's\) +[0-9a-f]{8} +\S+ +this stack +v2/);
  expect(oldest).toMatch(/^en-US +1 +[0-9a-f]{8} +\S+ +this stack +v1/);
});

test("a rollback writes the release before and a hold, by default, by a hash, a revision or a version", async () => {
  const before = config();
  const hash = JSON.parse((await run("status prod --format json")).output).models[0].sourceHash;
  for (const target of [[], ["--to", "v1"], ["--to", "version:1", "--locale", "en-US"]]) {
    const { code, output } = await run("rollback prod", ...target, "--because", "wrong drinks", "--dry-run");
    expect(code, output).toBe(0);
    expect(output).toContain("Pulumi.prod.yaml: would be v1");
    expect(output).toMatch(/would be held: [0-9a-f]{8} wrong drinks/);
    expect(output).toContain("de-DE: stays");
  }
  expect((await run("rollback prod --because x --to", hash)).output).toContain("has the models that prod runs already");
  expect(config()).toBe(before);
  expect((await run("rollback prod", "--because", "wrong drinks")).code).toBe(0);
  expect(config()).toMatch(/alexa:hold:\n +- [0-9a-f]{8} wrong drinks\n/);
  expect(config()).toContain("# prod: ask the owners");
  expect((await run("status prod")).output).toContain("held: wrong drinks");
  write(before);
});

test("a second rollback goes further back, and what is configured and not deployed is taken back first", async () => {
  const before = config();
  const goingBack = async (...args: string[]) => {
    const { code, output } = await run("rollback prod --dry-run --because", "wrong drinks", ...args);
    expect(code, output).toBe(0);
    return output;
  };
  // As after a rollback to v1 that was deployed, with v2 held.
  const { models } = JSON.parse((await run("status prod --format json")).output);
  const v2: string = models.find((it: { locale: string }) => it.locale === "en-US").sourceHash;
  await to("prod", "v1");
  write(config().replace("config:", `config:\n  alexa:hold:\n    - ${v2.slice(0, 8)} wrong drinks`));
  const { code, output } = await run("rollback prod --because again");
  expect([code, output]).toEqual([2, expect.stringContaining("has no other release that git knows and nobody holds")]);
  write(before);
  await to("prod", "v2");
  // Nothing of v3 was deployed here: the way back is to what is.
  write(before.replace("release: v2", "release: v3"));
  expect(await goingBack()).toContain("would be v2");
  expect(await goingBack("--to", "v2~0")).toMatch(/would be [0-9a-f]{40} \(the commit that v2~0 is now\)/);
  write(before);
});

test("with a branch as the release, a rollback goes to what was deployed, and never forward", async () => {
  const before = config();
  const rollback = async (...args: string[]) => run("rollback prod --dry-run --because", "wrong drinks", ...args);
  stages.git("branch", "-f", "moving", "v2");
  await to("prod", "moving");
  stages.git("branch", "-f", "moving", "v3");
  expect((await rollback()).output).toContain("would be v2 (what is deployed)");
  // Further back both are held, what is configured and what is deployed.
  expect((await rollback("--to", "v1")).output).toMatch(
    /would be held: e9b552fd wrong drinks\nwould be held: 1feadd1d wrong drinks/,
  );
  stages.accounts.prod.failNextBuild([{ code: "Code", message: "Text." }]);
  expect((await stages.pulumi("up", "prod", "--yes", "--skip-preview")).code).not.toBe(0);
  const failed = await rollback();
  expect(failed.output).toContain("would be v2 (what is deployed)");
  expect(failed.output).toMatch(/en-US: e9b552fd → 1feadd1d/);
  await to("prod", "v2");
  write(before);
});

test("a rollback goes back from an edit in the developer console too, and holds what was deployed before it", async () => {
  const before = config();
  await stages.edit("prod", (model: { languageModel: { invocationName: string } }) => {
    model.languageModel.invocationName = "emergency shop";
  });
  const { code, output } = await stages.pulumi("refresh", "prod", "--yes");
  expect(code, output).toBe(0);
  expect((await run("status prod")).output).toMatch(/edited elsewhere: version \d+ in place of 1feadd1d/);
  const back = await run("rollback prod --to v1 --dry-run --because edited");
  expect(back.code, back.output).toBe(0);
  expect(back.output).toMatch(/held: 1feadd1d edited/);
  await up("prod");
  write(before);
});

test("what cannot be served is one sentence each", async () => {
  const told = async (command: string, ...args: string[]) => {
    const { code, output } = await run(command, ...args);
    expect(code).toBe(2);
    return output;
  };
  expect(await told("promote staging organization/coffee-promotion/staging")).toContain("are the same stack");
  expect(await told("status --cwd nowhere")).toContain("--cwd nowhere: ENOENT: no such file or directory");
  const before = config();
  write(before.replace("config:", 'config:\n  alexa:hold: ["", "1234"]'));
  expect(await told("rollback prod --because x")).toContain('alexa:hold has "": write the first 8 digits or more');
  write(before);
  expect(await told("promote staging")).toContain("promote needs two stacks");
  expect(await told("rollback prod")).toContain("rollback needs a stack and a reason");
  expect(await told("rollback prod --because x --to v9")).toContain(
    "v9 is neither a revision of git that has the models of prod",
  );
  expect(await told("rollback prod --because x --to version:1")).toContain("name one with --locale (de-DE, en-US)");
  expect(await told("rollback prod --because x --to version:77 --locale en-US")).toContain("could not read version 77");
  expect(await told("status nowhere")).toContain("no stack named 'nowhere' found");
  expect(await told("status --cwd", folder)).toContain("failed:");
});
