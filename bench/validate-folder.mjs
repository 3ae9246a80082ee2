// What a user waits for `pulumi-alexa validate` of a folder of models, from a cold start, against what ask-cli takes to tell its version: node
// bench/validate-folder.mjs [folder]
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { setup } from "../scripts/setup.mjs";
import { hold, median } from "./figures.mjs";

const RUNS = 9;
const root = resolve(import.meta.dirname, "..");
const [folder = ["../shared/models", "test/models"].map((name) => join(root, name)).find(existsSync)] =
  process.argv.slice(2);
await setup({ engine: false });

const contenders = {
  "pulumi-alexa validate": [join(root, "dist/provider/cli/main.js"), "validate", "--quiet", folder],
  "ask --version": [join(root, "node_modules/ask-cli/dist/bin/ask.js"), "--version"],
};
const seconds = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]));
for (let run = 0; run < RUNS; run++) {
  // In turns, so that whatever else this machine does weighs on both.
  for (const [name, args] of Object.entries(contenders)) seconds[name].push(timeOf(args));
}
for (const [name, times] of Object.entries(seconds))
  console.log(`${name}: median ${median(times).toFixed(2)} s of ${RUNS}`);
const [ours, theirs] = Object.values(seconds).map(median);
hold("validate of a folder, against the start of ask-cli", Number((ours / theirs).toFixed(2)), 1.3);

function timeOf(args) {
  const began = performance.now();
  const { error } = spawnSync(process.execPath, args, { stdio: "ignore" });
  if (error) throw error;
  return (performance.now() - began) / 1_000;
}
