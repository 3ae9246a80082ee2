import { expect, test } from "vitest";
import { proofOf } from "../../../../provider/lifecycle/gate/proof";
import { gateInputs } from "../../../../provider/lifecycle/gate/properties";
import { suiteToWire } from "../../../../provider/model/wire/suite";

const hash = "a".repeat(64);

/** The name that a proof is bound to, after a simulation said the text. */
function spoken(input: string, invocationName: string, locale = "en-US"): string | undefined {
  const gate = { name: "orders", kind: "SkillSimulation", skillId: "s", stage: "development", locale } as const;
  const turn = { input, expect: { intent: "OrderIntent" }, considered: [], mismatches: [] };
  const outcomes = [{ place: "utterances[0]", turns: [turn], unsaid: [], passed: true }];
  const inputs = gateInputs.parse({ skillId: "s", locale, ...suiteToWire([{ input, expect: turn.expect }]) });
  const run = { ...gate, began: 0, ended: 0, minimumPassRate: 1, outcomes };
  const unknown = { version: undefined, eTag: undefined, commit: undefined };
  return proofOf(run, inputs, { sourceHash: hash, modelHash: hash, invocationName, ...unknown }).spokenName;
}

test("an invocation name is found whatever stands around it", () => {
  const name = "coffee shop";
  for (const input of ["open coffee shop", "Open Coffee  Shop!", "coffee shop's drinks", "ask coffee-shop, please"])
    expect(spoken(input, name), input).toBe(name);
  expect(spoken("コーヒーショップを開いて", "コーヒーショップ", "ja-JP")).toBe("コーヒーショップ");
  expect(spoken("وافتح مقهى القهوة", "افتح مقهى", "ar-SA")).toBe("افتح مقهى");
});

test("another word that begins or ends with it is not the name", () => {
  expect(spoken("open coffee shops", "coffee shop")).toBeUndefined();
  expect(spoken("order a mocha", "mo")).toBeUndefined();
});
