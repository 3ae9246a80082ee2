// How long `pulumi preview` takes where nothing changed, with proofs, `requires` and overlays, against the same models without:
// node bench/promotion-preview.mjs [folder]
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { must } from "../scripts/stack.mjs";
import { hold, median } from "./figures.mjs";
import { deploy, PROGRAM, withModels } from "./workplace.mjs";

const RUNS = 7;

const PROMOTED_PROGRAM = `
const pulumi = require("@pulumi/pulumi");
const alexa = require("pulumi-alexa");
if (pulumi.getStack() === "staging") module.exports.alexaProofs = require("./proofs.json");
else {
  const staging = new pulumi.StackReference("organization/test/staging");
  const overlay = { invocationSuffix: { "en-US": "please", "en-GB": "please", "de-DE": "bitte" } };
  for (const { name, ...args } of require("./models.json")) {
    const requires = alexa.verified(staging, { gates: [name], minimumAge: "1m" });
    new alexa.InteractionModel(name, { ...args, overlay, requires, onConflict: "overwrite" });
  }
}
`;

await withModels(async ({ models, open }) => {
  const plain = await open("plain", PROGRAM);
  const promoted = await open("promoted", PROMOTED_PROGRAM);
  await deploy(plain, models);
  writeFileSync(join(promoted.cwd, "proofs.json"), JSON.stringify(await proofsOf(plain)));
  await promoted.init("staging", {});
  await must(promoted.pulumi("up", "--stack", "staging", "--yes", "--skip-preview"));
  await must(promoted.pulumi("stack", "select", "test"));
  await deploy(promoted, models);

  const seconds = { plain: [], promoted: [] };
  for (let run = 0; run < RUNS; run++) {
    // In turns, so that whatever else this machine does weighs on both.
    seconds.plain.push(await timeOfPreview(plain));
    seconds.promoted.push(await timeOfPreview(promoted));
  }
  for (const [name, times] of Object.entries(seconds))
    console.log(`${name}: median ${median(times).toFixed(2)} s of ${times.map((time) => time.toFixed(2)).join(", ")}`);
  hold("ratio", Number((median(seconds.promoted) / median(seconds.plain)).toFixed(2)), 1.05);
});

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
