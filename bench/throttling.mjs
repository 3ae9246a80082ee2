// 200 models against a limit of 5 requests a second, over all operations and over each of them, with the real CLI: nothing may fail, the
// time is what the limit dictates, few requests are refused. Then ask-cli against the same limit: node bench/throttling.mjs
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { tokenOf } from "../scripts/models.mjs";
import { setup } from "../scripts/setup.mjs";
import { emulatorConfig, makeStack, run } from "../scripts/stack.mjs";
import { hold } from "./figures.mjs";

const SKILLS = 20;
const LOCALES = ["de-DE", "en-AU", "en-CA", "en-GB", "en-IN", "en-US", "es-ES", "fr-FR", "it-IT", "ja-JP"];
const LIMIT = { perSecond: 5, burst: 5 };
/** Status, model, PUT, and the model once more. */
const REQUESTS_PER_MODEL = 4;
/** Of the operation that is asked for most: the model is read twice. */
const READS_PER_MODEL = 2;
const POLLS_PER_SKILL = 10;

const PROGRAM = `
const alexa = require("pulumi-alexa");
const model = { languageModel: { invocationName: "a bench", intents: [{ name: "RunIntent", samples: ["run it"] }] } };
for (const { skillId, locale } of require("./places.json"))
  new alexa.InteractionModel(skillId + "-" + locale, { skillId, locale, model });
`;

const { bin } = await setup();
const require = createRequire(import.meta.url);
const { startEmulator, emulatorCredentials } = require("../dist/emulator/index.js");
const skills = Array.from({ length: SKILLS }, (_, index) => ({ id: `amzn1.ask.skill.bench-${index}` }));
const places = skills.flatMap(({ id }) => LOCALES.map((locale) => ({ skillId: id, locale })));
const work = mkdtempSync(join(tmpdir(), "pulumi-alexa-throttling-"));
try {
  const requests = places.length * REQUESTS_PER_MODEL + SKILLS * POLLS_PER_SKILL;
  await deployAll("all", "a limit over all operations", [LIMIT], requests / LIMIT.perSecond);
  const apis = ["getSkillStatusV1", "getInteractionModelV1", "setInteractionModelV1"];
  const each = apis.map((operation) => ({ operation, ...LIMIT }));
  await deployAll("each", "a limit on each operation", each, (places.length * READS_PER_MODEL) / LIMIT.perSecond);
  await askCli();
} finally {
  rmSync(work, { recursive: true, force: true });
}

async function deployAll(name, what, rateLimits, dictated) {
  const emulator = await startEmulator({ skills, rateLimits, buildMs: 1_000 });
  const account = emulatorConfig(emulator.url, emulatorCredentials);
  const stack = await makeStack({ bin, folder: join(work, name), program: PROGRAM, ...account });
  writeFileSync(join(stack.cwd, "places.json"), JSON.stringify(places));
  const began = performance.now();
  const { code, output } = await stack.pulumi(
    "up",
    "--yes",
    "--skip-preview",
    "--suppress-progress",
    "--parallel",
    "64",
  );
  const seconds = (performance.now() - began) / 1_000;
  const asked = emulator.requests.filter(({ operation }) => operation !== "token");
  const refused = asked.filter(({ status }) => status === 429);
  const missing = places.filter(({ skillId, locale }) => !emulator.model(skillId, locale));
  await emulator.close();
  if (code !== 0) console.log(output.slice(-3_000));
  console.log(`${what}: ${places.length} models in ${seconds.toFixed(0)} s, with ${asked.length} requests`);
  hold("failures", missing.length + (code === 0 ? 0 : 1), 0);
  hold(`time ÷ the ${dictated} s that the limit dictates`, Number((seconds / dictated).toFixed(2)), 1.2);
  const least = Math.max(...rateLimits.map((limit) => leastSeconds(limit, asked)));
  hold("time ÷ what it dictates for the requests that were made", Number((seconds / least).toFixed(2)), 1.2);
  hold("refused ÷ all requests", Number((refused.length / asked.length).toFixed(3)), 0.1);
}

function leastSeconds({ operation = "", perSecond }, asked) {
  const concerned = asked.filter((it) => it.status !== 429 && (operation === "" || it.operation === operation));
  return concerned.length / perSecond;
}

async function askCli() {
  const emulator = await startEmulator({ skills, rateLimits: [LIMIT] });
  const intents = [{ name: "RunIntent", samples: ["run it"] }];
  const model = JSON.stringify({ interactionModel: { languageModel: { invocationName: "a bench", intents } } });
  const env = { PATH: process.env.PATH, HOME: work, ASK_SMAPI_SERVER_BASE_URL: emulator.url, ASK_SHARE_USAGE: "false" };
  await writeProfile(emulator);
  const command = [require.resolve("ask-cli/dist/bin/ask.js"), "smapi", "set-interaction-model"];
  const runs = skills.map(({ id }) =>
    run(process.execPath, [...command, "-s", id, "-g", "development", "-l", "en-US", "--interaction-model", model], {
      env,
    }),
  );
  const failed = (await Promise.all(runs)).filter(({ code }) => code !== 0);
  const throttled = emulator.requests.filter(({ status }) => status === 429);
  await emulator.close();
  console.log(
    `ask-cli, ${SKILLS} models at once: ${failed.length} failed, ${throttled.length} requests refused with 429`,
  );
}

/** A profile in the environment would turn ask-cli's telemetry on. */
async function writeProfile(emulator) {
  const access_token = await tokenOf(emulator, emulatorCredentials);
  const token = { access_token, refresh_token: emulatorCredentials.refreshToken, expires_at: "2100-01-01" };
  const profiles = { default: { token, vendor_id: "MEMULATOR00000" } };
  mkdirSync(join(work, ".ask"));
  writeFileSync(join(work, ".ask", "cli_config"), JSON.stringify({ profiles, share_usage: false }));
}
