import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { makeStages, type Stage, type Stages } from "../../scripts/stages.mjs";
import { compileProgram } from "./compile-program";
import { QUICK_START } from "./workbench";

let stages: Stages;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "pulumi-alexa-stages-"));
  stages = await makeStages({ bin: inject("bin"), folder, env: { NODE_OPTIONS: QUICK_START } });
  compileProgram(stages.cwd);
});
afterAll(async () => {
  await stages?.close();
  rmSync(folder, { recursive: true, force: true });
});

const QUIET = ["--suppress-progress"];
const UP = ["--yes", "--skip-preview", ...QUIET];

/** A command that has to succeed, or not; gives what it printed. */
async function ran(command: string, stage: Stage, args: string[], succeeds = true): Promise<string> {
  const { code, output } = await stages.pulumi(command, stage, ...args);
  expect(code === 0, output).toBe(succeeds);
  expect(output, "a stack trace").not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
  return output;
}
const up = (stage: Stage, ...args: string[]) => ran("up", stage, [...UP, ...args]);
const preview = (stage: Stage, ...args: string[]) => ran("preview", stage, [...QUIET, ...args]);
const refused = (stage: Stage) => ran("preview", stage, QUIET, false);
const pin = (stage: Stage, release: string) => ran("config set release", stage, [release]);

async function to(stage: Stage, release: string): Promise<string> {
  await pin(stage, release);
  if (stage === "prod") inProd = release;
  return up(stage);
}
let inProd = "";
let begun: Promise<string> | undefined;
/** v1 is deployed in three stages; gives what staging's preview said. */
async function given(): Promise<string> {
  begun ??= (async () => {
    stages.release("v1");
    await up("dev");
    await pin("staging", "v1");
    const said = await preview("staging");
    await up("staging");
    return said;
  })();
  const said = await begun;
  if (inProd !== "v1") await to("prod", "v1");
  return said;
}
const requests = (stage: Stage) => stages.accounts[stage].requests.length;
const samples = (stage: Stage) => JSON.stringify(stages.model(stage));
const withSample = (sample: string) => (text: string) =>
  text.replace('"get me a {size} {drink}"', `"get me a {size} {drink}", "${sample}"`);
const resource = async (stage: Stage, name: string) => {
  const { resources } = JSON.parse(await ran("stack export", stage, [])).deployment;
  return resources.find(({ urn }: { urn: string }) => urn.endsWith(`::${name}`));
};
const stateOf = (stage: Stage) => resource(stage, "models-en-US");
const gateOf = async (stage: Stage): Promise<{ proofs: unknown[] }> => (await resource(stage, "orders-en-US")).outputs;
/** Names and versions of what is deployed are those of `release` in three stages, and it has passed in each. */
async function promoted(release: string, edit?: (text: string) => string): Promise<void> {
  stages.release(release, edit);
  await up("dev");
  await to("staging", release);
}

test("a release goes from stage to stage, under the name of each, in two accounts", async () => {
  expect(await given()).toMatch(
    /en-US: invocationName "coffee shop" → "coffee shop staging"; promotes [0-9a-f]{8} \([0-9a-f]{8}\), passed in organization\/coffee-promotion\/dev: orders 4 of 4, \d+ min ago/,
  );
  const names = (["dev", "staging", "prod"] as const).map((stage) => stages.model(stage)?.languageModel.invocationName);
  expect(names).toEqual(["coffee shop test", "coffee shop staging", "coffee shop"]);
  const { inputs, outputs } = await stateOf("prod");
  expect(inputs.requires).toBeUndefined();
  expect(inputs.__proof).toEqual([
    expect.objectContaining({
      from: "organization/coffee-promotion/staging",
      sourceHash: outputs.sourceHash,
      gate: "orders",
      commit: stages.git("rev-parse", "v1"),
    }),
  ]);
  const before = requests("prod");
  await up("prod", "--expect-no-changes");
  expect(requests("prod")).toBe(before);
});

test("what fails in staging is refused in prod's preview, with nothing sent", async () => {
  await given();
  stages.release("for-dev", withSample("a {size} {drink} please"));
  await up("dev");
  const suite = join(stages.cwd, "suites/orders.csv");
  const good = readFileSync(suite, "utf8");
  writeFileSync(suite, `${good}en-US,tell me your prices,OrderIntent,\n`);
  stages.release("v2");
  await pin("staging", "v2");
  expect(await ran("up", "staging", UP, false)).toContain("1 of 5 en-US utterances not as expected");
  writeFileSync(suite, good);

  await pin("prod", "v2");
  const before = requests("prod");
  const told = await refused("prod");
  expect(told).toMatch(
    /[0-9a-f]{8} has not passed "orders" in organization\/coffee-promotion\/staging, so it is not sent \[promotion-unverified\]/,
  );
  expect(told).toMatch(/passed there: [0-9a-f]{8} \(version 1, 4 of 4, \d+ min ago, commit [0-9a-f]{8}\)/);
  expect(told).toMatch(/from [0-9a-f]{8} to this: OrderIntent \+1 sample/);
  expect(told).toContain("ways on: deploy this release to organization/coffee-promotion/staging");
  expect(requests("prod")).toBe(before);
  await pin("prod", "v1");
});

test("an edit in prod's console is found, and put back without a new proof", async () => {
  await given();
  await stages.edit("prod", (model) => model.languageModel.intents[3].samples.push("by hand"));
  const drift = await ran("refresh", "prod", ["--preview-only", "--expect-no-changes", ...QUIET], false);
  expect(drift).toContain("models-en-US");
  await ran("refresh", "prod", UP);
  expect(await preview("prod")).not.toContain("promotes");
  await up("prod");
  expect(samples("prod")).not.toContain("by hand");
});

test("a gate that is killed midway leaves no proof", async () => {
  await given();
  stages.release("v2-killed", withSample("a {drink} for me"));
  const { dev } = stages.accounts;
  dev.order({ operation: "profileNluV1", times: 20, fault: { kind: "slow", ms: 60_000 } });
  const before = (await gateOf("dev")).proofs;
  const notePid = `--require ${require.resolve("../fault/kills/note-pid.cjs")}`;
  const env = {
    ...{ ...stages.env, PULUMI_CONFIG_PASSPHRASE: "passphrase of dev" },
    ...{ NODE_OPTIONS: `${stages.env.NODE_OPTIONS} ${notePid}`, PROVIDER_PID_FILE: join(folder, "provider.pid") },
  };
  const options = { cwd: stages.cwd, env, detached: true, stdio: "ignore" } as const;
  const child = spawn("pulumi", ["up", "--stack", "dev", ...UP], options);
  const seen = dev.requests.length;
  await expect
    .poll(() => dev.requests.slice(seen).some(({ operation }) => operation === "profileNluV1"), { timeout: 60_000 })
    .toBe(true);
  const ended = once(child, "close");
  process.kill(-(child.pid ?? 0), "SIGKILL");
  // The provider is in a group of its own, and would go on for ever.
  process.kill(Number(readFileSync(env.PROVIDER_PID_FILE, "utf8")), "SIGKILL");
  await ended;
  dev.clearFaults();
  await ran("cancel", "dev", ["--yes"]);
  expect((await gateOf("dev")).proofs).toEqual(before);
  await up("dev");
  const { proofs } = await gateOf("dev");
  expect(proofs).toHaveLength(before.length + 1);
});

test("staging may be releases ahead, and a plan saved before it moved on applies", async () => {
  await given();
  await promoted("v3", withSample("bring a {drink}"));
  await pin("prod", "v3");
  const plan = join(folder, "plan.json");
  await preview("prod", "--save-plan", plan);
  await promoted("v4", withSample("hand me a {drink}"));
  await promoted("v5", withSample("fetch a {drink}"));
  await up("prod", "--plan", plan);
  inProd = "v3";
  expect(samples("prod")).toContain("bring a {drink}");
  expect(samples("prod")).not.toContain("hand me");
});

test("a hold wins over a proof; a person's word stands in for one, and is warned of until there is one", async () => {
  await given();
  await promoted("held", withSample("brew a {drink}"));
  const held = (await stateOf("staging")).outputs.sourceHash;
  await ran("config set alexa:hold", "prod", [`${held.slice(0, 10)} wrong drinks`]);
  await pin("prod", "held");
  expect(await refused("prod")).toContain(
    `${held.slice(0, 8)} is held, so it is not sent: wrong drinks [promotion-held]`,
  );
  await ran("config rm alexa:hold", "prod", []);

  stages.release("v6", withSample("sell me a {drink}"));
  await pin("prod", "v6");
  const [, hash] = /([0-9a-f]{8}) has not passed/.exec(await refused("prod")) ?? [];
  await ran("config set alexa:approve", "prod", [`${hash} INC-212`]);
  const warned = `${hash} is deployed by a person's word and unverified: INC-212`;
  expect(await up("prod")).toContain(warned);
  inProd = "v6";
  expect(await up("prod", "--expect-no-changes")).toContain(warned);
  expect((await stateOf("prod")).inputs.__proof).toEqual([expect.objectContaining({ approved: "INC-212" })]);
  await up("dev");
  await to("staging", "v6");
  const before = stages.accounts.prod.requests.length;
  expect(await up("prod")).not.toContain(warned);
  expect(stages.accounts.prod.requests.length, "the proof comes into the state, and nothing is sent").toBe(before);
  expect((await stateOf("prod")).outputs.proof).toEqual([expect.objectContaining({ gate: "orders" })]);
  await up("prod", "--expect-no-changes");
});

test("without staging, prod stays as it is, and nothing else can be promoted", async () => {
  await given();
  stages.release("other", withSample("pour a {drink}"));
  const kept = join(folder, "staging.json");
  await ran("stack export", "staging", ["--file", kept]);
  await ran("destroy", "staging", UP);
  await up("prod", "--expect-no-changes");
  await pin("prod", "other");
  expect(await refused("prod")).toContain(
    "organization/coffee-promotion/staging has no proofs to read: let it export alexaProofs = alexa.proofs([…]), so it is not sent [promotion-unreadable]",
  );
  await pin("prod", "v1");
  // For the other tests.
  await ran("stack import", "staging", ["--file", kept]);
});
