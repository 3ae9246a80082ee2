import { expect, test } from "vitest";
import { coffee, model, SKILL, workbench } from "./workbench";

const bench = workbench();
const { up, upFails, given, fresh, write, state, newRequests } = bench;
const HOUR_MS = 3_600_000;
const patience = { timeout: 120_000 };
const countOf = (part: string) =>
  bench.emulator.requests.filter(({ method, path }) => `${method} ${path}`.includes(part)).length;
const reasons = [
  { code: "INVALID_GRAMMAR", message: "The grammar cannot be compiled." },
  { code: "TOO_MANY", message: "There are too many samples." },
];

test("a first build that fails is told with every reason, and the next up recovers", async () => {
  fresh();
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
  await given([model()]);
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
  await given([model({ model: coffee(["good {size} sample"]) })]);
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

test.each(["still runs", "is over by then"])(
  "a build that takes too long and %s is taken up by the next up, without a second PUT",
  async (when) => {
    bench.emulator.set({ buildMs: HOUR_MS });
    const slow = coffee([`a {size} sample that ${when}`]);
    write([model({ buildTimeout: 1, model: slow })]);
    expect(await upFails()).toContain("run `pulumi up` again to go on waiting");
    bench.emulator.set({ buildMs: 100 });
    if (when === "is over by then") bench.emulator.finishBuilds();
    newRequests();
    write([model({ buildTimeout: 600, model: slow })]);
    const polls = countOf("/status");
    const resumed = up();
    if (when === "still runs") {
      await expect.poll(() => countOf("/status"), patience).toBeGreaterThan(polls + 1);
      bench.emulator.finishBuilds();
    }
    await resumed;
    expect(newRequests().filter((request) => request.startsWith("PUT"))).toEqual([]);
    expect(bench.emulator.model(SKILL, "en-US")).toEqual(slow);
  },
);

test("locales of one skill share their polls", async () => {
  const locales = ["de-DE", "fr-FR", "it-IT", "es-ES"];
  bench.emulator.set({ buildMs: HOUR_MS });
  write(locales.map((locale) => model({ locale }, locale)));
  const puts = countOf("PUT");
  const deployed = up();
  await expect.poll(() => countOf("PUT"), patience).toBe(puts + locales.length);
  const polls = countOf("/status");
  // All of them wait by now.
  await expect.poll(() => countOf("/status"), patience).toBeGreaterThan(polls + 2);
  const before = countOf("/status");
  bench.emulator.finishBuilds();
  bench.emulator.set({ buildMs: 100 });
  await deployed;
  // One may have been under way; the next one serves all four.
  expect(countOf("/status") - before).toBeLessThanOrEqual(2);
});
