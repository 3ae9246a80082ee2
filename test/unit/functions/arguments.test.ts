import * as pulumi from "@pulumi/pulumi";
import { expect, test, vi } from "vitest";
import * as alexa from "../../../provider";
import { failure, startAccount } from "./account";

// Programs in JavaScript can give anything.
const functions = alexa as unknown as Record<string, (args?: unknown, options?: unknown) => Promise<unknown>>;

test.each([
  ["getSkill", undefined, "give either id or name"],
  ["getSkill", { id: "a", name: "b" }, "give either id or name"],
  ["getSkill", { nam: "b", id: "a" }, 'nam is not an argument of getSkill: did you mean "name"?'],
  ["getSkillStatus", {}, "skillId is missing: give the skill's id (amzn1.ask.skill.…)"],
  ["getSkillStatus", { skillId: 7 }, "skillId must be text: the skill's id (amzn1.ask.skill.…)"],
  ["getSkillStatus", { skillId: "" }, "skillId is empty: give the skill's id (amzn1.ask.skill.…)"],
  ["getInteractionModel", { skillId: "a" }, "locale is missing: give a locale such as en-US"],
  [
    "getInteractionModel",
    { skillId: "a", locale: "en-US", stage: "prod" },
    "stage must be development, certified or live",
  ],
  [
    "getInteractionModel",
    { skillId: "a", locale: "en-US", version: "v3" },
    'version must be a number as text, such as "3", or "~current"',
  ],
  ["listSlotTypes", { skill: "a" }, "skill is not an argument of listSlotTypes: use one of vendorId"],
  ["getSlotTypeVersion", { slotTypeId: "a" }, 'version is missing: give a number as text, such as "3", or "~current"'],
])("%s with %o", async (name, args, message) => {
  expect(await failure(functions[name]?.(args) ?? Promise.resolve())).toBe(`${name}: ${message}`);
});

test("all that is wrong is told at once", async () => {
  expect(await failure(functions.getInteractionModel?.({ skillID: "a" }) ?? Promise.resolve())).toBe(
    [
      'getInteractionModel: skillID is not an argument of getInteractionModel: did you mean "skillId"?',
      "skillId is missing: give the skill's id (amzn1.ask.skill.…)",
      "locale is missing: give a locale such as en-US",
    ].join("\n"),
  );
});

test("of the options there is provider alone, and it is one of ours", async () => {
  const call = (options: unknown) => failure(functions.listSlotTypes?.({}, options) ?? Promise.resolve());
  expect(await call({ parent: {} })).toBe(
    "listSlotTypes: parent is not an option of a function: the only one is provider",
  );
  expect(await call({ provider: {} })).toBe(
    "listSlotTypes: provider is none of this package: make it with new alexa.Provider",
  );
});

test("without credentials the sentence names where to put them", async ({ onTestFinished }) => {
  pulumi.runtime.setAllConfig({});
  vi.stubEnv("HOME", "/nowhere");
  onTestFinished(() => void vi.unstubAllEnvs());
  expect(await failure(alexa.listSlotTypes())).toMatch(
    /^listSlotTypes: no credentials for Amazon: set alexa:clientId, .* or run `ask configure`$/,
  );
});

test("a refused credential is in no message", async (context) => {
  const emulator = await startAccount(context);
  const refreshToken = "Atzr|a-secret-of-the-user";
  pulumi.runtime.setConfig("alexa:refreshToken", refreshToken);
  const message = await failure(alexa.listSlotTypes());
  expect(message).toMatch(/^listSlotTypes: .* refuses the credentials \(400 invalid_grant/);
  expect(message).not.toContain(refreshToken);
  expect(emulator.requests.map(({ operation }) => operation)).toEqual(["token"]);
});
