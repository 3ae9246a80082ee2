import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, inject, test } from "vitest";
import { type EmulatorOptions, emulatorCredentials, startEmulator } from "../../emulator";
import { emulatorConfig, makeStack, must } from "../../scripts/stack.mjs";
import { coffee, model, PROGRAM, QUICK_START, SKILL } from "./workbench";

const UP = ["up", "--yes", "--skip-preview", "--suppress-progress"];
const ORDERS = ["order from one {size} stack", "order from another {size} stack"];

const settings: [string, EmulatorOptions][] = [
  ["a PUT takes the place of a running build", {}],
  ["the eTag moves with the PUT", { eTagMoves: "put", putReturnsETag: false }],
  ["no PUT during a build", { putDuringBuild: "refuse" }],
];

test.each(settings)(
  "of two stacks that update a model at once, one wins and the other is told: %s",
  async (_, options) => {
    const folder = mkdtempSync(join(tmpdir(), "pulumi-alexa-two-stacks-"));
    const emulator = await startEmulator({ skills: [{ id: SKILL }], buildMs: 300, ...options });
    try {
      const account = emulatorConfig(emulator.url, emulatorCredentials);
      const open = async (name: string) => {
        const stack = await makeStack({
          bin: inject("bin"),
          folder: join(folder, name),
          program: PROGRAM,
          env: { NODE_OPTIONS: QUICK_START },
          ...account,
        });
        writeFileSync(join(stack.cwd, "args.json"), JSON.stringify([model()]));
        await must(stack.pulumi(...UP));
        return stack;
      };
      const stacks = [await open("one"), await open("two")];
      const results = await Promise.all(
        stacks.map((stack, index) => {
          writeFileSync(
            join(stack.cwd, "args.json"),
            JSON.stringify([model({ model: coffee([ORDERS[index] ?? ""]) })]),
          );
          return stack.pulumi(...UP);
        }),
      );
      const winner = results.findIndex(({ code }) => code === 0);
      const loser = 1 - winner;
      expect(winner, results.map(({ output }) => output).join("\n")).toBeGreaterThanOrEqual(0);
      expect(results[loser]?.code).not.toBe(0);
      expect(results[loser]?.output).toContain(`+   sample "${ORDERS[winner]}"`);
      expect(results[loser]?.output).toContain("pulumi refresh");
      expect(emulator.model(SKILL, "en-US")).toEqual(coffee([ORDERS[winner] ?? ""]));
      // The way on that the error names.
      await must(stacks[loser]?.pulumi("refresh", "--yes", "--skip-preview") ?? Promise.reject());
      await must(stacks[loser]?.pulumi(...UP) ?? Promise.reject());
      expect(emulator.model(SKILL, "en-US")).toEqual(coffee([ORDERS[loser] ?? ""]));
    } finally {
      await emulator.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
