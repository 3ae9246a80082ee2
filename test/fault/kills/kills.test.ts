import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, inject, test } from "vitest";
import { readDeployment } from "../deployment";
import { gateOf, modelOf } from "../sequences/program";
import { randomShare } from "../share";
import { type Kill, KillableStack } from "./killable-stack";

const SKILLS = ["amzn1.ask.skill.one", "amzn1.ask.skill.two", "amzn1.ask.skill.prod"] as const;
const KILLS: Kill[] = [
  { name: "the provider, before the service acts", provider: true, cli: false, acted: false },
  { name: "the provider, after the service acted", provider: true, cli: false, acted: true },
  { name: "the CLI, which the provider outlives", provider: false, cli: true, acted: true },
  { name: "both, before the service acts", provider: true, cli: true, acted: false },
  { name: "both, after the service acted", provider: true, cli: true, acted: true },
];
/** Two stacks at a time are all that two cores can run. */
const WORKERS = 2;

const size = { $output: "size-values.reference" };
const MODELS = [
  { skillId: SKILLS[0], locale: "en-US", model: modelOf("our shop", "order one") },
  { skillId: SKILLS[0], locale: "de-DE", model: modelOf("unser laden", "bestelle eins") },
  {
    skillId: SKILLS[1],
    locale: "en-US",
    model: modelOf("our shop", "order {size}", [{ name: "size", slotTypeReference: size }]),
  },
];
const PROMOTED = { skillId: SKILLS[2], locale: "en-US", model: modelOf("our shop", "order one") };
const PROGRAM = [
  { type: "SlotType", name: "size", args: { name: "SIZE" } },
  {
    type: "SlotTypeVersion",
    name: "size-values",
    args: { slotTypeId: { $output: "size.id" }, values: [{ name: { value: "small" } }] },
  },
  ...MODELS.map((args, index) => ({ type: "InteractionModel", name: `model-${index}`, args })),
  gateOf("NluProfile", "profiled", { sample: "order one", model: "model-0" }),
  gateOf("SkillSimulation", "simulated", { sample: "order one", model: "model-0" }),
  { type: "InteractionModel", name: "promoted", args: { ...PROMOTED, requires: { $proofs: "profiled" } } },
];
const UP = ["up", "--yes", "--skip-preview", "--suppress-progress"];

test("an up of eight resources is killed at each of its requests, and the next one puts all right", async ({
  onTestFinished,
}) => {
  const folder = mkdtempSync(join(tmpdir(), "pulumi-alexa-kills-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const requests = await withStack(folder, async (stack) => {
    expect(await stack.pulumi(...UP)).toMatchObject({ code: 0 });
    return stack.emulator.requests.length;
  });
  expect(requests).toBeGreaterThan(12);
  const jobs = KILLS.flatMap((kill) => {
    const all = Array.from({ length: requests }, (_, index) => index + 1).flatMap((nth) =>
      [false, true].map((refresh) => ({ kill, nth, refresh })),
    );
    return randomShare(all);
  });
  const problems: string[] = [];
  const killed: string[] = [];
  const next = jobs.values();
  await Promise.all(
    Array.from({ length: WORKERS }, async () => {
      for (const { kill, nth, refresh } of next) {
        const name = `${kill.name}, at request ${nth}, then an up ${refresh ? "with" : "without"} a refresh`;
        await withStack(folder, (stack) => play(stack, kill, nth, refresh))
          .then((did) => did && killed.push(kill.name))
          .catch((error: Error) => problems.push(`${name}: ${error.message}`));
      }
    }),
  );
  const counts = KILLS.map(({ name }) => `${name}: ${killed.filter((it) => it === name).length}`);
  console.log(
    `killed at requests 1 to ${requests}, ${problems.length} of ${jobs.length} not put right\n${counts.join("\n")}`,
  );
  expect(problems).toEqual([]);
  expect(killed.length).toBeGreaterThan(jobs.length / 3);
});

async function withStack<T>(folder: string, run: (stack: KillableStack) => Promise<T>): Promise<T> {
  const stack = await KillableStack.open(inject("bin"), folder, [...SKILLS]);
  try {
    stack.declare(PROGRAM);
    return await run(stack);
  } finally {
    await stack.close();
  }
}

/** False where the up had no such request. */
async function play(stack: KillableStack, kill: Kill, nth: number, refresh: boolean): Promise<boolean> {
  const must = async (...args: string[]) => {
    const { code, output } = await stack.pulumi(...args);
    if (code !== 0) throw new Error(`pulumi ${args.join(" ")} exits with ${code}:\n${output}`);
    return output;
  };
  stack.order(kill, nth);
  await stack.pulumi(...UP);
  stack.emulator.clearFaults();
  if (!stack.killed) return false;
  stack.restoreEmptyCheckpoint();
  // What docs/pipelines.md tells a pipeline to do.
  if (kill.cli) await must("cancel", "--yes");
  await must(...UP, ...(refresh ? ["--refresh"] : []));
  if (kill.cli) await must("refresh", "--yes", "--skip-preview", "--clear-pending-creates");
  const output = await must(...UP, "--expect-no-changes");
  expect(readDeployment(stack.stack).pending_operations ?? []).toEqual([]);
  expect(output).not.toContain("pending operations");
  assertAsDeclared(stack);
  await must("destroy", "--yes", "--skip-preview");
  return true;
}

function assertAsDeclared({ emulator }: KillableStack): void {
  const [type, ...more] = emulator.slotTypes();
  expect([more.length, type?.name, type?.versions.length], "slot types").toEqual([0, "SIZE", 1]);
  const reference = { id: type?.id, version: type?.versions[0]?.version };
  for (const { skillId, locale, model } of [...MODELS, PROMOTED]) {
    const text = JSON.stringify(model).replace(JSON.stringify(size), JSON.stringify(reference));
    expect(emulator.model(skillId, locale), `${skillId} ${locale}`).toEqual(JSON.parse(text));
  }
}
