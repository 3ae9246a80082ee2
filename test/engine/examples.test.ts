import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Readable } from "node:stream";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { type Emulator, emulatorCredentials, startEmulator } from "../../emulator";
import { emulatorConfig, makeStack, must, type Stack } from "../../scripts/stack.mjs";

const [SKILL, NEXT] = ["amzn1.ask.skill.suite", "amzn1.ask.skill.next"];
const folder = mkdtempSync(join(tmpdir(), "pulumi-alexa-example-"));
const example = resolve(import.meta.dirname, "../../examples/utterance-suite");
let service: ChildProcessByStdio<null, Readable, null>;
let emulator: Emulator;
let stack: Stack;

beforeAll(async () => {
  service = spawn(process.execPath, [join(example, "service.mjs"), "0"], { stdio: ["ignore", "pipe", "inherit"] });
  const [printed] = (await once(service.stdout, "data")) as [Buffer];
  const endpoint = /http:\S+/.exec(String(printed))?.[0] ?? "";
  emulator = await startEmulator({ skills: [{ id: SKILL }, { id: NEXT }], buildMs: 100, endpoint });
  const { config, secrets } = emulatorConfig(emulator.url, emulatorCredentials);
  const values = { config: { ...config, skillId: SKILL, nextSkillId: NEXT, service: "true" }, secrets };
  stack = await makeStack({ bin: inject("bin"), folder, program: example, ...values });
});
afterAll(async () => {
  service?.kill();
  await emulator?.close();
  rmSync(folder, { recursive: true, force: true });
});

const spanish = () => join(stack.cwd, "models/es-MX.json");
const original = join(example, "models/es-MX.json");
const up = () => stack.pulumi("up", "--yes", "--skip-preview", "--suppress-progress");

test("the utterance suite: 50 utterances of a CSV over two locales pass, and the models go on", async () => {
  copyFileSync(original, spanish());
  const output = await must(up());
  expect(output.match(/"25 of 25"/g)).toHaveLength(2);
  expect(output).toContain("SkillSimulation said created");
  expect(emulator.model(NEXT, "es-MX")).toBeDefined();
  for (const locale of ["en-GB", "es-MX"])
    expect(readFileSync(join(stack.cwd, "reports", `${locale}.html`), "utf8")).toContain("suite.csv:");
});

test("an intent that takes another one's utterances stops its locale alone", async () => {
  const model = JSON.parse(readFileSync(original, "utf8"));
  const { intents } = model.interactionModel.languageModel;
  const [from, to] = ["SearchNextServiceRequests", "CreateRemindersIntent"].map((name) =>
    intents.find((intent: { name: string }) => intent.name === name),
  );
  to.samples.push(...from.samples.splice(1));
  writeFileSync(spanish(), JSON.stringify(model));
  const { code, output } = await up();
  expect(code).not.toBe(0);
  expect(output).toMatch(/suite\.csv:\d+ "cuando .* +SearchNextServiceRequests +CreateRemindersIntent/);
  expect(JSON.stringify(emulator.model(NEXT, "es-MX"))).not.toBe(JSON.stringify(emulator.model(SKILL, "es-MX")));
});
