import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { diagnosticsIn } from "./diagnostics";
import { coffee, model, SKILL, workbench } from "./workbench";

const bench = workbench();
const { up, upFails, write, state } = bench;

// A model that was secret once is one for ever.
beforeEach(() => bench.fresh());

const HEADING = "pulumi-nodejs:dynamic/alexa:InteractionModel (model)";
const reasonsIn = (output: string) => diagnosticsIn(output)[HEADING];
const inFile = (samples: string[], more: Record<string, unknown> = {}) => {
  write(JSON.stringify({ interactionModel: coffee(samples) }, undefined, 2), "en-US.json");
  write([{ ...model(), args: { skillId: SKILL, locale: "en-US", modelFile: "en-US.json", ...more } }]);
};
const reasons = [
  { code: "INVALID_GRAMMAR", message: 'The sample "one {size} coffee" of OrderIntent cannot be compiled.' },
  { message: 'InvalidSlotTypeName: Slot type name "SIZE" is invalid.' },
  { code: "TOO_MANY", message: "There are too many samples." },
];
const STEP = "(LANGUAGE_MODEL_FULL_BUILD)";

test("a failed build is told with every reason's step, code, message, JSON path and line in the file", async () => {
  bench.emulator.failNextBuild(reasons, SKILL);
  inFile(["one {size} coffee"]);
  expect(reasonsIn(await upFails())).toEqual([
    "error: 4 errors occurred:",
    "* Amazon could not build the en-US model, so the one before it stays in use:",
    `* en-US.json:20:13 languageModel.intents[1].samples[1]: INVALID_GRAMMAR: The sample "one {size} coffee" of OrderIntent cannot be compiled. ${STEP}`,
    `* en-US.json:26:19 languageModel.types[0].name: InvalidSlotTypeName: Slot type name "SIZE" is invalid. ${STEP}`,
    `* TOO_MANY: There are too many samples. ${STEP}`,
  ]);
  expect(JSON.stringify((await state()).model?.inputs)).not.toContain("en-US.json");
});

test("so is a model that Amazon refuses at once, by the file's name below the program's folder", async () => {
  const modelFile = join(bench.stack.cwd, "en-US.json");
  inFile(["one {sise} coffee", "for 2"], { modelFile, ignoreRules: ["sample-unknown-slot", "sample-digit"] });
  const told = reasonsIn(await upFails())?.join("\n");
  expect(told).toMatch(/- en-US\.json:20:13 languageModel\.intents\[1\]\.samples\[1\]: InvalidIntentSampleSlot: /);
  expect(told).toMatch(/- en-US\.json:21:13 languageModel\.intents\[1\]\.samples\[2\]: InvalidSampleUtterance: /);
});

test("a model that came from no file has the JSON path alone", async () => {
  bench.emulator.failNextBuild(reasons.slice(0, 1), SKILL);
  write([model({ model: coffee(["one {size} coffee"]) })]);
  expect(reasonsIn(await upFails())?.at(-1)).toMatch(
    /^\* languageModel\.intents\[1\]\.samples\[1\]: INVALID_GRAMMAR: /,
  );
});

test("of a model that came from a secret the codes alone are told", async () => {
  bench.emulator.failNextBuild(reasons, SKILL);
  write([model({ model: { $secret: coffee(["one {size} coffee"]) } })]);
  const told = reasonsIn(await upFails())?.join("\n");
  expect(told).toContain("* INVALID_GRAMMAR\n* InvalidSlotTypeName\n* TOO_MANY");
  expect(told).not.toMatch(/SIZE|languageModel|samples/);
});

test("and nothing of all that is told by a run without changes", async () => {
  inFile(["one {size} coffee"]);
  await up();
  expect(diagnosticsIn(await up("--expect-no-changes"))).toEqual({});
});
