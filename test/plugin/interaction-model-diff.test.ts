import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { modelHash, wireHash } from "../../provider/model/wire/model";
import { type Plugin, type Properties, startPlugin } from "./plugin";
import { declare, foreseenOf, modelOf, UNKNOWN, wire } from "./resources";

const skillId = "amzn1.ask.skill.1";
const id = `${skillId}/development/en-US`;
const model = modelOf("tell me a fact", "a fact");
const inputs = { skillId, locale: "en-US", stage: "development", onConflict: "fail", ...wire(model) };
const outs = {
  skillId,
  locale: "en-US",
  stage: "development",
  onConflict: "fail",
  references: {},
  vendorId: "M1",
  version: "1",
  eTag: "e1",
  modelHash: modelHash(model),
  ...foreseenOf(model),
};
const none = { changes: false, replaces: [] };
const update = { changes: true, replaces: [] };

describe("diff of an interaction model", () => {
  let plugin: Plugin;
  beforeAll(async () => {
    plugin = await startPlugin("newest");
  });
  afterAll(() => plugin.stop());

  /** As `check` foresees it. */
  const sourceHash = ({ model, references = {} }: Properties) =>
    model === UNKNOWN ? UNKNOWN : wireHash({ text: String(model), references: references as Properties });
  const diff = (news: Properties, olds: Properties = {}) => {
    const declared = { ...inputs, ...news };
    return plugin.diff(
      id,
      declare("interactionModel", { ...outs, ...olds }),
      declare("interactionModel", { ...declared, __sourceHash: sourceHash(declared) }),
    );
  };

  test("finds no change, whatever the layout of the model", async () => {
    expect(await diff({})).toEqual(none);
    const { samples, ...intent } = { ...model.languageModel.intents[0] };
    const sorted = { languageModel: { types: [], intents: [{ samples, ...intent }], invocationName: "space facts" } };
    expect(await diff(wire(JSON.stringify({ interactionModel: sorted, version: "7" }, null, 7)))).toEqual(none);
  });

  test.each(["skillId", "locale", "stage"])("replaces for another or an unknown %s", async (place) => {
    expect(await diff({ [place]: "other" })).toEqual({ changes: true, replaces: [place] });
    expect(await diff({ [place]: UNKNOWN })).toEqual({ changes: true, replaces: [place] });
  });

  test("updates for another model, and for another order of samples", async () => {
    expect(await diff(wire(modelOf("tell me a fact")))).toEqual(update);
    expect(await diff(wire(modelOf("a fact", "tell me a fact")))).toEqual(update);
  });

  test.each([{ onConflict: "overwrite" }, { buildTimeout: 60 }, { references: { somewhere: "else" } }])(
    "takes a setting for a change: %o",
    async (setting) => {
      expect(await diff(setting)).toEqual(update);
      expect(await diff(setting, setting)).toEqual(none);
    },
  );

  test("takes a description, which goes with the next build, for none", async () => {
    expect(await diff({ description: "new" })).toEqual(none);
  });

  test.each(["model", "references", "description", "buildTimeout", "onConflict"])(
    "takes an unknown %s for a change",
    async (it) => {
      expect(await diff({ [it]: UNKNOWN })).toEqual(update);
    },
  );

  test("takes an unknown reference for a change, and a known one for none while it is the same", async () => {
    const reference = { id: "type-1", version: "1" };
    const slots = [{ name: "drink", slotTypeReference: reference }];
    const withSlot = { languageModel: { invocationName: "my own test", intents: [{ name: "OrderIntent", slots }] } };
    const wired = wire(withSlot, (it) => it === reference);
    const known = { references: wired.references, modelHash: modelHash(withSlot), sourceHash: sourceHash(wired) };
    expect(await diff(wired, known)).toEqual(none);
    const key = Object.keys(wired.references as Properties)[0] ?? "";
    expect(await diff({ ...wired, references: { [key]: UNKNOWN } }, known)).toEqual(update);
    expect(await diff({ ...wired, references: { [key]: { id: "type-1", version: UNKNOWN } } }, known)).toEqual(update);
    expect(await diff({ ...wired, references: { [key]: { id: "type-1", version: "2" } } }, known)).toEqual(update);
  });

  test("takes a build that was not seen to succeed for a change, even where the model before it is declared again", async () => {
    expect(await diff({}, { pendingHash: outs.modelHash })).toEqual(update);
    expect(await diff({}, { pendingHash: "other" })).toEqual(update);
  });

  test("prints nothing and says nothing", () => {
    expect(plugin.output()).toBe("");
    expect(plugin.messages).toEqual([]);
  });
});
