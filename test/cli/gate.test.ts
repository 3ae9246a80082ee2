import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Emulator, startEmulator } from "../../emulator";
import { type Ran, run } from "../../scripts/stack.mjs";
import { environmentOf } from "../engine/workbench";
import { asAnotherClient, modelPath } from "../plugin/emulated-account";
import { coffeeShop } from "../plugin/resources";

const CLI = resolve(import.meta.dirname, "../../dist/provider/cli/main.js");
const SKILL = "amzn1.ask.skill.gate";
const named = (invocationName: string) => ({ languageModel: { ...coffeeShop.languageModel, invocationName } });
let emulator: Emulator;
let folder: string;
beforeAll(async () => {
  emulator = await startEmulator({ skills: [{ id: SKILL }], buildMs: 0, simulationMs: 10 });
  folder = mkdtempSync(join(tmpdir(), "pulumi-alexa-gate-"));
  write(
    "suite.csv",
    "utterance,intent,slots\norder a java,OrderIntent,drink.id=C\nwhich sizes are there,SizeIntent,\n",
  );
  write("bad.csv", "utterance,intent\norder a coffee,SizeIntent\n");
  write("model.json", JSON.stringify({ interactionModel: coffeeShop }));
});
afterAll(async () => {
  await emulator.close();
  rmSync(folder, { recursive: true });
});
beforeEach(async () => {
  emulator.reset();
  await asAnotherClient(emulator, "PUT", modelPath(SKILL), { interactionModel: named("coffee shop staging") });
});

const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
const read = (name: string) => readFileSync(join(folder, name), "utf8");
async function cli(args: string[], env: Record<string, string> = {}): Promise<Ran> {
  const ran = await run(process.execPath, [CLI, ...args], {
    cwd: folder,
    env: { ...process.env, ...environmentOf(emulator), ...env },
  });
  expect(ran.output).not.toMatch(/has a defect|^\s+at .*:\d+:\d+\)?$/m);
  return ran;
}
const gate = (suite: string, ...more: string[]) => [
  "gate",
  "--skill",
  SKILL,
  "--locale",
  "en-US",
  "--suite",
  suite,
  ...more,
];

test("hash prints what sha256sum prints of the bytes that it writes", async () => {
  const { code, output } = await cli(["hash", "model.json", "--write", "model.bytes"]);
  const hash = createHash("sha256").update(read("model.bytes")).digest("hex");
  expect([code, output]).toEqual([0, `${hash}  model.json\n`]);
  const checked = await run("sha256sum", ["model.bytes"], { cwd: folder });
  expect(checked.output).toBe(`${hash}  model.bytes\n`);
  write(
    "reordered.json",
    JSON.stringify({ languageModel: Object.fromEntries(Object.entries(coffeeShop.languageModel).reverse()) }),
  );
  expect((await cli(["hash", "reordered.json"])).output).toContain(hash);
  expect((await cli(["hash", "model.json", "reordered.json", "--write", "x"])).code).toBe(2);
  expect((await cli(["hash", "bad.csv"])).output).toContain("bad.csv is not valid JSON");
});

test("a gate passes, proves the release under any name, and tells the pipeline", async () => {
  write("outputs", "");
  const more = ["--model", "model.json", "--attestation", "orders.json", "--name", "orders", "--format", "json"];
  const { code, output } = await cli(gate("suite.csv", ...more), { GITHUB_OUTPUT: join(folder, "outputs") });
  expect(code, output).toBe(0);
  const { sourceHash } = JSON.parse(output.slice(output.indexOf("{"))).proof;
  expect(read("outputs")).toBe(`result=passed\npassed=2\ntotal=2\npass-rate=1\nsource-hash=${sourceHash}\n`);
  const verify = (...args: string[]) => cli(["attest", "verify", "orders.json", ...args]);
  expect(await verify("--model", "model.json", "--gate", "orders", "--locale", "en-US", "--maximum-age", "1h")).toEqual(
    {
      code: 0,
      output: expect.stringMatching(
        `^orders.json: ${sourceHash.slice(0, 8)} \\(en-US\\) passed orders 2 of 2, \\d+ min ago\n$`,
      ),
    },
  );
  const wrong = await verify("--gate", "smoke", "--locale", "de-DE", "--minimum-age", "1h");
  expect(wrong.code).toBe(1);
  expect(wrong.output).toMatch(/the gate orders, not smoke\n.* is of en-US, not de-DE\n.* is too young/);
  write("edited.json", read("orders.json").replace(sourceHash, "0".repeat(64)));
  expect((await cli(["attest", "verify", "edited.json"])).output).toContain("another hash than the proof in it");
});

test("a gate that does not pass prints the table, and exits with 1", async () => {
  write("outputs", "");
  const { code, output } = await cli(gate("bad.csv"), { DELIVERY_OUTPUTS: join(folder, "outputs") });
  expect(code).toBe(1);
  expect(output).toMatch(/bad\.csv:2 "order a coffee" +SizeIntent +OrderIntent/);
  expect(read("outputs")).toContain("result=failed\npassed=0\ntotal=1\n");
});

test("a simulation is tried too", async () => {
  const more = ["--kind", "simulation", "--enable", "--opening", "open coffee shop staging"];
  const { code, output } = await cli(gate("suite.csv", ...more));
  expect(code, output).toBe(0);
});

test("there is no result where another model stands there, or it changes meanwhile", async () => {
  write("other.json", JSON.stringify({ languageModel: { ...coffeeShop.languageModel, types: [] } }));
  const other = await cli(gate("suite.csv", "--model", "other.json"));
  expect([other.code, other.output]).toEqual([
    1,
    expect.stringContaining("is not other.json: −slot type DRINK; deploy it first"),
  ]);
  const rival = {
    when: "before",
    method: "PUT",
    path: modelPath(SKILL),
    body: { interactionModel: coffeeShop },
  } as const;
  emulator.order({ operation: "profileNluV1", fault: { kind: "rival", ...rival } });
  const { code, output } = await cli(gate("suite.csv", "--model", "model.json", "--attestation", "none.json"));
  expect([code, output]).toEqual([1, expect.stringContaining("changed while the gate ran, so there is no result")]);
  expect(() => read("none.json")).toThrow("ENOENT");
});

test("all that is wrong with a call is told at once", async () => {
  const { code, output } = await cli([
    "gate",
    "--suite",
    "none.csv",
    "--kind",
    "voice",
    "--attestation",
    "a.json",
    "--timeout",
    "x",
  ]);
  expect(code).toBe(2);
  for (const words of [
    "--skill is missing",
    "--locale is missing",
    '--kind is "voice"',
    "--attestation needs --model",
    '"x" is no number',
    "none.csv: there is no such file",
  ])
    expect(output).toContain(words);
  expect((await cli(["attest", "sign", "x"])).output).toContain("attest verifies one file");
  expect((await cli(["attest", "verify", "suite.csv"])).output).toContain("suite.csv is no JSON");
});

test("Ctrl-C ends a gate with what it has, and proves nothing", async () => {
  emulator.order({ operation: "profileNluV1", nth: 2, fault: { kind: "slow", ms: 2_000 } });
  const args = gate("suite.csv", "--model", "model.json", "--attestation", "cut.json", "--format", "json");
  const child = spawn(process.execPath, [CLI, ...args], {
    cwd: folder,
    env: { ...process.env, ...environmentOf(emulator) },
    stdio: ["ignore", "pipe", "ignore"],
  });
  let output = "";
  child.stdout.on("data", (text) => (output += text));
  const ended = once(child, "close");
  const asked = () => emulator.requests.filter(({ operation }) => operation === "profileNluV1").length;
  await expect.poll(asked, { timeout: 60_000 }).toBe(2);
  child.kill("SIGINT");
  expect((await ended)[0]).toBe(1);
  expect(JSON.parse(output)).toMatchObject({ result: "failed", reason: expect.stringContaining("interrupted") });
  expect(existsSync(join(folder, "cut.json"))).toBe(false);
});
