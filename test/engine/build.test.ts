import { expect, test } from "vitest";
import { coffee, model, SKILL, setBuildMs, workbench } from "./workbench";

const bench = workbench();
const { up, upFails, write, state, newRequests } = bench;
const reasons = [
  { code: "INVALID_GRAMMAR", message: "The grammar cannot be compiled." },
  { code: "TOO_MANY", message: "There are too many samples." },
];

test("a first build that fails is told with every reason, and the next up recovers", async () => {
  bench.emulator.failNextBuild(reasons, SKILL);
  write([model()]);
  const output = await upFails();
  expect(output).toContain("INVALID_GRAMMAR: The grammar cannot be compiled.");
  expect(output).toContain("TOO_MANY: There are too many samples.");
  const kept = (await state()).model;
  expect(kept?.id).toBe(`${SKILL}/development/en-US`);
  expect(kept?.outputs.pendingHash).toMatch(/^[0-9a-f]{64}$/);
  expect(kept?.outputs.modelHash).toBeUndefined();
  await up();
  expect(bench.emulator.model(SKILL, "en-US")).toEqual(coffee());
  await up("--expect-no-changes");
});

test("an update whose build fails keeps the last good model, and the corrected one goes through", async () => {
  bench.emulator.failNextBuild(reasons, SKILL);
  write([model({ model: coffee(["bad {size} sample"]) })]);
  expect(await upFails()).toContain("so the one before it stays in use");
  expect(bench.emulator.model(SKILL, "en-US")).toEqual(coffee());
  write([model({ model: coffee(["good {size} sample"]) })]);
  await up();
  expect(bench.emulator.model(SKILL, "en-US")).toEqual(coffee(["good {size} sample"]));
  expect((await state()).model?.outputs.pendingHash).toBeUndefined();
});

test("back to the last good model after a failed build: nothing is left pending", async () => {
  bench.emulator.failNextBuild(reasons, SKILL);
  write([model({ model: coffee(["bad {size} sample"]) })]);
  await upFails();
  write([model({ model: coffee(["good {size} sample"]) })]);
  await up();
  await up("--expect-no-changes");
  expect(bench.emulator.model(SKILL, "en-US")).toEqual(coffee(["good {size} sample"]));
});

test("a build that fails without a reason is tried once more", async () => {
  bench.emulator.failNextBuild([], SKILL);
  write([model({ model: coffee(["third {size} sample"]) })]);
  expect(await up()).toContain("gave no reason: it is tried once more");
  expect(bench.emulator.model(SKILL, "en-US")).toEqual(coffee(["third {size} sample"]));
});

test.each([
  ["still runs", 6_000],
  ["is over by then", 1_500],
])("a build that takes too long and %s is taken up by the next up, without a second PUT", async (_when, buildMs) => {
  await setBuildMs(bench, buildMs);
  const slow = coffee([`a {size} sample that ${_when}`]);
  write([model({ buildTimeout: 1, model: slow })]);
  expect(await upFails()).toContain("run `pulumi up` again to go on waiting");
  newRequests();
  write([model({ buildTimeout: 60, model: slow })]);
  await up();
  expect(newRequests().filter((request) => request.startsWith("PUT"))).toEqual([]);
  expect(bench.emulator.model(SKILL, "en-US")).toEqual(slow);
});

test("locales of one skill share their polls", async () => {
  const locales = ["de-DE", "fr-FR", "it-IT", "es-ES"];
  await setBuildMs(bench, 2_500);
  newRequests();
  write(locales.map((locale) => model({ locale }, locale)));
  await up();
  const polls = newRequests().filter((request) => request.includes("/status")).length;
  // Alone, each would look once and poll at about 1, 2 and 3 s.
  expect(polls).toBeLessThan(locales.length * 3);
});
