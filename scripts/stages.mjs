// Three stages of examples/promotion in a git repository of their own: dev and staging in one account, prod in another. For the demo and the tests.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { tokenOf } from "./models.mjs";
import { emulatorConfig, makeStack } from "./stack.mjs";

const { startEmulator, emulatorCredentials } = createRequire(import.meta.url)("../dist/emulator/index.js");

export const SKILLS = { dev: "amzn1.ask.skill.dev", staging: "amzn1.ask.skill.staging", prod: "amzn1.ask.skill.prod" };
const MODEL = "skill-package/interactionModels/custom/en-US.json";
/** So that credentials of one account are refused by the other. */
const PROD_CREDENTIALS = { ...emulatorCredentials, clientId: "client-prod", refreshToken: "Atzr|prod" };

/** The stages, the two accounts, and what a team does with them. */
export async function makeStages({ bin, folder, env = {}, show = false, buildMs = 50 }) {
  const team = await startEmulator({ skills: [{ id: SKILLS.dev }, { id: SKILLS.staging }], buildMs });
  const owner = await startEmulator({ skills: [{ id: SKILLS.prod }], buildMs, credentials: PROD_CREDENTIALS });
  const accounts = { dev: team, staging: team, prod: owner };
  const configOf = (stage) => {
    const credentials = stage === "prod" ? PROD_CREDENTIALS : emulatorCredentials;
    const { config, secrets } = emulatorConfig(accounts[stage].url, credentials);
    const suffix = stage === "prod" ? {} : { suffix: stage === "dev" ? "test" : "staging" };
    return { config: { ...config, skillId: SKILLS[stage], ...suffix }, secrets };
  };
  const program = resolve(import.meta.dirname, "../examples/promotion");
  const passphrase = (stage) => ({ PULUMI_CONFIG_PASSPHRASE: `passphrase of ${stage}` });
  const stack = await makeStack({
    bin,
    folder,
    program,
    stack: "dev",
    env: { ...env, ...passphrase("dev") },
    ...configOf("dev"),
  });
  // No stage knows the passphrase of another one.
  const actAs = (stage) => Object.assign(stack.env, passphrase(stage));
  for (const stage of ["staging", "prod"]) {
    actAs(stage);
    await stack.init(stage, configOf(stage));
  }
  const git = (...args) => gitIn(stack.cwd, args);
  git("init", "-q", "-b", "main");
  writeFileSync(join(stack.cwd, ".gitignore"), "node_modules\nPulumi.*.yaml\n");
  const release = (tag, edit = (model) => model) => {
    const file = join(stack.cwd, MODEL);
    writeFileSync(file, edit(readFileSync(file, "utf8")));
    git("add", ".");
    git("commit", "-qm", tag, "--allow-empty");
    git("tag", tag);
  };
  return {
    ...stack,
    accounts,
    git,
    /** Commits the model as it is after an edit of its text, under a tag. */
    release,
    /** A command in one stage: `pulumi("up", "prod", "--yes")`. */
    pulumi: (command, stage, ...args) => {
      actAs(stage);
      if (show) console.log(`  $ pulumi ${[command, "--stack", stage, ...args].join(" ")}`);
      return stack.pulumi(...command.split(" "), "--stack", stage, ...args);
    },
    /** What users say to the skill of a stage. */
    model: (stage, locale = "en-US") => accounts[stage].model(SKILLS[stage], locale),
    /** A save in the developer console. */
    edit: (stage, change) => editInConsole(accounts[stage], stage, change),
    async close() {
      await Promise.all([team.close(), owner.close()]);
    },
  };
}

function gitIn(cwd, args) {
  const identity = ["-c", "user.name=team", "-c", "user.email=team@example.com"];
  const { status, stdout, stderr } = spawnSync("git", [...identity, ...args], { cwd, encoding: "utf8" });
  if (status !== 0) throw new Error(`git ${args[0]}: ${stderr}`);
  return stdout.trim();
}

async function editInConsole(emulator, stage, change) {
  const token = await tokenOf(emulator, stage === "prod" ? PROD_CREDENTIALS : emulatorCredentials);
  const url = `${emulator.url}/v1/skills/${SKILLS[stage]}/stages/development/interactionModel/locales/en-US`;
  const headers = { authorization: token, "content-type": "application/json" };
  const { interactionModel } = await (await fetch(url, { headers })).json();
  change(interactionModel);
  await fetch(url, { method: "PUT", headers, body: JSON.stringify({ interactionModel }) });
  emulator.finishBuilds();
}
