import { describe, expect, test } from "vitest";
import * as alexa from "../../../provider";
import { vendorId } from "../../plugin/emulated-account";
import { failure, skillId, skills, startAccount } from "./account";

describe("what is not there is told in one sentence", () => {
  const here = "in this account: check the arguments, and whose credentials are used";
  const place = { skillId, locale: "en-US" };
  test.each<[string, () => Promise<unknown>, string]>([
    [
      "a name",
      () => alexa.getSkill({ name: "Cofee Shop" }),
      'there is no skill named "Cofee Shop": did you mean "Coffee Shop"?',
    ],
    [
      "another name",
      () => alexa.getSkill({ name: "Bar" }),
      'there is no skill named "Bar": the names are "Tea House", "Coffee Shop", "Kaffee"',
    ],
    [
      "several of a name",
      () => alexa.getSkill({ name: "Tea House" }),
      'several skills are named "Tea House": give the id of one of them: amzn1.ask.skill.tea-too, amzn1.ask.skill.tea',
    ],
    [
      "a skill",
      () => alexa.getSkill({ id: "amzn1.ask.skill.none" }),
      `vendor ${vendorId} has no skill amzn1.ask.skill.none: check the id, vendorId and whose credentials are used`,
    ],
    [
      "a status",
      () => alexa.getSkillStatus({ skillId: "amzn1.ask.skill.none" }),
      `there is no skill amzn1.ask.skill.none ${here}`,
    ],
    [
      "a model",
      () => alexa.getInteractionModel(place),
      `there is no en-US interaction model of skill ${skillId} (development) ${here}`,
    ],
    [
      "a version of it",
      () => alexa.getInteractionModel({ ...place, version: "9" }),
      `there is no version 9 of the en-US interaction model of skill ${skillId} (development) ${here}`,
    ],
    [
      "its versions",
      () => alexa.listInteractionModelVersions({ ...place, stage: "live" }),
      `there is no en-US interaction model of skill ${skillId} (live) ${here}`,
    ],
    ["a slot type", () => alexa.getSlotType({ id: "none" }), `there is no slot type none ${here}`],
    ["its name", () => alexa.getSlotType({ name: "DRINK" }), 'there is no slot type named "DRINK": none is listed'],
    [
      "its version",
      () => alexa.getSlotTypeVersion({ slotTypeId: "none", version: "1" }),
      `there is no version 1 of the slot type none ${here}`,
    ],
    ["its versions", () => alexa.listSlotTypeVersions({ slotTypeId: "none" }), `there is no slot type none ${here}`],
  ])("%s", async (_, call, message) => {
    const close: (() => Promise<void>)[] = [];
    await startAccount({ onTestFinished: (it) => void close.push(it) }, { skills });
    expect((await failure(call())).replace(/^\w+: /, "")).toBe(message);
    for (const it of close) await it();
  });
});
