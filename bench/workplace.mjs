// What every benchmark needs: the models that can be deployed, an emulator, a temporary folder.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { errorsOf, findModels, refusalOf, tokenOf } from "../scripts/models.mjs";
import { setup } from "../scripts/setup.mjs";
import { emulatorConfig, makeStack, must } from "../scripts/stack.mjs";

const root = resolve(import.meta.dirname, "..");

/** Runs a benchmark over the models of the folder that the command line names, and removes all that it made. */
export async function withModels(measure) {
  const [folder = ["../shared/models", "test/models"].map((name) => join(root, name)).find(existsSync)] =
    process.argv.slice(2);
  const { bin } = await setup();
  const { startEmulator, emulatorCredentials } = createRequire(import.meta.url)("../dist/emulator/index.js");
  const models = findModels(resolve(folder));
  const skills = models.map(({ skillId: id }) => ({ id }));
  const work = mkdtempSync(join(tmpdir(), "pulumi-alexa-bench-"));
  const judge = await startEmulator({ skills });
  const emulator = await startEmulator({ skills, buildMs: 50 });
  const account = emulatorConfig(emulator.url, emulatorCredentials);
  try {
    const accepted = await acceptedOf(models, judge, await tokenOf(judge, emulatorCredentials));
    console.log(`${accepted.length} models of ${relative(root, resolve(folder))}`);
    await measure({
      models: accepted,
      open: (name, program) => makeStack({ bin, folder: join(work, name), program, ...account }),
    });
  } finally {
    await Promise.all([judge.close(), emulator.close()]);
    rmSync(work, { recursive: true, force: true });
  }
}

async function acceptedOf(models, judge, token) {
  const accepted = [];
  for (const model of models)
    if (errorsOf(model).length === 0 && (await refusalOf(judge, token, model)) === undefined) accepted.push(model);
  return accepted;
}

/** Declares these models in the stack's program and deploys them. */
export async function deploy(stack, models) {
  const args = models.map(({ name, skillId, locale, path }) => ({
    name: name.slice(-150),
    skillId,
    locale,
    modelFile: path,
  }));
  writeFileSync(join(stack.cwd, "models.json"), JSON.stringify(args));
  await must(stack.pulumi("up", "--yes", "--skip-preview", "--suppress-progress", "--parallel", "32"));
}

/** The program of `deploy`. */
export const PROGRAM = `
const alexa = require("pulumi-alexa");
for (const { name, ...args } of require("./models.json")) new alexa.InteractionModel(name, args);
`;
