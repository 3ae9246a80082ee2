// What a difference of two large models costs, against validating both: node bench/large-difference.mjs [folder]
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { setup } from "../scripts/setup.mjs";
import { hold, median } from "./figures.mjs";

const ROUNDS = 15;
const root = resolve(import.meta.dirname, "..");
const [folder = ["../shared/models", "test/models"].map((name) => join(root, name)).find(existsSync)] =
  process.argv.slice(2);
await setup({ engine: false });
const require = createRequire(import.meta.url);
const { parseDocument, unwrapDocument } = require("../dist/provider/model/document/document.js");
const { lintModel } = require("../dist/provider/model/rules/index.js");
const { modelChanges } = require("../dist/provider/model/diff/index.js");

const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".json"))
  .map((file) => join(folder, file));
const texts = files.map((file) => readFileSync(file, "utf8"));
// The largest model, with a few changes in each of its parts.
const largest = texts.reduce((one, other) => (other.length > one.length ? other : one));
const before = unwrapDocument(parseDocument(largest));
const after = structuredClone(before);
for (const { values = [] } of after.languageModel.types ?? []) values.splice(0, 2, { name: { value: "another one" } });
for (const { samples = [] } of after.languageModel.intents) samples.push("another sample");
const difference = () => modelChanges(before, after);
const both = () => [lintModel(before), lintModel(after)];
console.log(`largest model: ${(JSON.stringify(before).length / 1e6).toFixed(2)} MB, ${difference().length} changes`);
hold("difference of two large models, against validating both", ratio(difference, both), 1);

function ratio(ours, theirs) {
  const times = { ours: [], theirs: [] };
  for (let round = 0; round < ROUNDS; round++) {
    // In turns, so that whatever else this machine does weighs on both.
    times.ours.push(timeOf(ours));
    times.theirs.push(timeOf(theirs));
  }
  const [one, other] = [median(times.ours), median(times.theirs)];
  console.log(`median of ${ROUNDS}: ${one.toFixed(1)} ms against ${other.toFixed(1)} ms`);
  return Number((one / other).toFixed(2));
}

function timeOf(work) {
  const began = performance.now();
  work();
  return performance.now() - began;
}
