import { expect, test, vi } from "vitest";
import { emulatorCredentials } from "../../emulator";
import { tokenOf } from "../../scripts/models.mjs";
import { pulumiOnTerminal, type Screen } from "./terminal";
import { coffee, model, SKILL, workbench } from "./workbench";

const SKILLS = [`${SKILL}.1`, `${SKILL}.2`];
const HOUR_MS = 3_600_000;
const bench = workbench({
  buildMs: HOUR_MS,
  tokenSeconds: 24 * 3_600,
  skills: [SKILL, ...SKILLS].map((id) => ({ id })),
});
const { write, newRequests, pulumi } = bench;

/** Deployed without a terminal, each build at once. */
async function given(declarations: unknown[]): Promise<void> {
  bench.emulator.set({ buildMs: 0, rateLimits: [] });
  bench.emulator.finishBuilds();
  await bench.given(declarations);
  bench.emulator.set({ buildMs: HOUR_MS });
}
const patience = { timeout: 60_000 };

// The emulator runs in this process and the provider does not: a build goes on when a test lets its time pass, however slow the machine is.
let passedMs = 0;
const realNow = Date.now;
vi.spyOn(Date, "now").mockImplementation(() => realNow() + passedMs);
const pass = (ms: number) => {
  passedMs += ms;
};

/** The Info column of a resource's row, in the order in which it was seen, with what a row of that width does not show cut off. */
const infos = (screen: Screen, name: string) => {
  const shown = screen.linesOf(name).map((line) => line.split(/\(\d+s\)[. ]*/)[1] ?? "");
  return shown.map((info) => info.replace(/^\[diff: .*?\]; /, "")).filter((info, at) => info && info !== shown[at - 1]);
};

const seen = (screen: Screen, name: string, text: string) =>
  expect.poll(() => infos(screen, name), patience).toContainEqual(expect.stringContaining(text));

/** Lets a build go on to its end, each step when the one before stands on the row. */
async function build(screen: Screen, name: string): Promise<void> {
  for (const step of ["quick build", "full build"]) {
    await seen(screen, name, step);
    pass(HOUR_MS / 2);
  }
}

async function statusAtAmazon(): Promise<unknown> {
  const { url } = bench.emulator;
  const headers = { authorization: await tokenOf({ url }, emulatorCredentials) };
  return (await fetch(`${url}/v1/skills/${SKILL}/status?resource=interactionModel`, { headers })).json();
}

const values = (...names: string[]) => names.map((value) => ({ name: { value } }));
const declared = (samples: string[] = []) => [
  { type: "SlotType", name: "drinks", args: { name: "DRINK" } },
  {
    type: "SlotTypeVersion",
    name: "drink-values",
    args: { slotTypeId: { $output: "drinks.id" }, values: values("tea") },
  },
  model({}, "english"),
  model({ locale: "fr-FR", onConflict: "overwrite", model: coffee(samples) }, "french"),
];

test("every state of a build stands on its own resource's row, and its result stays there", async () => {
  bench.fresh();
  bench.emulator.order({
    operation: "getSkillStatusV1",
    fault: {
      kind: "rival",
      when: "before",
      method: "PUT",
      path: `/v1/skills/${SKILL}/stages/development/interactionModel/locales/fr-FR`,
      body: { interactionModel: coffee(["theirs"]) },
    },
  });
  write(declared());
  const screen = pulumiOnTerminal(bench.stack, 120, "up", "--yes", "--skip-preview");
  await seen(screen, "drink-values", "building values");
  await seen(screen, "french", "another client's build");
  await build(screen, "english");
  await build(screen, "french");
  expect(await screen.exited).toBe(0);
  const built = expect.stringMatching(/^version \d, built in \d+ s$/);
  const ofBuilds = (name: string) => infos(screen, name).filter((text) => /build|built/.test(text));
  expect(ofBuilds("english")).toEqual(["quick build", "full build", built]);
  expect(ofBuilds("drink-values")).toEqual(["building values", built]);
  expect(ofBuilds("french")).toEqual(["another client's build", "quick build", "full build", built]);
  expect(infos(screen, "drinks")).toEqual([]);
  // The resource is done, and others are not.
  expect(screen.linesOf("english")).toContainEqual(
    expect.stringMatching(/created \(\d+s\) +version 1, built in \d+ s$/),
  );
});

test("a rate limit stands on the row of the resource that waits for it", async () => {
  await given(declared());
  bench.emulator.order({
    operation: "setInteractionModelV1",
    fault: { kind: "status", status: 429, retryAfter: "4" },
  });
  write(declared(["deux {size}"]));
  const screen = pulumiOnTerminal(bench.stack, 140, "up", "--yes", "--skip-preview");
  await build(screen, "french");
  expect(await screen.exited).toBe(0);
  const texts = infos(screen, "french");
  const limited = texts.findIndex((text) => /^rate limited, \d s$/.test(text));
  expect(limited, `${texts}`).toBeGreaterThanOrEqual(0);
  expect(texts.indexOf("quick build"), `${texts}`).toBeGreaterThan(limited);
  expect([infos(screen, "english"), infos(screen, "drink-values")]).toEqual([[], []]);
});

test("the words that matter are seen where the column is narrow, and a retry is among them", async () => {
  bench.fresh();
  await given(declared(["deux {size}"]));
  bench.emulator.order({
    operation: "setInteractionModelV1",
    fault: { kind: "status", status: 503, retryAfter: "3" },
  });
  write([...declared(["deux {size}"]), model({ locale: "it-IT" }, "italian")]);
  const screen = pulumiOnTerminal(bench.stack, 100, "up", "--yes", "--skip-preview");
  await build(screen, "italian");
  expect(await screen.exited).toBe(0);
  for (const word of ["retrying (503)", "version 1, buil"])
    expect(infos(screen, "italian")).toContainEqual(expect.stringContaining(word));
});

test("a gate's row says how many utterances were tried, and what they wait for", async () => {
  const models = [...declared(), model({ locale: "it-IT" }, "italian")];
  await given(models);
  bench.emulator.set({ simulationMs: 1_500 });
  const stop = { input: "ask coffee shop to stop", expect: { intent: "AMAZON.StopIntent" } };
  const gate = { skillId: SKILL, locale: "en-US", enable: true, utterances: [stop, stop, stop] };
  bench.emulator.order({
    operation: "simulateSkillV2",
    fault: {
      kind: "rival",
      when: "before",
      method: "POST",
      path: `/v2/skills/${SKILL}/stages/development/simulations`,
      body: { input: { content: "open coffee shop" }, device: { locale: "en-US" } },
    },
  });
  write([...models, { type: "SkillSimulation", name: "gate", args: gate }]);
  const screen = pulumiOnTerminal(bench.stack, 140, "up", "--yes", "--skip-preview");
  expect(await screen.exited).toBe(0);
  const texts = infos(screen, "gate");
  expect(texts).toEqual(expect.arrayContaining(["another simulation runs", "1/3 utterances", "2/3 utterances"]));
  expect(screen.frames.at(-1)).toContain("the skill was enabled for this account (development)");
});

test("Ctrl-C ends a wait while Amazon goes on, and the next up takes the build up", async () => {
  await given(declared());
  write(declared(["trois {size}"]));
  newRequests();
  const screen = pulumiOnTerminal(bench.stack, 120, "up", "--yes", "--skip-preview");
  await seen(screen, "french", "quick build");
  screen.type("\x03");
  expect(await screen.exited).not.toBe(0);
  expect(await statusAtAmazon()).toHaveProperty("interactionModel.fr-FR.lastUpdateRequest.status", "IN_PROGRESS");
  expect(screen.frames.at(-1)).toContain(
    "interrupted while Amazon is still building fr-FR: run `pulumi up` again to resume it",
  );
  const before = newRequests();
  const resumed = bench.up();
  const since: string[] = [];
  const hasLooked = () => since.push(...newRequests()) > 0 && since.some((request) => request.includes("/status"));
  await expect.poll(hasLooked, patience).toBe(true);
  pass(HOUR_MS);
  await resumed;
  const puts = [...before, ...since, ...newRequests()].filter((request) => request.startsWith("PUT"));
  expect(puts).toHaveLength(1);
  expect(bench.emulator.model(SKILL, "fr-FR")).toEqual(coffee(["trois {size}"]));
});

const LOCALES = ["en-US", "en-GB", "en-AU", "en-CA", "en-IN", "de-DE", "fr-FR", "fr-CA", "it-IT", "ja-JP"];
const NAMES = SKILLS.flatMap((_, at) => LOCALES.map((locale) => `${locale}-${at}`));
const twenty = (sample: string) =>
  SKILLS.flatMap((skillId, at) =>
    LOCALES.map((locale) => model({ skillId, locale, model: coffee([sample]) }, `${locale}-${at}`)),
  );
/** The lines of a log that name each resource, Diagnostics and all; the outputs at its end have no type. */
const linesFor = (log: string, name: string) =>
  log.split("\n").filter((line) => line.includes(`InteractionModel ${name} `) || line.includes(`(${name}):`));

/** Lets the twenty builds end when all were sent, and each skill was then asked often enough for its rows to say so. */
async function buildTwenty(): Promise<void> {
  const { requests } = bench.emulator;
  const from = requests.length;
  const polls = () => {
    const puts = requests.map(({ method, status }) => method === "PUT" && status === 202);
    const since = requests.slice(puts.lastIndexOf(true)).map(({ path }) => path);
    const isSent = puts.slice(from).filter(Boolean).length === NAMES.length;
    return isSent ? Math.min(...SKILLS.map((id) => since.filter((path) => path.includes(`${id}/status`)).length)) : 0;
  };
  await expect.poll(polls, { timeout: 120_000 }).toBeGreaterThan(3);
  pass(HOUR_MS);
}

// A slow machine makes no more of them: it sees fewer steps of a build, and only PUTs are limited, so that each row is held up once.
test.each([
  [10, "", []],
  [12, " whose PUTs are limited", [{ operation: "setInteractionModelV1", perSecond: 2, burst: 2 }]],
])("%i lines at most has each of twenty models%s in a pipeline's log", async (most, _whose, rateLimits) => {
  await given(twenty("a first {size}"));
  bench.emulator.set({ rateLimits });
  write(twenty(rateLimits.length > 0 ? "a slow {size}" : "a fast {size}"));
  const [{ code, output }] = await Promise.all([pulumi("up", "--yes", "--parallel", "64"), buildTwenty()]);
  expect(code, output).toBe(0);
  for (const name of NAMES) {
    const lines = linesFor(output, name);
    // One more stands in the preview's Diagnostics, without the name.
    expect(lines.length + 1, lines.join("\n")).toBeLessThanOrEqual(most);
    expect(lines.at(-1)).toMatch(/(created|updated) \(\d+s\) .*version \d, built in \d+ s/);
    expect(lines.join("\n")).toContain("quick build");
  }
  expect(/rate limited, \d+ s/.test(output)).toBe(rateLimits.length > 0);
});

test("a run without changes prints none of it", async () => {
  await given(twenty("a fast {size}"));
  const { code, output } = await pulumi("up", "--yes");
  expect(code, output).toBe(0);
  for (const name of NAMES) expect(linesFor(output, name)).toEqual([]);
});
