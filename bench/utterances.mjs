// How often the emulator takes an utterance for the intent whose sample it is, or for that of a sample said a little differently, how often
// it takes nonsense for nothing, and how long one utterance takes: node bench/utterances.mjs [folder]
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative, resolve } from "node:path";
import { bareModel, findHistories, findModels } from "../scripts/models.mjs";
import { setup } from "../scripts/setup.mjs";
import { nonsense, paraphrase, randomFrom, sayings } from "../scripts/utterances.mjs";
import { hold } from "./figures.mjs";

const NONSENSE = 20;
const root = resolve(import.meta.dirname, "..");
const [folder = ["../shared/models", "test/models"].map((name) => join(root, name)).find(existsSync)] =
  process.argv.slice(2);
await setup({ engine: false });
const require = createRequire(import.meta.url);
const { prepare, understand } = require("../dist/emulator/nlu/understand.js");
const { spokenModel } = require("../dist/emulator/nlu/model-schema.js");

const random = randomFrom(1);
const counts = { sample: [0, 0], paraphrase: [0, 0], nonsense: [0, 0] };
const leftOut = { bare: 0, shared: 0 };
let [builds, times] = [[], []];

const models = [...findModels(folder), ...findHistories(folder).flatMap(({ versions }) => versions)];
for (const { text, locale, name } of models) {
  const model = readModel(text);
  if (!model) {
    console.log(`left out, no model: ${name}`);
    continue;
  }
  const began = performance.now();
  const understanding = prepare(spokenModel.parse(model), locale, { findSlotTypeVersion: () => undefined });
  builds.push(performance.now() - began);
  const own = sayings(model, locale);
  leftOut.bare += own.leftOut.bare;
  leftOut.shared += own.leftOut.shared;
  for (const { utterance, intent } of own.sayings) {
    count("sample", intentOf(utterance, understanding) === intent);
    count("paraphrase", intentOf(paraphrase(utterance, locale, random), understanding) === intent);
  }
  for (let i = 0; i < NONSENSE; i++) {
    const intent = intentOf(nonsense(random), understanding);
    count("nonsense", intent === undefined || intent === "AMAZON.FallbackIntent");
  }
}

function readModel(text) {
  try {
    const model = bareModel(text);
    return model.languageModel?.intents && model;
  } catch {
    return undefined;
  }
}

function intentOf(utterance, understanding) {
  // The processor's time: what else runs on the machine does not count.
  const began = process.cpuUsage();
  const { selected } = understand(utterance, understanding);
  const { user, system } = process.cpuUsage(began);
  times.push((user + system) / 1_000);
  return selected?.intent.name;
}

function count(kind, isRight) {
  counts[kind][0] += isRight ? 1 : 0;
  counts[kind][1] += 1;
}

times = times.toSorted((a, b) => a - b);
const mean = times.reduce((sum, ms) => sum + ms, 0) / times.length;
console.log(`${models.length} models of ${relative(root, resolve(folder))}`);
console.log(`left out: ${leftOut.bare} samples of slots only, ${leftOut.shared} that two intents have`);
for (const [kind, [right, all]] of Object.entries(counts)) {
  console.log(`${kind}: ${right} of ${all}, ${((100 * right) / all).toFixed(2)} %`);
}
console.log(`index of a model: at most ${Math.max(...builds).toFixed(0)} ms`);
console.log(`an utterance: mean ${mean.toFixed(2)} ms, longest ${times.at(-1).toFixed(1)} ms of processor time`);
const wrong = ([right, all]) => Number((100 - (100 * right) / all).toFixed(2));
hold("samples taken for another intent, %", wrong(counts.sample), 1);
hold("99.9 % of the utterances, ms", Number(times[Math.floor(times.length * 0.999)].toFixed(2)), 5);
