// From stage to stage, once through, on this machine: `npm run demo:promotion`.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setup } from "./setup.mjs";
import { run } from "./stack.mjs";

const { bin } = await setup();
// Uses the build.
const { makeStages } = await import("./stages.mjs");
const began = Date.now();
const folder = mkdtempSync(join(tmpdir(), "pulumi-alexa-demo-"));
const stages = await makeStages({ bin, folder, show: true });
const cli = resolve(import.meta.dirname, "../dist/provider/cli/main.js");
try {
  await demo();
  console.log(
    `\nDone in ${Math.round((Date.now() - began) / 1_000)} s. examples/promotion is the program, its README has the same steps for your own skills.`,
  );
} catch (error) {
  console.error(`\nThe demo stopped: ${error.message}`);
  process.exitCode = 1;
} finally {
  await stages.close();
  rmSync(folder, { recursive: true, force: true });
}

async function demo() {
  step("Three stacks of one program, each with its skill: dev and staging in one Amazon account, prod in another.");
  stages.release("v1");
  await up("dev");
  step(
    "A release is a tag: one line in the configuration. Staging takes v1, since dev has proved it, under a name of its own.",
  );
  await pin("staging", "v1");
  await up("staging");
  step("Prod's preview says what it promotes and where that passed.");
  await pin("prod", "v1");
  await preview("prod");
  await up("prod");

  step(
    "A change passes in dev; then a tester adds an utterance to the suite that it does not understand, and tags v2: staging stops.",
  );
  stages.release("for-dev", (model) => model.replace('"get me a', '"a {size} {drink} please", "get me a'));
  await up("dev");
  const suite = join(stages.cwd, "suites/orders.csv");
  writeFileSync(suite, `${readFileSync(suite, "utf8")}en-US,what may I drink here,OrderIntent,\n`);
  stages.release("v2");
  await pin("staging", "v2");
  await up("staging", { fails: true });
  step("So prod refuses v2 in its preview, with nothing sent: what passed, what differs in words, the ways on.");
  await pin("prod", "v2");
  await preview("prod", { fails: true });
  await pin("prod", "v1");

  step("v3 understands it, and goes all the way.");
  stages.release("v3", (model) => model.replace('"get me a', '"what may I drink here", "get me a'));
  await up("dev");
  await pin("staging", "v3");
  await up("staging");
  await pin("prod", "v3");
  await up("prod");

  step("Somebody edits prod in the developer console: the drift job finds it, and `pulumi up --refresh` puts v3 back.");
  await stages.edit("prod", (model) => model.languageModel.intents[3].samples.push("by hand"));
  await pulumi("refresh", "prod", { fails: true }, "--preview-only", "--expect-no-changes");
  await pulumi("up", "prod", {}, "--yes", "--skip-preview", "--refresh");

  step("v3 takes wrong orders: back to the release before, with a hold that says why.");
  await rollback();
  await up("prod");
  step("The old pipeline runs again and asks for v3: refused.");
  await pin("prod", "v3");
  await preview("prod", { fails: true });
}

async function rollback() {
  const args = ["rollback", "prod", "--because", "wrong drinks are ordered"];
  console.log(`  $ npx pulumi-alexa ${args.map((arg) => (arg.includes(" ") ? `"${arg}"` : arg)).join(" ")}`);
  const env = { ...stages.env, PULUMI_CONFIG_PASSPHRASE: "passphrase of prod" };
  const { code } = await run(process.execPath, [cli, ...args], { cwd: stages.cwd, env, show: true });
  if (code !== 0) throw new Error("the rollback could not be written");
}

function up(stage, ends = {}) {
  return pulumi("up", stage, ends, "--yes", "--skip-preview");
}

function preview(stage, ends = {}) {
  return pulumi("preview", stage, ends);
}

function pin(stage, release) {
  return pulumi(`config set release ${release}`, stage, {});
}

/** Prints what an expected end printed of Amazon's and Pulumi's words, without the rows of progress. */
async function pulumi(command, stage, { fails = false }, ...args) {
  const quiet = command.startsWith("config") ? [] : ["--suppress-progress", "--suppress-outputs"];
  const { code, output } = await stages.pulumi(command, stage, ...args, ...quiet);
  const told = output.slice(output.search(/^(Diagnostics|Resources):$/m)).trimEnd();
  if (told !== "") console.log(told.replace(/^/gm, "    "));
  if ((code !== 0) !== fails) throw new Error(`\`pulumi ${command}\` ended with ${code}:\n${output}`);
}

function step(text) {
  console.log(`\n\u001b[1m▸ ${text}\u001b[0m`);
}
