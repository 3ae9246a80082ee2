import { expect, test } from "vitest";
import { coffee, model, SKILL, workbench } from "./workbench";

const STAGING = "amzn1.ask.skill.staging";
const bench = workbench({ skills: [{ id: SKILL }, { id: STAGING }] });
const SUITE = "utterance,intent,slots\norder a small coffee,OrderIntent,size=small\nstop,AMAZON.StopIntent,\n";

/** A model, a gate for it, and the same model in another skill, which waits for the gate. */
function program(body: unknown, gate: Record<string, unknown> = {}) {
  const args = { skillId: SKILL, locale: "en-US", utterancesFile: "suite.csv" };
  return [
    model({ model: body }),
    { type: "NluProfile", name: "gate", args: { ...args, triggers: [{ $output: "model.version" }], ...gate } },
    { ...model({ model: body, skillId: STAGING }, "staging"), dependsOn: "gate" },
  ];
}

test("an utterance that goes to another intent fails `up`, and what depends on the gate is not updated", async () => {
  bench.write(SUITE, "suite.csv");
  bench.write(program(coffee()));
  expect(await bench.up()).toContain("2 of 2 passed");
  bench.newRequests();

  const stolen = coffee(["order coffee"]);
  Object.assign(stolen.languageModel.intents[0] ?? {}, { samples: ["order a small coffee"] });
  bench.write(program(stolen));
  const failed = await bench.upFails();
  expect(failed).toContain("1 of 2 en-US utterances not as expected (50 % passed)");
  expect(failed).toMatch(/suite\.csv:2 "order a small coffee" +OrderIntent +AMAZON\.StopIntent/);
  expect(bench.newRequests().filter((request) => request.startsWith("PUT") && request.includes(STAGING))).toEqual([]);

  // The model is deployed as it is: the gate fails again until the model is mended.
  expect(await bench.upFails()).toContain("suite.csv:2");
  expect(bench.newRequests().filter((request) => request.startsWith("PUT"))).toEqual([]);

  bench.write(program(coffee(["order coffee"])));
  const mended = await bench.up();
  expect(mended).toContain("2 of 2 passed");
  expect(bench.newRequests().some((request) => request.startsWith("PUT") && request.includes(STAGING))).toBe(true);
});

test("nothing runs where nothing changed; refresh and destroy leave a gate alone", async () => {
  bench.write(SUITE, "suite.csv");
  await bench.given(program(coffee(["order coffee"])));
  expect(await bench.up("--expect-no-changes")).toContain("4 unchanged");
  expect(bench.newRequests()).toEqual([]);
  expect((await bench.pulumi("preview", "--expect-no-changes")).code).toBe(0);
  await bench.pulumi("refresh", "--yes", "--skip-preview");
  expect(await bench.up("--expect-no-changes")).toContain("4 unchanged");
  bench.newRequests();
  expect((await bench.pulumi("destroy", "--yes", "--skip-preview")).code).toBe(0);
  expect(bench.newRequests()).toEqual([]);
});

test("what is wrong with a suite is told in a preview, with its line", async () => {
  bench.write(`${SUITE}help,,\n`, "suite.csv");
  bench.write(program(coffee(), { minimumPassRate: 95 }));
  const { code, output } = await bench.pulumi("preview");
  expect(code).not.toBe(0);
  expect(output).toContain("suite.csv:4 expect expects nothing");
  expect(output).toContain("minimumPassRate must be a number from 0 to 1");
});
