import { describe, expect, test } from "vitest";
import * as alexa from "../../../provider";
import { asAnotherClient, countOf, modelPath, vendorId } from "../../plugin/emulated-account";
import { createSlotType, skillId, skills, slotTypes, startAccount } from "./account";

const interactionModel = {
  languageModel: {
    invocationName: "coffee shop",
    intents: [{ name: "AMAZON.StopIntent", samples: [] }],
  },
};

describe("what a function gives", () => {
  test("a skill, by its id and by a name of any locale", async (context) => {
    await startAccount(context, { skills });
    const expected = {
      id: skillId,
      name: "Coffee Shop",
      nameByLocale: { "en-US": "Coffee Shop", "de-DE": "Kaffee" },
      stage: "development",
      publicationStatus: "DEVELOPMENT",
      locales: ["en-US", "de-DE"],
      hasEndpoint: false,
      vendorId,
    };
    expect(await alexa.getSkill({ id: skillId })).toEqual(expected);
    expect(await alexa.getSkill({ name: "Kaffee" })).toEqual(expected);
    expect(await alexa.getSkill({ name: "Kaffee", vendorId })).toEqual(expected);
  });

  test("a model, its versions and its build", async (context) => {
    const emulator = await startAccount(context, { skills });
    const body = { interactionModel, description: "First [pulumi:0123456789]" };
    await asAnotherClient(emulator, "PUT", modelPath(skillId), body);
    const place = { skillId, locale: "en-US" };
    const current = await alexa.getInteractionModel(place);
    expect(current).toEqual({
      interactionModel,
      version: "1",
      description: "First",
      eTag: expect.any(String),
      modelHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    for (const version of ["1", "~current"])
      expect(await alexa.getInteractionModel({ ...place, version })).toEqual(current);
    expect(await alexa.listInteractionModelVersions(place)).toEqual([
      { version: "1", description: "First", creationTime: expect.stringMatching(/^\d{4}-.*Z$/) },
    ]);
    const { builds } = await alexa.getSkillStatus({ skillId });
    expect(builds).toMatchObject({ "en-US": { status: "SUCCEEDED", version: "1", errors: [] } });
  });

  test("a slot type and its versions", async (context) => {
    const emulator = await startAccount(context);
    const id = await createSlotType(emulator, "DRINK");
    const definition = { valueSupplier: { type: "InlineValueSupplier", values: [{ name: { value: "tea" } }] } };
    const slotType = { definition, description: "[pulumi:0123456789]" };
    await asAnotherClient(emulator, "POST", `${slotTypes}/${id}/versions`, { slotType });
    const drink = { id, name: "DRINK", description: "What we serve" };
    expect(await alexa.getSlotType({ id })).toEqual(drink);
    expect(await alexa.getSlotType({ name: "DRINK" })).toEqual(drink);
    expect(await alexa.listSlotTypes()).toEqual([drink]);
    const version = {
      slotTypeId: id,
      version: "1",
      description: undefined,
      valueSupplier: definition.valueSupplier,
      reference: { id, version: "1" },
    };
    for (const wanted of ["1", "~current"])
      expect(await alexa.getSlotTypeVersion({ slotTypeId: id, version: wanted })).toEqual(version);
    expect(await alexa.listSlotTypeVersions({ slotTypeId: id })).toEqual([{ version: "1", description: undefined }]);
  });

  test("every page of a list", async (context) => {
    const emulator = await startAccount(context);
    for (let number = 1; number <= 51; number++) await createSlotType(emulator, `TYPE_${number}`);
    expect(await alexa.listSlotTypes()).toHaveLength(51);
    expect(countOf(emulator, "listInteractionModelSlotTypesV1")).toBe(2);
    expect((await alexa.getSlotType({ name: "TYPE_1" })).name).toBe("TYPE_1");
  });
});

describe("the same question is asked once a run", () => {
  test("one after another, at the same time, with another order of the keys and with a default", async (context) => {
    const emulator = await startAccount(context);
    const slotTypeId = await createSlotType(emulator, "DRINK");
    const first = await alexa.getSlotType({ id: slotTypeId });
    const [second, third] = await Promise.all([
      alexa.getSlotType({ id: slotTypeId }),
      alexa.getSlotType({ id: slotTypeId, vendorId: undefined }),
    ]);
    expect([second, third]).toEqual([first, first]);
    await Promise.all([alexa.listSlotTypes({}), alexa.listSlotTypes()]);
    expect(countOf(emulator, "getInteractionModelSlotTypeDefinitionV1")).toBe(1);
    expect(countOf(emulator, "listInteractionModelSlotTypesV1")).toBe(1);
    expect(countOf(emulator, "token")).toBe(1);
    expect(countOf(emulator, "getVendorListV1")).toBe(1);
  });

  test("and a program that changes an answer changes its own alone", async (context) => {
    const emulator = await startAccount(context);
    await createSlotType(emulator, "DRINK");
    (await alexa.listSlotTypes()).length = 0;
    expect(await alexa.listSlotTypes()).toHaveLength(1);
  });

  test("but of another account again", async (context) => {
    const first = await startAccount(context);
    await alexa.listSlotTypes();
    const second = await startAccount(context);
    await alexa.listSlotTypes();
    for (const emulator of [first, second]) expect(countOf(emulator, "listInteractionModelSlotTypesV1")).toBe(1);
  });
});
