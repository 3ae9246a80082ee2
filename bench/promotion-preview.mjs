// How long `pulumi preview` takes where nothing changed, with proofs, `requires` and overlays, against the same models that wait for an output of
// another stack only, which Pulumi itself takes its time for, and against those that wait for nothing:
// node bench/promotion-preview.mjs [folder]
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { must } from "../scripts/stack.mjs";
import { hold, median } from "./figures.mjs";
import { deploy, PROGRAM, withModels } from "./workplace.mjs";

const RUNS = 11;

/** Overlay and requirement of each model, as the text of its arguments. */
const programWith = (own) => `
const pulumi = require("@pulumi/pulumi");
const alexa = require("pulumi-alexa");
if (pulumi.getStack() === "staging") module.exports.alexaProofs = require("./proofs.json");
else {
  const staging = new pulumi.StackReference("organization/test/staging");
  const nothing = staging.getOutput("alexaProofs").apply(() => undefined);
  const overlay = { invocationSuffix: { "en-US": "please", "en-GB": "please", "de-DE": "bitte" } };
  for (const { name, ...args } of require("./models.json")) {
    new alexa.InteractionModel(name, { ...args, ${own}, onConflict: "overwrite" });
  }
}
`;

const PROGRAMS = {
  plain: PROGRAM,
  reference: programWith("description: nothing"),
  promoted: programWith('overlay, requires: alexa.verified(staging, { gates: [name], minimumAge: "1m" })'),
};

await withModels(async ({ models, open }) => {
  const stacks = {};
  for (const [name, program] of Object.entries(PROGRAMS)) {
    stacks[name] = await open(name, program);
    if (name !== "plain") await deployStaging(stacks[name], await proofsOf(stacks.plain));
    await deploy(stacks[name], models);
  }
  const seconds = Object.fromEntries(Object.keys(stacks).map((name) => [name, []]));
  // In turns, so that whatever else this machine does weighs on all.
  for (let run = 0; run < RUNS; run++)
    for (const [name, stack] of Object.entries(stacks)) seconds[name].push(await timeOfPreview(stack));
  for (const [name, times] of Object.entries(seconds))
    console.log(`${name}: median ${median(times).toFixed(2)} s of ${times.map((time) => time.toFixed(2)).join(", ")}`);
  const ratio = (to) => Number((median(seconds.promoted) / median(seconds[to])).toFixed(2));
  console.log(`promoted to reference: ${ratio("reference")}`);
  hold("promoted to plain", ratio("plain"), 1.05);
});

async function deployStaging(stack, proofs) {
  writeFileSync(join(stack.cwd, "proofs.json"), JSON.stringify(proofs));
  await stack.init("staging", {});
  await must(stack.pulumi("up", "--stack", "staging", "--yes", "--skip-preview"));
  await must(stack.pulumi("stack", "select", "test"));
}

/** A proof of each model. */
async function proofsOf(stack) {
  const { resources } = JSON.parse(await must(stack.pulumi("stack", "export"))).deployment;
  return resources.flatMap(({ type, urn, outputs }) => {
    if (!type.endsWith(":InteractionModel")) return [];
    const { sourceHash, modelHash, skillId, stage, locale } = outputs;
    const gate = urn.split("::").at(-1);
    const counts = { total: 50, passed: 50, minimumPassRate: 1, kind: "NluProfile", suiteHash: "0".repeat(64) };
    const proof = { sourceHash, modelHash, skillId, stage, locale, gate, ...counts, at: "2026-01-01T00:00:00.000Z" };
    return [proof];
  });
}

async function timeOfPreview(stack) {
  const began = performance.now();
  await must(stack.pulumi("preview", "--expect-no-changes", "--suppress-progress"));
  return (performance.now() - began) / 1_000;
}
