// Makes docs/terminal.svg of a real run: node scripts/terminal-picture.mjs
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { tokenOf } from "./models.mjs";
import { setup } from "./setup.mjs";
import { emulatorConfig, makeStack, must } from "./stack.mjs";
import { screensToSvg } from "./terminal-svg.mjs";

const SKILL = "amzn1.ask.skill.coffee";
const COLUMNS = 118;
const PROGRAM = `
const alexa = require("pulumi-alexa");
new alexa.InteractionModel("en-US", { skillId: "${SKILL}", locale: "en-US", modelFile: "en-US.json" });
`;
const { bin } = await setup();
const require = createRequire(import.meta.url);
const { startEmulator, emulatorCredentials } = require("../dist/emulator/index.js");
const { spawn } = require("@lydell/node-pty");
const { Terminal } = require("@xterm/headless");
const folder = mkdtempSync(join(tmpdir(), "pulumi-alexa-picture-"));
const emulator = await startEmulator({ skills: [{ id: SKILL }], buildMs: 0 });
try {
  const stack = await makeStack({
    bin,
    folder,
    program: PROGRAM,
    ...emulatorConfig(emulator.url, emulatorCredentials),
  });
  const declare = (...samples) => writeFileSync(join(stack.cwd, "en-US.json"), JSON.stringify(modelOf(samples)));
  declare("order a {size} coffee", "get a coffee");
  await must(stack.pulumi("up", "--yes", "--skip-preview"));
  declare("order a {size} coffee", "get a {size} coffee", "one {size} coffee please");
  const screens = [await run(stack, "preview")];
  emulator.set({ buildMs: 4_000 });
  // The moment at which Amazon builds.
  screens.push(await run(stack, "up --yes --skip-preview", (text) => text.includes("full build")));
  emulator.set({ buildMs: 0 });
  await editElsewhere(modelOf(["order a {size} coffee", "one {size} latte"]));
  declare("order a {size} coffee");
  screens.push(await run(stack, "up --yes --skip-preview"));
  writeFileSync(new URL("../docs/terminal.svg", import.meta.url), screensToSvg(screens, COLUMNS));
} finally {
  await emulator.close();
  rmSync(folder, { recursive: true, force: true });
}

function modelOf(samples) {
  const intents = [
    { name: "AMAZON.StopIntent", samples: [] },
    { name: "OrderIntent", slots: [{ name: "size", type: "SIZE" }], samples },
  ];
  const types = [{ name: "SIZE", values: [{ name: { value: "small" } }, { name: { value: "large" } }] }];
  return { interactionModel: { languageModel: { invocationName: "coffee shop", intents, types } } };
}

/** A command, and the screen at its end, or at the first moment that `isWanted`. */
function run({ cwd, env }, args, isWanted = () => false) {
  const terminal = new Terminal({ cols: COLUMNS, rows: 50, allowProposedApi: true });
  const options = { name: "xterm-256color", cols: COLUMNS, rows: 50, cwd, env: { ...env, TERM: "xterm-256color" } };
  const child = spawn("pulumi", args.split(" "), options);
  return new Promise((resolve) => {
    let wanted;
    child.onData((data) =>
      terminal.write(data, () => {
        const lines = linesOf(terminal);
        if (isWanted(lines.map(textOf).join("\n"))) wanted ??= lines;
      }),
    );
    child.onExit(() =>
      terminal.write("", () => resolve({ command: `pulumi ${args}`, lines: wanted ?? linesOf(terminal) })),
    );
  });
}

/** Each line as its cells. */
function linesOf({ buffer: { active } }) {
  return Array.from({ length: active.length }, (_, row) =>
    Array.from({ length: COLUMNS }, (_, column) => {
      const cell = active.getLine(row)?.getCell(column);
      const colour = cell?.isFgPalette() ? cell.getFgColor() : undefined;
      return { text: cell?.getChars() || " ", colour, isBold: Boolean(cell?.isBold()) };
    }),
  );
}

function textOf(cells) {
  return cells.map(({ text }) => text).join("");
}

async function editElsewhere(body) {
  const token = await tokenOf(emulator, emulatorCredentials);
  const url = `${emulator.url}/v1/skills/${SKILL}/stages/development/interactionModel/locales/en-US`;
  await fetch(url, { method: "PUT", headers: { authorization: `Bearer ${token}` }, body: JSON.stringify(body) });
}
