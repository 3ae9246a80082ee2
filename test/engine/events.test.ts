import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv";
import { expect, test } from "vitest";
import schema from "../../docs/events.schema.json";
import { emulatorCredentials } from "../../emulator";
import { coffee, model, SKILL, workbench } from "./workbench";

const bench = workbench({ buildMs: 500 });
const { write, given, fresh, pulumi } = bench;
const models = [model({}, "english"), model({ locale: "fr-FR" }, "french")];
const validate = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(schema);

type Event = { event: string; resource?: string; preview?: boolean } & Record<string, unknown>;

/** Runs a command with a file for events; gives what it wrote there, each line of which the schema must take. */
async function eventsOf(name: string, ...args: string[]): Promise<{ code: number | null; events: Event[] }> {
  const file = `${name}.jsonl`;
  bench.stack.env.PULUMI_ALEXA_EVENTS = file;
  const { code } = await pulumi(...args);
  delete bench.stack.env.PULUMI_ALEXA_EVENTS;
  const path = join(bench.stack.cwd, file);
  const text = existsSync(path) ? readFileSync(path, "utf8") : "";
  for (const secret of [emulatorCredentials.clientSecret, emulatorCredentials.refreshToken, "Atza|", "hidden words"])
    expect(text).not.toContain(secret);
  const events = text
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Event);
  for (const event of events)
    expect(validate(event), `${JSON.stringify(event)} ${validate.errors?.[0]?.message}`).toBe(true);
  return { code, events };
}
const of = (events: Event[], kind: string) => events.filter(({ event }) => event === kind);

test("a deployment is told by its requests and its build, each of its resource", async () => {
  fresh();
  write(models);
  bench.emulator.order({ operation: "setInteractionModelV1", path: "fr-FR", fault: { kind: "status", status: 503 } });
  bench.emulator.order({
    operation: "setInteractionModelV1",
    path: "en-US",
    fault: { kind: "status", status: 429, retryAfter: "1" },
  });
  const { code, events } = await eventsOf("first", "up", "--yes", "--skip-preview");
  expect(code).toBe(0);
  const puts = of(events, "request").filter(({ method }) => method === "PUT");
  const sent = (resource: string, status: number) =>
    expect.objectContaining({ resource, status, operation: "setInteractionModel", preview: false });
  for (const [resource, status] of [
    ["french", 503],
    ["english", 429],
    ["french", 202],
    ["english", 202],
  ] as const)
    expect(puts).toContainEqual(sent(resource, status));
  expect(puts.every(({ requestId }) => typeof requestId === "string")).toBe(true);
  expect(of(events, "retry")).toEqual([expect.objectContaining({ resource: "french", reason: "503", attempt: 1 })]);
  expect(of(events, "throttled").map(({ resource }) => resource)).toContain("english");
  for (const [resource, locale] of [
    ["english", "en-US"],
    ["french", "fr-FR"],
  ])
    expect(
      of(events, "build")
        .filter((event) => event.resource === resource)
        .at(-1),
    ).toMatchObject({ locale, status: "SUCCEEDED", version: "1", seconds: expect.any(Number) });
  const requests = of(events, "request").filter(({ operation }) => operation !== "token");
  expect(requests.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(bench.newRequests().sort());
});

test("a run without changes tells nothing", async () => {
  await given(models);
  expect(await eventsOf("none", "up", "--yes")).toEqual({ code: 0, events: [] });
});

test("what changes and what is wrong is told by the preview, and why a build failed", async () => {
  await given(models);
  write([
    model({ model: coffee(["make it {sise}"]) }, "english"),
    model({ locale: "fr-FR", model: coffee(["order a {size} coffee"]) }, "french"),
  ]);
  const { code, events } = await eventsOf("wrong", "preview");
  expect(code).not.toBe(0);
  expect(of(events, "validation")).toContainEqual(
    expect.objectContaining({
      resource: "english",
      severity: "error",
      preview: true,
      text: expect.stringContaining("names {sise}"),
    }),
  );
  write([model({}, "english"), model({ locale: "fr-FR", model: coffee(["deux {size}"]) }, "french")]);
  bench.emulator.failNextBuild([{ code: "INVALID_GRAMMAR", message: "No." }], SKILL);
  const failed = await eventsOf("failed", "up", "--yes");
  expect(failed.code).not.toBe(0);
  expect(of(failed.events, "diff").map(({ resource, preview, summary }) => [resource, preview, summary])).toEqual([
    ["french", true, "fr-FR: OrderIntent +1 sample"],
    ["french", false, "fr-FR: OrderIntent +1 sample"],
  ]);
  expect(of(failed.events, "build").at(-1)).toMatchObject({
    resource: "french",
    status: "FAILED",
    errors: [{ code: "INVALID_GRAMMAR", message: "No." }],
  });
});

test("of what came from a secret no text is told", async () => {
  await given(models);
  bench.emulator.failNextBuild([{ code: "INVALID_GRAMMAR", message: "Bad: my hidden words." }], SKILL);
  write([
    model({}, "english"),
    model({ locale: "en-CA", model: { $secret: coffee(["my hidden words", "my hidden words"]) } }, "secret"),
  ]);
  const { code, events } = await eventsOf("secret", "up", "--yes");
  expect(code).not.toBe(0);
  expect(of(events, "validation")).toContainEqual(expect.objectContaining({ resource: "secret", severity: "warning" }));
  expect(of(events, "build").at(-1)).toHaveProperty("errors", [
    { code: "INVALID_GRAMMAR", step: "LANGUAGE_MODEL_FULL_BUILD" },
  ]);
});

test("a file that cannot be written is warned of once, and changes nothing else", async () => {
  await given(models);
  write([model({}, "english"), model({ locale: "fr-FR", model: coffee(["trois {size}"]) }, "french")]);
  mkdirSync(join(bench.stack.cwd, "folder"), { recursive: true });
  bench.stack.env.PULUMI_ALEXA_EVENTS = "folder";
  const { code, output } = await pulumi("up", "--yes", "--skip-preview");
  delete bench.stack.env.PULUMI_ALEXA_EVENTS;
  expect(code, output).toBe(0);
  expect(
    output.split("Diagnostics:")[1]?.match(/the events that PULUMI_ALEXA_EVENTS asks for are not written/g),
  ).toHaveLength(1);
});

test("a gate tells of each utterance, and no word of a secret one", async () => {
  await given(models);
  const utterances = [
    { input: "order a small coffee", expect: { intent: "OrderIntent", slots: { size: "small" } } },
    { input: "order a large coffee", expect: { intent: "AMAZON.StopIntent" } },
  ];
  const gate = { skillId: SKILL, locale: "en-US", minimumPassRate: 0.5 };
  const secret = { ...gate, utterances: { $secret: [{ input: "hidden words", expect: { intent: "Hidden" } }] } };
  write([
    ...models,
    { type: "NluProfile", name: "gate", args: { ...gate, utterances } },
    { type: "NluProfile", name: "secret", args: { ...secret, minimumPassRate: 0 } },
  ]);
  const { code, events } = await eventsOf("gate", "up", "--yes", "--skip-preview");
  expect(code).toBe(0);
  const told = of(events, "simulation").map(({ time, urn, seconds, preview, event, ...rest }) => rest);
  expect(told).toHaveLength(3);
  expect(told).toEqual(
    expect.arrayContaining([
      {
        resource: "gate",
        place: "utterances[0]",
        utterance: "order a small coffee",
        expected: "OrderIntent",
        got: "OrderIntent",
        passed: true,
      },
      {
        resource: "gate",
        place: "utterances[1]",
        utterance: "order a large coffee",
        expected: "AMAZON.StopIntent",
        got: "OrderIntent",
        passed: false,
      },
      { resource: "secret", place: "utterances[0]", passed: false },
    ]),
  );
});
