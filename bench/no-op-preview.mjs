// How long `pulumi preview` takes where nothing changed, against as many bare dynamic resources with the same texts, which is what Pulumi
// itself costs: node bench/no-op-preview.mjs [folder]
import { must } from "../scripts/stack.mjs";
import { hold, median } from "./figures.mjs";
import { deploy, PROGRAM, withModels } from "./workplace.mjs";

const RUNS = 7;

const BARE_PROGRAM = `
const pulumi = require("@pulumi/pulumi");
const { readFileSync } = require("node:fs");
const provider = { create: async ({ name }) => ({ id: name, outs: {} }) };
class Bare extends pulumi.dynamic.Resource {
  constructor(name, modelFile) {
    super(provider, name, { name, text: readFileSync(modelFile, "utf8") });
  }
}
for (const { name, modelFile } of require("./models.json")) new Bare(name, modelFile);
`;

await withModels(async ({ models, open }) => {
  const contenders = { "pulumi-alexa": PROGRAM, "bare dynamic resources": BARE_PROGRAM };
  const stacks = Object.fromEntries(
    await Promise.all(Object.entries(contenders).map(async ([name, program]) => [name, await open(name, program)])),
  );
  for (const stack of Object.values(stacks)) await deploy(stack, models);

  const seconds = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]));
  for (let run = 0; run < RUNS; run++) {
    // In turns, so that whatever else this machine does weighs on both.
    for (const [name, stack] of Object.entries(stacks)) seconds[name].push(await timeOfPreview(stack));
  }
  const [ours, bare] = Object.values(seconds).map(median);
  for (const [name, times] of Object.entries(seconds))
    console.log(`${name}: median ${median(times).toFixed(2)} s of ${times.map((time) => time.toFixed(2)).join(", ")}`);
  hold("ratio", Number((ours / bare).toFixed(2)), 1.15);
});

async function timeOfPreview(stack) {
  const began = performance.now();
  await must(stack.pulumi("preview", "--expect-no-changes", "--suppress-progress"));
  return (performance.now() - began) / 1_000;
}
