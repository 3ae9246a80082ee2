import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { contentHash } from "../../provider/model/wire/canonical";
import { valueListToWire, valueSupplierFromWire } from "../../provider/model/wire/slot-type-values";
import { type Plugin, type Properties, startPlugin } from "./plugin";
import { declare, UNKNOWN } from "./resources";

const list = [{ id: "coffee", name: { value: "coffee", synonyms: ["java"] } }, { name: { value: "tea" } }];
const values = { ...valueListToWire(list) };
const catalog = { type: "CatalogValueSupplier", valueCatalog: { catalogId: "c1", version: "1" } };
const given = { slotTypeId: "type-1", ...values, description: "drinks", whenInUse: "fail" };

const valuesHash = contentHash({ type: "InlineValueSupplier", values: list });

describe("a slot type version", () => {
  let plugin: Plugin;
  beforeAll(async () => {
    plugin = await startPlugin("newest");
  });
  afterAll(() => plugin.stop());

  const check = (args: Properties) => plugin.check({}, declare("slotTypeVersion", args));
  const reasons = async (args: Properties) => (await check(args)).failures.map(({ reason }) => reason);

  test("check fills in the default and takes out what is for itself", async () => {
    const { inputs, failures } = await check({ slotTypeId: "type-1", ...values, __preview: true, __problems: [] });
    expect(failures).toEqual([]);
    const foreseen = { whenInUse: "retain", __valuesHash: contentHash(valueSupplierFromWire(values)) };
    expect(inputs).toEqual(declare("slotTypeVersion", { slotTypeId: "type-1", ...values, ...foreseen }));
    expect((await check(given)).inputs).toEqual(
      declare("slotTypeVersion", { ...given, __valuesHash: expect.any(String) }),
    );
    expect(await reasons({ slotTypeId: "type-1", valueSupplier: catalog, references: {} })).toEqual([]);
  });

  test("check reports all wrong arguments at once, none by its property", async () => {
    const { failures } = await check({ description: 1, whenInUse: "never", ...values });
    expect(failures).toEqual([
      { property: "", reason: "slotTypeId is missing: give the id of a slot type" },
      { property: "", reason: "description must be a string" },
      { property: "", reason: 'whenInUse must be "retain" or "fail"' },
    ]);
    expect(await reasons({ ...given, slotTypeId: "a/b" })).toEqual(["slotTypeId must be the id of a slot type"]);
  });

  test("check wants either values or a supplier", async () => {
    const either = "give either `values` or `valueSupplier`";
    expect(await reasons({ slotTypeId: "type-1" })).toEqual([either]);
    expect(await reasons({ ...given, valueSupplier: catalog })).toEqual([either]);
  });

  test("check reports every problem of the values with its path", async () => {
    const wrong = valueListToWire([{ id: 1, name: { value: "tea" } }, { name: { synonyms: [2] } }, {}]);
    expect(await reasons({ slotTypeId: "type-1", ...wrong })).toEqual([
      "values[0].id must be a string, not a number [wrong-type]",
      "values[1].name.value is missing [missing-key]",
      "values[1].name.synonyms[0] must be a string, not a number [wrong-type]",
      "values[2].name is missing [missing-key]",
    ]);
    expect(await reasons({ slotTypeId: "type-1", ...valueListToWire([]) })).toEqual([
      "values must have at least one element [empty]",
    ]);
    const supplier = { type: "CatalogValueSupplier", valueCatalog: { catalogId: "" } };
    expect(await reasons({ slotTypeId: "type-1", valueSupplier: supplier })).toEqual([
      "valueCatalog.catalogId must not be empty [empty]",
      "valueCatalog.version is missing [missing-key]",
    ]);
  });

  test("check reports wrong arguments and the values' problems together", async () => {
    expect(await reasons({ whenInUse: "never", slotTypeId: "type-1", ...valueListToWire([{}]) })).toEqual([
      'whenInUse must be "retain" or "fail"',
      "values[0].name is missing [missing-key]",
    ]);
  });

  test.each(["slotTypeId", "values", "references", "description", "whenInUse"])(
    "check takes an unknown %s for good",
    async (field) => {
      const { inputs, failures } = await check({ ...given, [field]: UNKNOWN });
      expect(failures).toEqual([]);
      expect(inputs[field]).toBe(UNKNOWN);
    },
  );

  test("check takes unknown parts of values and of a catalog for good", async () => {
    const part = { unknown: "part" };
    const marked = valueListToWire([{ name: { value: part } }, { name: 1 }], (it) => it === part);
    const references = Object.fromEntries(Object.keys(marked.references).map((key) => [key, UNKNOWN]));
    expect(await reasons({ slotTypeId: "type-1", ...marked, references })).toEqual([
      "values[1].name must be an object, not a number [wrong-type]",
    ]);
    for (const valueSupplier of [
      UNKNOWN,
      { ...catalog, type: UNKNOWN },
      { ...catalog, valueCatalog: UNKNOWN },
      { ...catalog, valueCatalog: { catalogId: UNKNOWN, version: UNKNOWN } },
    ]) {
      expect(await reasons({ slotTypeId: "type-1", valueSupplier })).toEqual([]);
    }
  });

  const { values: _values, ...settings } = given;
  const outs = {
    ...settings,
    version: "1",
    reference: { id: "type-1", version: "1" },
    vendorId: "M1",
    valuesHash,
    __valuesHash: valuesHash,
  };
  const diff = (news: object, olds: Properties = {}) =>
    plugin.diff(
      "type-1/1",
      declare("slotTypeVersion", { ...outs, ...olds }),
      declare("slotTypeVersion", { ...given, ...news }),
    );
  const none = { changes: false, replaces: [] };
  const update = { changes: true, replaces: [] };

  test("diff finds no change, whatever the layout of the values", async () => {
    expect(await diff({})).toEqual(none);
    expect(await diff(valueListToWire(JSON.stringify(list, null, 3)))).toEqual(none);
  });

  test("diff updates the state of an older release, which lacks what models ask for", async () => {
    const { __valuesHash: _, ...older } = outs;
    const declared = declare("slotTypeVersion", given);
    expect(await plugin.diff("type-1/1", declare("slotTypeVersion", older), declared)).toEqual(update);
  });

  test("diff replaces for other or unknown values and slot types", async () => {
    expect(await diff(valueListToWire(list.slice(1)))).toEqual({ changes: true, replaces: ["values"] });
    expect(await diff(valueListToWire(list.toReversed()))).toEqual({ changes: true, replaces: ["values"] });
    expect(await diff({ values: UNKNOWN })).toEqual({ changes: true, replaces: ["values"] });
    expect(await diff({ slotTypeId: "type-2" })).toEqual({ changes: true, replaces: ["slotTypeId"] });
    const onlyCatalog = { ...settings, valueSupplier: catalog };
    const toCatalog = plugin.diff(
      "type-1/1",
      declare("slotTypeVersion", outs),
      declare("slotTypeVersion", onlyCatalog),
    );
    expect(await toCatalog).toEqual({ changes: true, replaces: ["valueSupplier"] });
  });

  test.each(["description", "whenInUse"])("diff updates for another or an unknown %s", async (field) => {
    expect(await diff({ [field]: "retain" })).toEqual(update);
    expect(await diff({ [field]: UNKNOWN })).toEqual(update);
  });

  test("diff replaces for an unknown slot type alone", async () => {
    expect(await diff({ slotTypeId: UNKNOWN })).toEqual({ changes: true, replaces: ["slotTypeId"] });
  });

  test("prints nothing and says nothing", () => {
    expect(plugin.output()).toBe("");
    expect(plugin.messages).toEqual([]);
  });
});
