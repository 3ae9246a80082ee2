import { expect, test } from "vitest";
import { judge } from "../../../../provider/model/promotion/judge";
import type { Proof } from "../../../../provider/model/promotion/proof";
import type { Requirement, Verified } from "../../../../provider/model/promotion/requirement";

const HOUR = 3_600_000;
const now = Date.parse("2026-11-20T12:00:00Z");
const hash = (digit: string) => digit.repeat(64);
const release = hash("a");

function proofOf(more: Partial<Proof> = {}, hoursAgo = 1): Proof {
  return {
    ...{ sourceHash: release, modelHash: hash("b"), gate: "orders", kind: "NluProfile", suiteHash: hash("c") },
    ...{ total: 2, passed: 2, minimumPassRate: 1, skillId: "s", stage: "development", locale: "en-US" },
    at: new Date(now - hoursAgo * HOUR).toISOString(),
    ...more,
  };
}
const verified = (proofs: unknown, more: Partial<Verified> = {}): Verified => ({
  from: "staging",
  gates: ["orders"],
  proofs,
  ...more,
});
const candidate = { sourceHash: release, invocationName: "coffee shop", locale: "en-US" };
const judged = (...requirements: Requirement[]) => judge(requirements, candidate, now);
const ids = (...requirements: Requirement[]) => judged(...requirements).refusals.map(({ id }) => id);

test("a proof of the release, the gate and the locale is used, the oldest of several", () => {
  const list = [proofOf(), proofOf({}, 30), proofOf({ sourceHash: hash("d") })];
  expect(judged(verified(list))).toEqual({ used: [{ ...list[1], from: "staging" }], refusals: [] });
});

test.each<[string, Partial<Proof>]>([
  ["of another release", { sourceHash: hash("d") }],
  ["of another gate", { gate: "smoke" }],
  ["of another locale", { locale: "de-DE" }],
])("a proof %s is none", (_, other) => {
  expect(ids(verified([proofOf(other)]))).toEqual(["promotion-unverified"]);
});

test("the last that passed there is named, whatever its release", () => {
  const last = proofOf({ sourceHash: hash("d") }, 2);
  const [refusal] = judged(verified([last, proofOf({ sourceHash: hash("e") }, 9)])).refusals;
  expect(refusal?.last).toEqual({ ...last, from: "staging" });
});

test("every gate of a list is needed, and every requirement", () => {
  expect(ids(verified([proofOf()], { gates: ["orders", "smoke"] }))).toEqual(["promotion-unverified"]);
  expect(ids(verified([proofOf()]), verified([], { from: "other" }))).toEqual(["promotion-unverified"]);
  expect(judged(verified([proofOf()]), verified([proofOf()], { from: "other" })).used).toHaveLength(2);
});

test("one of several alternatives is enough; where none is met all are told", () => {
  expect(judged({ anyOf: [verified([]), verified([proofOf()])] })).toMatchObject({ used: [{}], refusals: [] });
  expect(ids({ anyOf: [verified([]), verified(undefined)] })).toEqual(["promotion-unverified", "promotion-unreadable"]);
});

test("an age is counted from the first time that it passed", () => {
  const minimumAge = 24 * 3_600;
  const [refusal] = judged(verified([proofOf({}, 11.9)], { minimumAge })).refusals;
  expect(refusal).toMatchObject({
    id: "promotion-too-young",
    text: 'aaaaaaaa passed "orders" in staging 11 h ago, and 24 h are asked for',
  });
  expect(ids(verified([proofOf({}, 1), proofOf({}, 24)], { minimumAge }))).toEqual([]);
});

test("a clock that is behind is told", () => {
  const [refusal] = judged(verified([proofOf({}, -1)], { minimumAge: 60 })).refusals;
  expect(refusal?.text).toContain("at 2026-11-20T13:00:00.000Z, which this machine's clock has still to come to");
  // Without an age to be reached nobody asks for the time.
  expect(ids(verified([proofOf({}, -1)]))).toEqual([]);
});

test("a simulation that says another invocation name proves nothing of this one", () => {
  const [refusal] = judged(verified([proofOf({ spokenName: "coffee shop staging" })])).refusals;
  expect(refusal?.id).toBe("promotion-other-overlay");
  expect(refusal?.text).toContain('its utterances say "coffee shop staging", and this model is called "coffee shop"');
  expect(ids(verified([proofOf({ spokenName: "coffee shop" })]))).toEqual([]);
});

test("a name is not quoted where it is a secret, and not judged where a preview does not know it", () => {
  const requirement = verified([proofOf({ spokenName: "coffee shop staging" })]);
  const [refusal] = judge([requirement], { ...candidate, secret: true }, now).refusals;
  expect(refusal?.text).toContain('its utterances say "coffee shop staging", and this model is called otherwise');
  expect(judge([requirement], { ...candidate, invocationName: undefined }, now).refusals).toEqual([]);
});

test("what is no list of proofs cannot be read; what in it is none is left out", () => {
  expect(ids(verified(undefined), verified("x"), verified({}))).toEqual(Array(3).fill("promotion-unreadable"));
  expect(judged(verified(undefined, { unreadable: "a.json is no JSON" })).refusals[0]?.text).toBe("a.json is no JSON");
  const hostile = [null, 1, "x", [], { ...proofOf(), total: "many" }, { ...proofOf(), at: "yesterday" }];
  const byHand = [
    { ...proofOf(), passed: 3 },
    { ...proofOf(), passed: 1 },
    { ...proofOf(), sourceHash: "aaaaaaaa" },
  ];
  expect(judged(verified([...hostile, ...byHand])).refusals[0]?.text).toBe(
    'aaaaaaaa has not passed "orders" in staging (9 entries of its list are no proofs as this version writes them)',
  );
  expect(ids(verified([...hostile, { ...proofOf(), later: "field" }]))).toEqual([]);
});
