// The main job, once through, on this machine: `npm run demo`.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { tokenOf } from "./models.mjs";
import { setup } from "./setup.mjs";
import { emulatorConfig, makeStack, must } from "./stack.mjs";

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
  step("A program with two models and a shared slot type: examples/quickstart, copied as it is.");
  step(`A stack of its own, pointed at a stand-in of Amazon's API on ${emulator.url}; credentials go in encrypted.`);
  const account = emulatorConfig(emulator.url, emulatorCredentials);
  const config = { ...account.config, skillId: SKILL };
  const quickstart = join(root, "examples/quickstart");
  const stack = await makeStack({ bin, folder, program: quickstart, config, secrets: account.secrets, show: true });
  const pulumi = (...args) => must(stack.pulumi(...args));

  step("`pulumi up` makes the slot type and its version, sends both models and waits until they are built.");
  await pulumi("up", "--yes", "--skip-preview", "--suppress-progress");

  step("Somebody adds a sample in the developer console, behind Pulumi's back.");
  await editBehindPulumisBack("en-AU");

  step("`pulumi refresh` finds it, and `pulumi preview --diff` shows what an update would take back.");
  await pulumi("refresh", "--yes", "--skip-preview", "--suppress-progress");
  await pulumi("preview", "--diff", "--suppress-progress");

  step("`pulumi up` puts the declared model back.");
  await pulumi("up", "--yes", "--skip-preview", "--suppress-progress");

  step("A change by which users' words go to another intent: the model builds, but its gate fails the update.");
  const file = join(stack.cwd, "models/en-IN.json");
  const good = readFileSync(file, "utf8");
  writeFileSync(
    file,
    good
      .replace(/(\s*)"what cities can you tell me about",/, "")
      .replace('"no thanks"', '"no thanks", "what cities can you tell me about"'),
  );
  const gate = await stack.pulumi("up", "--yes", "--skip-preview", "--suppress-progress");
  if (gate.code === 0) throw new Error("the gate let the change through");

  step("A mistake in the model: it is told with its place and how to mend it, and nothing is sent.");
  writeFileSync(file, good.replace('"ThanksIntent"', '"Thanks.Intent"'));
  const { code } = await stack.pulumi("preview", "--suppress-progress");
  if (code === 0) throw new Error("the broken model was accepted");
  writeFileSync(file, good);

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
