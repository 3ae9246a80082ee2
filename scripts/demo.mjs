// The main job, once through, on this machine: `npm run demo`.
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { tokenOf } from "./models.mjs";
import { setup } from "./setup.mjs";
import { isolatedEnv } from "./workspace.mjs";

const SKILL = "amzn1.ask.skill.demo";
const root = resolve(import.meta.dirname, "..");

const { bin } = await setup();
const began = Date.now();
const { startEmulator, emulatorCredentials } = createRequire(import.meta.url)("../dist/emulator/index.js");
const folder = mkdtempSync(join(tmpdir(), "pulumi-alexa-demo-"));
const emulator = await startEmulator({ skills: [{ id: SKILL }], buildMs: 1_500 });
try {
  await demo();
  console.log(
    `\nDone in ${Math.round((Date.now() - began) / 1_000)} s. README.md tells how to do the same with your own skill.`,
  );
} catch (error) {
  console.error(`\nThe demo stopped: ${error.message}`);
  process.exitCode = 1;
} finally {
  await emulator.close();
  rmSync(folder, { recursive: true, force: true });
}

async function demo() {
  const program = join(folder, "quickstart");
  const env = { ...isolatedEnv({ bin, folder }), PULUMI_NODEJS_TRANSPILE_ONLY: "true" };
  const pulumi = (...args) => run("pulumi", [...args, "--non-interactive"], { cwd: program, env });

  step("A program with two models and a shared slot type: examples/quickstart, copied as it is.");
  cpSync(join(root, "examples/quickstart"), program, {
    recursive: true,
    filter: (file) => !file.includes("node_modules"),
  });
  symlinkSync(join(root, "node_modules"), join(program, "node_modules"), "junction");

  step(`A stack of its own, pointed at a stand-in of Amazon's API on ${emulator.url}; credentials go in encrypted.`);
  await pulumi("stack", "init", "demo");
  const plain = { skillId: SKILL, "alexa:apiEndpoint": emulator.url, "alexa:authEndpoint": emulator.url };
  await pulumi(
    "config",
    "set-all",
    ...Object.entries(plain).flatMap(([key, value]) => ["--plaintext", `${key}=${value}`]),
    ...Object.entries(emulatorCredentials).flatMap(([key, value]) => ["--secret", `alexa:${key}=${value}`]),
  );

  step("`pulumi up` makes the slot type and its version, sends both models and waits until they are built.");
  await pulumi("up", "--yes", "--skip-preview", "--suppress-progress");

  step("Somebody adds a sample in the developer console, behind Pulumi's back.");
  await editBehindPulumisBack("en-AU");

  step("`pulumi refresh` finds it, and `pulumi preview --diff` shows what an update would take back.");
  await pulumi("refresh", "--yes", "--skip-preview", "--suppress-progress");
  await pulumi("preview", "--diff", "--suppress-progress");

  step("`pulumi up` puts the declared model back.");
  await pulumi("up", "--yes", "--skip-preview", "--suppress-progress");

  step("A mistake in the model: Amazon refuses it, and the reason is shown. The model before it stays in use.");
  const file = join(program, "models/en-IN.json");
  const good = readFileSync(file, "utf8");
  writeFileSync(file, good.replace('"ThanksIntent"', '"Thanks.Intent"'));
  await pulumi("up", "--yes", "--skip-preview", "--suppress-progress").then(
    () => Promise.reject(new Error("the broken model was accepted")),
    () => writeFileSync(file, good),
  );

  step("`pulumi destroy` removes what Amazon lets one remove, and says what stays.");
  await pulumi("destroy", "--yes", "--skip-preview", "--suppress-progress");
}

async function editBehindPulumisBack(locale) {
  const token = await tokenOf(emulator, emulatorCredentials);
  const url = `${emulator.url}/v1/skills/${SKILL}/stages/development/interactionModel/locales/${locale}`;
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const model = await (await fetch(url, { headers })).json();
  model.interactionModel.languageModel.intents[0].samples.push("when do the candles burn in {City_IL}");
  const before = JSON.stringify(emulator.model(SKILL, locale));
  await fetch(url, { method: "PUT", headers, body: JSON.stringify({ interactionModel: model.interactionModel }) });
  while (JSON.stringify(emulator.model(SKILL, locale)) === before) await new Promise((done) => setTimeout(done, 100));
}

function step(text) {
  console.log(`\n\u001b[1m▸ ${text}\u001b[0m`);
}

function run(command, args, options) {
  console.log(
    `  $ ${command} ${args
      .filter((arg) => arg !== "--non-interactive")
      .map(hideSecret)
      .join(" ")}`,
  );
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ["ignore", "inherit", "inherit"] });
    child.once("error", reject);
    child.once("exit", (code) =>
      code === 0 ? resolve() : reject(new Error(`${command} ${args[0]} ended with exit code ${code}`)),
    );
  });
}

function hideSecret(arg, index, args) {
  return args[index - 1] === "--secret" ? arg.replace(/=.*/, "=…") : arg;
}
