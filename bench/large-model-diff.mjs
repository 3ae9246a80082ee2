// Lines of `pulumi preview --diff` after one changed sample in the largest model: node bench/large-model-diff.mjs [folder]
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { bareModel } from "../scripts/models.mjs";
import { must } from "../scripts/stack.mjs";
import { hold } from "./figures.mjs";
import { deploy, PROGRAM, withModels } from "./workplace.mjs";

await withModels(async ({ models, open }) => {
  const largest = models.reduce((a, b) => (b.text.length > a.text.length ? b : a));
  const stack = await open("large", PROGRAM);
  const path = join(stack.cwd, "model.json");
  writeFileSync(path, largest.text);
  await deploy(stack, [{ ...largest, path }]);

  writeFileSync(path, JSON.stringify(withOneChangedSample(bareModel(largest.text))));
  const output = await must(stack.pulumi("preview", "--diff", "--suppress-progress"));
  console.log(output);
  console.log(`${largest.name}: ${(largest.text.length / 1_000).toFixed(0)} kB`);
  hold("lines", output.trim().split("\n").length, 40);
});

function withOneChangedSample(model) {
  const { samples } = model.languageModel.intents.find((intent) => intent.samples?.length > 0);
  samples[0] = `please ${samples[0]}`;
  return model;
}
