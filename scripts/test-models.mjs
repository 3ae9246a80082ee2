// Every check that is made for all models, over any folder of them: npm run test:models -- <folder> [--refused-at-most N] [--mistakes FILE]
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { isDeepStrictEqual, parseArgs } from "node:util";
import { bareModel, errorsOf, findHistories, findModels, refusalOf, tokenOf } from "./models.mjs";
import { setup } from "./setup.mjs";
import { emulatorConfig, makeStack } from "./stack.mjs";

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { "refused-at-most": { type: "string" }, mistakes: { type: "string" } },
});
const folder = resolve(positionals[0] ?? "test/models");
const { bin } = await setup();
const require = createRequire(import.meta.url);
const { startEmulator, emulatorCredentials } = require("../dist/emulator/index.js");
const wire = require("../dist/provider/model/wire/model.js");
const { normalise } = require("../dist/provider/model/document/normalise.js");
const { applyChanges, modelChanges } = require("../dist/provider/model/diff/index.js");

const PROGRAM = `
const alexa = require("pulumi-alexa");
for (const { name, ...args } of require("./models.json")) new alexa.InteractionModel(name, args);
`;

const failures = new Map();
const fail = (name, why) => failures.has(name) || failures.set(name, why);
const work = mkdtempSync(join(tmpdir(), "pulumi-alexa-models-"));
const models = findModels(folder);
const histories = findHistories(folder);
const refused = new Map();
let checked = 0;
try {
  await findRefused();
  for (const model of allModels()) checkLanguage(model);
  if (options.mistakes) checkMistakes(options.mistakes);
  for (const history of histories) checkDifferences(history);
  await deployAll(models.filter(({ name }) => !refused.has(name)));
  await replayAll();
} finally {
  rmSync(work, { recursive: true, force: true });
}
report();

function allModels() {
  return [
    ...models,
    ...histories.flatMap(({ name, versions }) =>
      versions.map((version) => ({ ...version, name: `${name}/${version.name}` })),
    ),
  ];
}

function skillsOf(list) {
  return [...new Set(list.map(({ skillId }) => skillId))].map((id) => ({ id }));
}

// A model is refused by our own rules, before anything is sent; what the emulator refuses besides is a mistake that nobody was told of.
async function findRefused() {
  const all = allModels();
  const emulator = await startEmulator({ skills: skillsOf(all) });
  const token = await tokenOf(emulator, emulatorCredentials);
  for (const model of all) {
    const errors = errorsOf(model);
    const reason = await refusalOf(emulator, token, model);
    if (errors.length > 0) refused.set(model.name, errors.join(", "));
    else if (reason !== undefined) fail(model.name, `Amazon would refuse it, and no rule tells why: ${reason}`);
  }
  await emulator.close();
}

// Each listed error was looked up in what is known of Amazon; another one is a false alarm, and one less a mistake that is missed.
function checkMistakes(file) {
  const listed = new Map();
  for (const row of readFileSync(file, "utf8").trim().split("\n").slice(1)) {
    const [path, rule, place] = row.split("\t");
    const name = path.replace(/^history\//, "").replace(/\.json$/, "");
    listed.set(name, [...(listed.get(name) ?? []), `${rule} at ${place}`]);
  }
  for (const name of listed.keys())
    if (!allModels().some((model) => model.name === name)) fail(name, `is listed in ${file} and not there`);
  for (const model of allModels()) {
    const found = errorsOf(model);
    if (!isDeepStrictEqual(found, listed.get(model.name) ?? []))
      fail(model.name, `its errors are not those of ${file}: ${found.join(", ") || "none"}`);
  }
}

// What changed from version to version, written as JSON, makes the next version of the one before.
function checkDifferences({ name, versions }) {
  for (const [index, { text, name: version }] of versions.entries()) {
    if (index === 0) continue;
    const [before, after] = [versions[index - 1].text, text].map((it) => normalise(bareModel(it)));
    const changes = JSON.parse(JSON.stringify(modelChanges(before, after)));
    if (!isDeepStrictEqual(applyChanges(before, changes), after))
      fail(`${name}/${version}`, "its differences do not make it of the version before");
  }
}

// The canonical text gives the model back, and is the same for every order of keys.
function checkLanguage({ name, text }) {
  checked++;
  let model;
  try {
    model = bareModel(text);
  } catch {
    return;
  }
  const written = wire.toWire(text);
  if (!isDeepStrictEqual(wire.fromWire(written), normalise(model)))
    fail(name, "its canonical text does not give it back");
  if (wire.toWire(written.text).text !== written.text) fail(name, "the canonical text of its canonical text differs");
  if (wire.toWire(reversed(model)).text !== written.text) fail(name, "its canonical text depends on the order of keys");
}

function reversed(value) {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, item]) => [key, reversed(item)]),
  );
}

// One stack, one skill each; the second `up` finds nothing to do and asks Amazon nothing.
async function deployAll(accepted) {
  const emulator = await startEmulator({ skills: skillsOf(accepted), buildMs: 50 });
  const stack = await openStack("all", emulator);
  write(stack, accepted);
  const up = await stack.pulumi(
    "up",
    "--yes",
    "--skip-preview",
    "--suppress-progress",
    "--parallel",
    "32",
    "--continue-on-error",
  );
  if (up.code !== 0) fail("(the first up)", `failed:\n${up.output.slice(-4_000)}`);
  for (const model of accepted) checkStored(emulator, model, model.name);
  const before = emulator.requests.length;
  const again = await stack.pulumi("up", "--yes", "--skip-preview", "--suppress-progress", "--expect-no-changes");
  if (again.code !== 0) fail("(the second up)", `reports changes:\n${again.output.slice(-2_000)}`);
  if (emulator.requests.length !== before)
    fail("(the second up)", `made ${emulator.requests.length - before} requests`);
  await emulator.close();
}

// Version by version, all histories in one stack.
async function replayAll() {
  const rounds = Math.max(0, ...histories.map(({ versions }) => versions.length));
  if (rounds === 0) return;
  const emulator = await startEmulator({
    skills: histories.map(({ versions }) => ({ id: versions[0].skillId })),
    buildMs: 50,
  });
  const stack = await openStack("histories", emulator);
  const deployed = new Map();
  for (let round = 0; round < rounds; round++) {
    const now = histories.map(({ name, versions }) => ({
      ...versions[Math.min(round, versions.length - 1)],
      history: name,
    }));
    const isRefused = ({ history, name }) => refused.has(`${history}/${name}`);
    if (now.some(isRefused)) {
      writeHistories(stack, now);
      if ((await stack.pulumi("preview", "--suppress-progress")).code === 0)
        fail(`(round ${round + 1})`, "a preview does not stop at a model with errors");
    }
    // Pulumi does nothing more once a check has failed, so that the others go on without it.
    const sound = now.filter((model) => !isRefused(model));
    const stays = now.filter(isRefused).map(({ history }) => deployed.get(history));
    writeHistories(stack, [...sound, ...stays.filter((model) => model !== undefined)]);
    const { code, output } = await stack.pulumi(
      "up",
      "--yes",
      "--skip-preview",
      "--suppress-progress",
      "--parallel",
      "32",
    );
    if (code !== 0) fail(`(round ${round + 1})`, `ended with ${code}:\n${output.slice(-4_000)}`);
    for (const model of sound) {
      deployed.set(model.history, model);
      checkStored(emulator, model, `${model.history}/${model.name}`);
    }
  }
  await emulator.close();
}

function writeHistories(stack, list) {
  write(
    stack,
    list.map((model) => ({ ...model, name: model.history })),
  );
}

async function openStack(name, emulator) {
  const account = emulatorConfig(emulator.url, emulatorCredentials);
  return makeStack({ bin, folder: join(work, name), program: PROGRAM, ...account });
}

function write(stack, list) {
  const args = list.map(({ name, skillId, locale, path }) => ({
    name: name.slice(-150),
    skillId,
    locale,
    modelFile: path,
  }));
  writeFileSync(join(stack.cwd, "models.json"), JSON.stringify(args));
}

function checkStored(emulator, { skillId, locale, text }, name) {
  const stored = emulator.model(skillId, locale);
  if (stored === undefined) fail(name, "was not deployed");
  else if (!isDeepStrictEqual(stored, normalise(bareModel(text))))
    fail(name, "the emulator does not hold exactly this model");
}

function report() {
  for (const [name, reason] of refused) console.log(`refused  ${name}: ${reason}`);
  for (const [name, reason] of failures) console.log(`FAILED   ${name}: ${reason}`);
  const most = Number(options["refused-at-most"] ?? Number.POSITIVE_INFINITY);
  const tooMany = models.filter(({ name }) => refused.has(name)).length > most;
  if (tooMany) console.log(`FAILED   more than ${most} models were refused`);
  console.log(
    `${checked} models of ${folder}: ${models.length} deployed or refused in one stack, ${histories.length} histories replayed`,
  );
  console.log(`${checked - refused.size - failures.size} passed, ${failures.size} failed, ${refused.size} skipped`);
  process.exitCode = failures.size > 0 || tooMany || checked === 0 ? 1 : 0;
}
