import { afterAll, beforeAll, expect, test } from "vitest";
import { type Emulator, startEmulator } from "../../emulator";
import { coffee, SKILL, WRITTEN_PROGRAM, workbench } from "./workbench";

/** Of the second account alone. */
const own = {
  clientId: "amzn1.application-oa2-client.own",
  clientSecret: "own-secret",
  refreshToken: "Atzr|own-token",
};
const OTHER_SKILL = "amzn1.ask.skill.other";

/** The environment has a half of the second account's credentials; the stack's configuration has all of the first one's. */
const env = { ASK_LWA_CLIENT_ID: own.clientId, ASK_LWA_CLIENT_CONFIRMATION: own.clientSecret };
const bench = workbench({ skills: [{ id: SKILL, names: { "en-US": "Coffee" } }], env }, WRITTEN_PROGRAM);
const { up, upFails, pulumi, write, fresh } = bench;

let other: Emulator;
beforeAll(async () => {
  const skills = [{ id: OTHER_SKILL, names: { "en-US": "Tea" } }];
  const vendors = [{ id: "MOWN0000000000", name: "Own" }];
  other = await startEmulator({ skills, vendors, credentials: own, buildMs: 100 });
});
afterAll(() => other.close());

/** The text that makes a provider of the second account's address, and of these arguments. */
const provider = (args: object) =>
  `const own = new alexa.Provider("own", ${JSON.stringify({ apiEndpoint: other.url, authEndpoint: other.url, ...args })});\n`;

/** Three resources and two functions in each account. */
const both = (args: object) => `${provider(args)}
const deploy = (name, skillId, opts) => {
  const type = new alexa.SlotType(name, { name: "SIZE" }, opts);
  const values = [{ name: { value: "small" } }];
  const version = new alexa.SlotTypeVersion(name + "-version", { slotTypeId: type.id, values }, opts);
  new alexa.InteractionModel(name + "-model", { skillId, locale: "en-US", model: ${JSON.stringify(coffee())} }, opts);
  return alexa.getSlotTypeVersionOutput({ slotTypeId: type.id, version: version.version }, opts).reference;
};
module.exports = async () => ({
  first: deploy("first", "${SKILL}"),
  second: deploy("second", "${OTHER_SKILL}", { provider: own }),
  names: [(await alexa.getSkill({ id: "${SKILL}" })).name, (await alexa.getSkill({ id: "${OTHER_SKILL}" }, { provider: own })).name],
});`;

test("one stack in two accounts: up, preview, refresh, changed arguments, destroy", async () => {
  write(both({ ...own, buildTimeout: 60 }));
  const output = await up();
  expect(output).not.toContain("warning");
  const exported = await pulumi("stack", "export");
  for (const secret of [own.clientSecret, own.refreshToken]) expect(output + exported.output).not.toContain(secret);
  const [first, second] = [bench.emulator.slotTypes(), other.slotTypes()];
  expect([first, second].map((types) => types.map(({ name }) => name))).toEqual([["SIZE"], ["SIZE"]]);
  expect(bench.emulator.model(SKILL, "en-US")).toEqual(coffee());
  expect(other.model(OTHER_SKILL, "en-US")).toEqual(coffee());
  const outputs = await pulumi("stack", "output", "--json");
  const reference = (id?: string) => ({ id, version: "1" });
  const names = ["Coffee", "Tea"];
  expect(JSON.parse(outputs.output)).toEqual({
    first: reference(first[0]?.id),
    second: reference(second[0]?.id),
    names,
  });
  // What the functions give is not secret because the provider's credentials are.
  expect(outputs.output).not.toContain("secret");

  for (const command of [["preview"], ["refresh", "--yes", "--skip-preview"]]) {
    const ran = await pulumi(...command, "--expect-no-changes");
    expect(ran.code, ran.output).toBe(0);
  }

  write(both({ ...own, buildTimeout: 90 }));
  const changed = await pulumi("preview");
  expect(changed.output).toMatch(/1 to update\n\s+\d+ unchanged/);
  await up();

  const destroyed = await pulumi("destroy", "--yes", "--skip-preview");
  expect(destroyed.code, destroyed.output).toBe(0);
  expect([bench.emulator.slotTypes(), other.slotTypes()]).toEqual([[], []]);
});

test("what a provider is not given is taken from the environment", async () => {
  fresh();
  write(
    `${provider({ refreshToken: own.refreshToken })} new alexa.SlotType("drinks", { name: "DRINK" }, { provider: own });`,
  );
  await up();
  expect([bench.emulator.slotTypes().length, other.slotTypes().length]).toEqual([0, 1]);
});

test("a component gives its provider to its children", async () => {
  fresh();
  other.reset();
  write(`${provider(own)}
    const parent = new pulumi.ComponentResource("test:index:Skill", "skill", {}, { providers: [own] });
    new alexa.SlotType("drinks", { name: "DRINK" }, { parent });`);
  expect(await up()).not.toContain("warning");
  expect([bench.emulator.slotTypes().length, other.slotTypes().length]).toEqual([0, 1]);
});

test.each([
  ["resource", `new alexa.SlotType("drinks", { name: "DRINK" }, { provider: own });`],
  ["function", "alexa.listSlotTypes({}, { provider: own });"],
])("and not from the stack's configuration: a %s tells what the provider lacks", async (_, use) => {
  fresh();
  write(`${provider({})} ${use}`);
  expect(await upFails()).toContain(
    "provider own: no credentials for Amazon: set the provider's clientId, the provider's clientSecret and the provider's refreshToken, or ASK_LWA_CLIENT_ID, ASK_LWA_CLIENT_CONFIRMATION and ASK_REFRESH_TOKEN, or run `ask configure`",
  );
});

test("a misspelt argument is told", async () => {
  fresh();
  write(provider({ refreshTokn: "a" }));
  expect(await upFails()).toContain(
    'error: provider own: refreshTokn is not an argument of a Provider: did you mean "refreshToken"?',
  );
});

test("a promise cannot wait for an argument that a preview does not know", async () => {
  fresh();
  other.reset();
  const ask = (name: string) => `
    const { vendorId } = new alexa.SlotType("first", { name: "FIRST" });
    const own = new alexa.Provider("own", { ...${JSON.stringify({ ...own, apiEndpoint: other.url, authEndpoint: other.url })}, vendorId: vendorId.apply(() => "MOWN0000000000") });
    exports.count = pulumi.output(alexa.${name}({}, { provider: own })).apply((all) => all.length);`;
  write(ask("listSlotTypes"));
  expect((await pulumi("preview")).output).toContain(
    "error: listSlotTypes: an argument of the provider own is not yet known: use listSlotTypesOutput, which waits for it",
  );
  write(ask("listSlotTypesOutput"));
  const { code, output } = await pulumi("preview");
  expect(code, output).toBe(0);
  await up();
});
