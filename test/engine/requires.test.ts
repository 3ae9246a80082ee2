import { beforeEach, expect, test } from "vitest";
import { coffee, type ExportedResource, SKILL, WRITTEN_PROGRAM, workbench } from "./workbench";

const bench = workbench({}, WRITTEN_PROGRAM);
const { up, upFails, pulumi, write, fresh, state, newRequests } = bench;

/** A program's text that declares one model with these arguments. */
const model = (args: string, options = "{}") =>
  `const model = new alexa.InteractionModel("model", { skillId: "${SKILL}", locale: "en-US", model: ${JSON.stringify(coffee())}, ${args} }, ${options});\n`;

beforeEach(fresh);

test("what is wrong with a requirement or with a list of gates is one sentence each", async () => {
  const suite = JSON.stringify([{ input: "order", expect: { intent: "OrderIntent" } }]);
  const gate = (type: string) => `new alexa.${type}("orders-en-US", { model, utterances: ${suite} })`;
  const mistakes: Record<string, string> = {
    "verified({}, { gates: ['orders'] })":
      "alexa.verified: its source is neither a StackReference nor the path of an attestation, or a list of such paths",
    "verified([], {})": "or a list of such paths; gates is missing",
    "verified('a.json', { gates: ['orders-en-US'], minimumAge: 'soon' })":
      'gates has "orders-en-US": leave out the locale en-US, and write "orders"; minimumAge is "soon": write 30m, 24h or 7d',
    "anyOf()": "alexa.anyOf: give it one requirement at least",
    "anyOf('orders')": "alexa.anyOf: give it one requirement at least, each made by `verified` or `anyOf`",
    [`proofs([${gate("NluProfile")}, ${gate("SkillSimulation")}])`]:
      'alexa.proofs: two gates are called "orders-en-US": rename one of them',
    "proofs(model)": "alexa.proofs: give it a list of gates",
  };
  const attempts = Object.keys(mistakes).map((call) => `() => alexa.${call}`);
  write(
    `${model("")}for (const attempt of [${attempts}]) try { attempt(); console.log("passed"); } catch (error) { console.log(error.message); }`,
  );
  const { output } = await pulumi("preview");
  for (const words of Object.values(mistakes)) expect(output).toContain(words);
  expect(output).not.toMatch(/^\s*passed$/m);
});

test("a requirement that asks for nothing, or is none, is refused", async () => {
  const told = async (args: string, options?: string) => {
    write(model(args, options));
    const { code, output } = await pulumi("preview");
    expect(code, output).not.toBe(0);
    return output;
  };
  expect(await told("requires: []")).toContain("requires is empty: leave it out where nothing is required");
  expect(await told('requires: "orders"')).toContain("requires[0] must be made by `verified` or `anyOf`");
  const output = await told('requires: alexa.verified("none.json", { gates: ["orders"] })');
  expect(output).toContain("none.json cannot be read: ENOENT: no such file or directory");
  expect(output).toContain("[promotion-no-attestation]");
  expect(output).toContain("ways on: let a gate of the stage before write it (`attestation`);");
  expect(newRequests()).toEqual([]);
});

test("a requirement cannot be switched off by ignoreChanges", async () => {
  write(model(""));
  await up();
  write(
    model(
      'overlay: { invocationSuffix: "please" }, requires: alexa.verified("none.json", { gates: ["orders"] })',
      '{ ignoreChanges: ["requires"] }',
    ),
  );
  newRequests();
  const { code, output } = await pulumi("preview");
  expect(code).not.toBe(0);
  expect(output).toContain("requires is ignored by ignoreChanges, so that nothing would be proved");
  expect(newRequests()).toEqual([]);
});

test.each([
  { made: "at once", options: "{}" },
  { made: "later, where changes of the model are ignored", options: '{ ignoreChanges: ["model"] }' },
])("a secret suffix stands in clear text nowhere: $made", async ({ made, options }) => {
  write(model(""));
  if (made !== "at once") await up();
  write(model('overlay: { invocationSuffix: pulumi.secret("blue moon") }', options));
  expect(await up()).not.toContain("blue moon");
  expect(bench.emulator.model(SKILL, "en-US")).toMatchObject({
    languageModel: { invocationName: "coffee shop blue moon" },
  });
  expect((await pulumi("stack", "export")).output).not.toContain("blue moon");
});

test("a release whose build failed is not sent again once it is held, which the preview says in two lines", async () => {
  write(model(""));
  bench.emulator.failNextBuild([{ code: "Code", message: "Text." }]);
  await upFails();
  const [{ inputs }] = Object.values(await state()).filter(({ type }) => type.endsWith("InteractionModel")) as [
    ExportedResource,
  ];
  const hash = String(inputs.__sourceHash).slice(0, 8);
  await pulumi("config", "set", "alexa:hold", `${hash} wrong drinks`);
  newRequests();
  for (const command of [["preview"], ["up", "--yes", "--skip-preview"]]) {
    const { code, output } = await pulumi(...command);
    expect(code, output).not.toBe(0);
    expect(output).toContain(`${hash} is held, so it is not sent: wrong drinks [promotion-held]`);
  }
  expect(newRequests()).toEqual([]);
  await pulumi("config", "rm", "alexa:hold");
  await up();
});
