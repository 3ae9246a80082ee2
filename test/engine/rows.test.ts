import { afterEach, expect, test } from "vitest";
import { diagnosticsIn } from "./diagnostics";
import { coffee, workbench } from "./workbench";

const bench = workbench();
const { up, pulumi, write, newRequests } = bench;

const TYPE = "pulumi-nodejs:dynamic/alexa:";
const reference = (prefix: string) => ({ $output: `${prefix}-values.reference` });
/** A slot type, a version of it and a model that refers to it, so that a destroy leaves all three at Amazon and says so. */
const declared = (prefix: string, more: (name: string) => Record<string, unknown> = () => ({})) => [
  { type: "SlotType", name: `${prefix}-type`, args: { name: "SHARED" }, ...more("type") },
  {
    type: "SlotTypeVersion",
    name: `${prefix}-values`,
    args: { slotTypeId: { $output: `${prefix}-type.id` }, values: [{ name: { value: "small" } }] },
    ...more("values"),
  },
  {
    type: "InteractionModel",
    name: `${prefix}-model`,
    args: { skillId: "amzn1.ask.skill.engine", locale: "en-US", onConflict: "overwrite", model: referring(prefix) },
    ...more("model"),
  },
];
const referring = (prefix: string) => {
  const model = coffee();
  const slots = [{ name: "size", slotTypeReference: reference(prefix) }];
  Object.assign(model.languageModel.intents[1] ?? {}, { slots });
  return model;
};
const run = async (...args: string[]) => {
  const { code, output } = await pulumi(...args);
  expect(code, output).toBe(0);
  return output;
};
const destroyed = () => run("destroy", "--yes", "--skip-preview", "--suppress-progress");

/** What was left in place stands below the three resources, by their present names, and nothing below the stack. */
function expectLeftovers(output: string, prefix: string): void {
  const left = "is still in use by a model, so it was left in place at Amazon";
  expect(diagnosticsIn(output)).toEqual({
    [`${TYPE}SlotType (${prefix}-type)`]: [expect.stringContaining(left)],
    [`${TYPE}SlotTypeVersion (${prefix}-values)`]: [expect.stringContaining(left)],
    [`${TYPE}InteractionModel (${prefix}-model)`]: [expect.stringContaining("remains at Amazon")],
  });
  // All rows are of deletions: one of a place where a resource once was would have no sign.
  expect(output.match(/^.*(?=pulumi-nodejs:dynamic)/gm)?.filter((sign) => !/^ - {2}$|^ {2}$/.test(sign))).toEqual([]);
}

// The next test's stack starts with nothing; what Amazon keeps is overwritten.
afterEach(async () => {
  await destroyed();
});

test("of renamed resources nothing but markers changes, and what is said of them stands below their new names", async () => {
  write(declared("old"));
  await up();
  write(declared("new", (part) => ({ was: { name: `old-${part}` } })));
  expect(await up()).toContain("2 updated");
  newRequests();
  const outputs = [await up("--expect-no-changes"), await run("preview", "--expect-no-changes")];
  expect(newRequests()).toEqual([]);
  outputs.push(await run("refresh", "--yes", "--skip-preview", "--expect-no-changes"));
  for (const output of outputs) {
    expect(diagnosticsIn(output)).toEqual({});
    expect(output).not.toMatch(/dynamic.* old-/);
  }
  expectLeftovers(await destroyed(), "new");
});

test("so does what is said of a resource that was moved below a component", async () => {
  write(declared("moved"));
  await up();
  write(declared("moved", () => ({ child: true, was: { root: true } })));
  expect(diagnosticsIn(await up())).toEqual({});
  expectLeftovers(await destroyed(), "moved");
});

test("so does what is said of a resource, or a stack, that was renamed in the state alone", async () => {
  write(declared("before"));
  await up();
  const rename = (type: string, part: string) =>
    run("state", "rename", "--yes", `urn:pulumi:test::test::${TYPE}${type}::before-${part}`, `after-${part}`);
  await rename("InteractionModel", "model");
  await rename("SlotTypeVersion", "values");
  await rename("SlotType", "type");
  await run("stack", "rename", "organization/test/renamed");
  expectLeftovers(await destroyed(), "after");
});
