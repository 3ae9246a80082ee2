import { expect, test } from "vitest";
import { emulatorCredentials } from "../../emulator";
import { coffee, editElsewhere, environmentOf, model, SKILL, workbench } from "./workbench";

// Two vendors, so that one has to be chosen.
const bench = workbench({
  configured: false,
  vendors: [
    { id: "MFIRST", name: "First" },
    { id: "MSECOND", name: "Second" },
  ],
  skills: [{ id: SKILL, vendorId: "MFIRST" }],
});
const { write, pulumi } = bench;

/** What a user sees of a program that is wrong: the error once, in the row's own Diagnostics. */
async function mistake(
  declarations: unknown[],
  env: Record<string, string> = {},
  command = ["up", "--yes", "--skip-preview"],
): Promise<string> {
  const names = Object.keys({ ...environmentOf(bench.emulator), ...env });
  Object.assign(bench.stack.env, environmentOf(bench.emulator), env);
  write(declarations);
  const { code, output } = await pulumi(...command, "--suppress-progress");
  for (const name of names) delete bench.stack.env[name];
  expect(code, output).not.toBe(0);
  return output;
}

const slotType = { type: "SlotType", name: "sizes", args: { name: "SIZE" } };

test("an account with several vendors", async () => {
  const output = await mistake([slotType]);
  expect(output).toContain("set vendorId, or alexa:vendorId, to one of MFIRST (First), MSECOND (Second)");
});

test("a vendor that the account does not have", async () => {
  const output = await mistake([{ ...slotType, args: { name: "SIZE", vendorId: "MNOBODY" } }]);
  expect(output).toContain("MNOBODY");
});

test("a skill that does not exist", async () => {
  const output = await mistake([model({ skillId: "amzn1.ask.skill.nobody" })]);
  expect(output).toContain("skill amzn1.ask.skill.nobody");
  expect(output).toContain("Check skillId, that the credentials are of the account that owns the skill");
});

test("JSON that is malformed, with its place", async () => {
  const output = await mistake([model({ model: '{\n  "languageModel": {,\n' })], {}, ["preview"]);
  expect(output).toContain("model is not valid JSON at line 2, column 21");
});

test.each([
  [{ $asset: "en-US.json" }, "model is an asset: give the object, its JSON text, or modelFile"],
  [{ $buffer: "{}" }, "model is a Buffer: give the object, its JSON text, or modelFile"],
])("%j in place of a model", async (source, message) => {
  expect(await mistake([model({ model: source })], {}, ["preview"])).toContain(message);
});

test("a file that is not there", async () => {
  const output = await mistake(
    [{ ...model(), args: { skillId: SKILL, locale: "en-US", modelFile: "models/nowhere.json" } }],
    {},
    ["preview"],
  );
  expect(output).toContain("model cannot be read from the file models/nowhere.json: there is no such file");
});

test("all mistakes of a model at once, with their JSON paths", async () => {
  const broken = coffee();
  Object.assign(broken.languageModel.intents[1] ?? {}, { samples: "order", name: "" });
  const output = await mistake([model({ model: broken })], {}, ["preview"]);
  expect(output).toContain("model: languageModel.intents[1].samples must be an array, not a string");
  expect(output).toContain("model: languageModel.intents[1].name must not be empty");
});

test("all mistakes of the arguments at once", async () => {
  const output = await mistake([model({ skillId: "", locale: "en_US", stage: "production", buildTimeout: -1 })], {}, [
    "preview",
  ]);
  expect(output).toContain('locale "en_US" is not a locale: write it "en-US"');
  expect(output).toContain("stage must be development or live");
  expect(output).toContain("skillId must be a skill's id");
  expect(output).toContain("buildTimeout must be a number of seconds above 0");
});

test("a model with thousands of mistakes", async () => {
  const values = Array.from({ length: 3_000 }, (_, index) => ({ name: { value: index } }));
  const output = await mistake([model({ model: coffee([], { types: [{ name: "SIZE", values }] }) })], {}, ["preview"]);
  expect(output).toContain("languageModel.types[0].values[0].name.value must be a string, not a number");
  expect(output).toContain("… and 2980 more");
  expect(output.split("\n").length).toBeLessThan(100);
});

test("an output without a value inside a model", async () => {
  const samples = [{ $output: "model.nothing" } as unknown as string];
  const output = await mistake([model({ locale: "de-DE" }), model({ model: coffee(samples) }, "other")], {}, [
    "preview",
  ]);
  expect(output).toContain("languageModel.intents[1].samples[1] must be a string, not null");
});

test("no credentials", async () => {
  const none = { ASK_REFRESH_TOKEN: "", ASK_LWA_CLIENT_ID: "", ASK_LWA_CLIENT_CONFIRMATION: "" };
  const output = await mistake([model()], none);
  expect(output).toContain("no credentials for Amazon: set alexa:clientId, alexa:clientSecret and alexa:refreshToken");
});

test("credentials that Amazon refuses", async () => {
  const output = await mistake([model()], { ASK_REFRESH_TOKEN: `${emulatorCredentials.refreshToken}x` });
  expect(output).toContain("refuses the credentials (400 invalid_grant");
});

test("an emulator that does not run", async () => {
  const nowhere = { ASK_SMAPI_SERVER_BASE_URL: "http://127.0.0.1:9", ASK_LWA_TOKEN_HOST: "http://127.0.0.1:9" };
  const output = await mistake([model()], nowhere);
  expect(output).toContain("http://127.0.0.1:9 cannot be reached (ECONNREFUSED)");
});

test.each([
  ["nonsense", 'alexa:apiEndpoint is "nonsense", which is no address'],
  [
    "http://api.example.com",
    'alexa:apiEndpoint is "http://api.example.com": plain http is allowed to this machine only',
  ],
])("a wrong endpoint: %s", async (endpoint, message) => {
  expect(await mistake([model()], { ASK_SMAPI_SERVER_BASE_URL: endpoint })).toContain(message);
});

test("a locale that does not exist", async () => {
  const output = await mistake([model({ locale: "xx-XX" })]);
  expect(output).toContain("xx-XX");
  expect(output).toContain("not among the locales that Amazon is known to support");
});

test("the same skill and locale declared twice", async () => {
  const output = await mistake([model(), model({}, "again")], {}, ["preview"]);
  // Which of the two comes first is the engine's to decide.
  expect(output).toMatch(
    /the en-US model of skill \S+ \(development\) is already declared by the resource "(model|again)": keep one/,
  );
});

test("another model stands there: it is shown and not overwritten", async () => {
  await editElsewhere(bench, coffee(), "it-IT");
  const output = await mistake([model({ locale: "it-IT", model: coffee(["a {size} tea"]) }, "italian")]);
  expect(output).toContain("the skill already has another it-IT model (version 1), and it was not overwritten");
  expect(output).toContain('+   sample "a {size} tea"');
  expect(output).toContain('set onConflict: "overwrite"');
});
