import { expect, test } from "vitest";
import { asAnotherClient, vendorId } from "../plugin/emulated-account";
import { coffee, model, SKILL, WRITTEN_PROGRAM, workbench } from "./workbench";

const skills = [{ id: SKILL, names: { "en-US": "Coffee Shop" } }];
const bench = workbench({ skills }, WRITTEN_PROGRAM);
const { up, upFails, pulumi, fresh, newRequests, write: program } = bench;
const outputs = async () => JSON.parse((await pulumi("stack", "output", "--json", "--show-secrets")).output);
const SLOT_TYPES = "/v1/skills/api/custom/interactionModel/slotTypes";
/** By this the engine marks a secret in a state. */
const SECRET = "4dabf18193072939515e22adb298388d";

test("promises: what an earlier stack made, copied to another locale, asked once in each run", async () => {
  fresh();
  const place = { skillId: SKILL, locale: "en-US" };
  program(`new alexa.InteractionModel("model", ${JSON.stringify(model().args)});`);
  await up();
  program(`
    const place = ${JSON.stringify(place)};
    module.exports = async () => {
      const [skill, found] = await Promise.all([alexa.getSkill({ name: "Coffee Shop" }), alexa.getInteractionModel(place)]);
      const again = await alexa.getInteractionModel({ ...place, stage: "development" });
      new alexa.InteractionModel("model", ${JSON.stringify(model().args)});
      new alexa.InteractionModel("british", { skillId: skill.id, locale: "en-GB", model: found.interactionModel });
      return { name: skill.name, version: again.version, modelHash: found.modelHash };
    };`);
  newRequests();
  await up();
  expect(await outputs()).toEqual({
    name: "Coffee Shop",
    version: "1",
    modelHash: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  expect(bench.emulator.model(SKILL, "en-GB")).toEqual(coffee());
  const path = `/v1/skills/${SKILL}/stages/development/interactionModel/locales/en-US`;
  expect(newRequests().filter((request) => request.endsWith("en-US"))).toEqual([`GET ${path}`]);
});

test("outputs: unknown in the preview that makes what they read, known after it", async () => {
  fresh();
  program(`
    const drinks = new alexa.SlotType("drinks", { name: "DRINK", description: "What we serve" });
    const values = new alexa.SlotTypeVersion("values", { slotTypeId: drinks.id, values: [{ name: { value: "tea" } }] });
    const found = alexa.getSlotTypeVersionOutput({ slotTypeId: drinks.id, version: values.version });
    exports.reference = found.reference;
    exports.description = alexa.getSlotTypeOutput({ id: drinks.id }).description;`);
  const preview = await pulumi("preview");
  expect(preview.code, preview.output).toBe(0);
  expect(newRequests()).toEqual([]);
  await up();
  const [type] = bench.emulator.slotTypes();
  expect(await outputs()).toEqual({ reference: { id: type?.id, version: "1" }, description: "What we serve" });
  newRequests();
  await up("--expect-no-changes");
  expect(newRequests().sort()).toEqual([`GET ${SLOT_TYPES}/${type?.id}`, `GET ${SLOT_TYPES}/${type?.id}/versions/1`]);
});

test("a list of several pages, in a preview too", async () => {
  fresh();
  for (let number = 1; number <= 51; number++) {
    const body = { vendorId, slotType: { name: `TYPE_${number}` } };
    await asAnotherClient(bench.emulator, "POST", SLOT_TYPES, body);
  }
  program(`
    module.exports = async () => {
      const [all, again] = await Promise.all([alexa.listSlotTypes(), alexa.listSlotTypes()]);
      return { count: all.length, equal: all.length === again.length };
    };`);
  const before = bench.emulator.requests.length;
  const { code, output } = await pulumi("preview");
  expect(code, output).toBe(0);
  expect(output).toMatch(/count: 51/);
  const lists = bench.emulator.requests.slice(before).filter(({ path }) => path === SLOT_TYPES);
  expect(lists).toHaveLength(2);
});

test.each([
  ["awaited", `module.exports = async () => ({ it: await alexa.getSkill({ name: "Cofee Shop" }) });`],
  ["not awaited", `alexa.getSkill({ name: "Cofee Shop" });`],
  ["an output that is exported", `exports.it = alexa.getSkillOutput({ name: "Cofee Shop" }).id;`],
  [
    "an output that a resource takes",
    `new alexa.SlotType("drinks", { name: alexa.getSkillOutput({ name: "Cofee Shop" }).id });`,
  ],
])("a failure ends the program with one sentence: %s", async (_, text) => {
  fresh();
  program(text);
  const output = await upFails();
  const [, diagnostics] = output.split("Diagnostics:");
  expect(diagnostics?.match(/error: .*/g)).toEqual([
    expect.stringMatching(
      /^error: (error serializing property "name": )?getSkill: there is no skill named "Cofee Shop": did you mean "Coffee Shop"\?$/,
    ),
  ]);
});

test("a secret argument makes the answer secret, and is in no message", async () => {
  fresh();
  program(`
    const drinks = new alexa.SlotType("drinks", { name: "DRINK", description: "classified blend" });
    exports.found = alexa.getSlotTypeOutput({ id: pulumi.secret(drinks.id) }).apply(({ description }) => [description]);`);
  await up();
  const { output } = await pulumi("stack", "export");
  const [root] = JSON.parse(output).deployment.resources;
  expect(JSON.stringify(root.outputs.found)).toContain(SECRET);
  expect(await outputs()).toEqual({ found: ["classified blend"] });
  program(`exports.found = alexa.getSlotTypeOutput({ id: pulumi.secret("hidden-id") }).name;`);
  const failed = await upFails();
  expect(failed).toMatch(/error: getSlotType: failed; the reason is not shown because an argument is secret/);
  expect(failed).not.toContain("hidden-id");
});
