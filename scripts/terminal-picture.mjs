// Makes docs/terminal.svg: README's first example, run by the real CLI on a terminal against the emulator. node scripts/terminal-picture.mjs.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { tokenOf } from "./models.mjs";
import { setup } from "./setup.mjs";
import { emulatorConfig, makeStack, must } from "./stack.mjs";
import { runOnTerminal } from "./terminal-picture/screen.mjs";
import { drawTerminal } from "./terminal-picture/svg.mjs";

const COLUMNS = 118;
const SKILL = "amzn1.ask.skill.coffee";
/** The first and the last line of the table of resources. */
const TABLE = [/^ +Type/, /InteractionModel/];
const root = resolve(import.meta.dirname, "..");

const { bin } = await setup();
const { startEmulator, emulatorCredentials } = createRequire(import.meta.url)("../dist/emulator/index.js");
const folder = mkdtempSync(join(tmpdir(), "pulumi-alexa-picture-"));
const emulator = await startEmulator({ skills: [{ id: SKILL }], buildMs: 6_000 });
try {
  const program = writeProgram();
  const account = emulatorConfig(emulator.url, emulatorCredentials);
  const stack = await makeStack({ bin, folder, program, ...account });
  const pulumi = async (args) => ({ args, frames: await runOnTerminal(stack, COLUMNS, args.split(" ")) });
  await must(stack.pulumi("preview")); // Warms the file cache, so that the seconds on the rows are those of the build.

  const up = await pulumi("up --yes --skip-preview");
  change(stack, '"I would like a {drink}"', '"could I have a {drink}", "a {drink} please"');
  const preview = await pulumi("preview");
  const diff = await pulumi("preview --diff");
  await editBehindPulumisBack();
  const conflict = await pulumi("up --yes --skip-preview");

  const svg = drawTerminal({
    columns: COLUMNS,
    title: "pulumi-alexa in a terminal",
    description:
      "Three commands. `pulumi up` makes a slot type, its version and a model, whose row shows the state of Amazon's build. `pulumi preview` says " +
      "in words and, with --diff, line by line what will change in the model. A second `pulumi up` stops, since somebody changed the model elsewhere.",
    lines: [
      prompt(up),
      ...part(frameWith(up, /en-US .*full build/), ...TABLE),
      [],
      ...part(frameWith(up, /en-US .*created .*built in/), ...TABLE),
      [],
      prompt(preview, 'two samples in place of "I would like a {drink}"'),
      ...part(preview.frames.at(-1), ...TABLE),
      [],
      ...part(preview.frames.at(-1), /^Diagnostics/, /en-US: /),
      [],
      prompt(diff),
      ...part(diff.frames.at(-1), /InteractionModel: \(update\)/),
      ...part(diff.frames.at(-1), /~ model/, /^ +\.\.\.$/, 2),
      [],
      prompt(conflict, "meanwhile somebody changed the model in the developer console"),
      ...part(conflict.frames.at(-1), ...TABLE),
      [],
      ...part(conflict.frames.at(-1), /InteractionModel \(en-US\)/, /onConflict/),
    ],
  });
  writeFileSync(join(root, "docs/terminal.svg"), svg);
  console.log("docs/terminal.svg is written: look at it before you commit it.");
} finally {
  await emulator.close();
  rmSync(folder, { recursive: true, force: true });
}

/** The first example of README.md as a Pulumi program. */
function writeProgram() {
  const [, text = ""] = /```typescript\n(.*?)```/s.exec(readFileSync(join(root, "README.md"), "utf8")) ?? [];
  const source = join(folder, "coffee");
  mkdirSync(source);
  writeFileSync(join(source, "Pulumi.yaml"), "name: coffee\nruntime: nodejs\n");
  writeFileSync(join(source, "package.json"), '{ "name": "coffee", "main": "index.ts" }\n');
  writeFileSync(join(source, "index.ts"), replaced(text, "amzn1.ask.skill.…", SKILL));
  return source;
}

function change({ cwd }, from, to) {
  const file = join(cwd, "index.ts");
  writeFileSync(file, replaced(readFileSync(file, "utf8"), from, to));
}

function replaced(text, from, to) {
  if (!text.includes(from)) throw new Error(`README's first example does not hold ${from}.`);
  return text.replace(from, to);
}

async function editBehindPulumisBack() {
  const url = `${emulator.url}/v1/skills/${SKILL}/stages/development/interactionModel/locales/en-US`;
  const headers = { authorization: await tokenOf(emulator, emulatorCredentials), "content-type": "application/json" };
  const { interactionModel } = await (await fetch(url, { headers })).json();
  interactionModel.languageModel.intents[1].samples.push("get me a {drink}");
  emulator.set({ buildMs: 0 });
  await fetch(url, { method: "PUT", headers, body: JSON.stringify({ interactionModel }) });
}

/** The first of the frames in which a line matches. */
function frameWith({ frames }, pattern) {
  const frame = frames.find((lines) => lines.some((line) => pattern.test(textOf(line))));
  if (!frame) throw new Error(`${pattern} was never on the screen.`);
  return frame;
}

/** The lines from the first that `from` matches to the nth after it that `to` does; without `to` that line alone. */
function part(frame, from, to, nth = 1) {
  const texts = frame.map(textOf);
  const first = texts.findIndex((text) => from.test(text));
  if (first < 0) throw new Error(`No line matches ${from} in\n${texts.join("\n")}`);
  let last = first;
  for (let left = to ? nth : 0; left > 0; left--) last = texts.findIndex((text, at) => at > last && to.test(text));
  if (last < first) throw new Error(`No line matches ${to} in\n${texts.join("\n")}`);
  return frame.slice(first, last + 1);
}

function textOf(line) {
  return line.map(({ text }) => text).join("");
}

function prompt({ args }, comment) {
  return [
    { text: "$ ", fg: 8 },
    { text: `pulumi ${args}`, bold: true },
    { text: comment ? `   # ${comment}` : "", fg: 8 },
  ];
}
