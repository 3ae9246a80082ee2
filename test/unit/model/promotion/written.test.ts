import { expect, test } from "vitest";
import { fromStatement, toStatement } from "../../../../provider/model/promotion/attestation";
import { decisionOn, readDecisions } from "../../../../provider/model/promotion/decision";
import { formatDuration, parseDuration } from "../../../../provider/model/promotion/duration";
import type { Proof } from "../../../../provider/model/promotion/proof";

const hash = (digit: string) => digit.repeat(64);
const proof: Proof = {
  ...{ sourceHash: hash("a"), modelHash: hash("b"), gate: "orders", kind: "NluProfile", suiteHash: hash("c") },
  ...{ total: 2, passed: 2, minimumPassRate: 1, skillId: "s", stage: "development", locale: "en-US" },
  at: "2026-11-20T12:00:00.000Z",
};

test("a decision is the first digits of a hash and a reason, alone or in a list, as the configuration gives it", () => {
  const one = [{ hash: "3f9a2c1e", reason: "INC-212" }];
  expect(readDecisions("approve", "3f9a2c1e INC-212")).toEqual({ decisions: one, problems: [] });
  expect(readDecisions("approve", " 3F9A2C1E…  INC-212 ").decisions).toEqual(one);
  expect(readDecisions("hold", '["3f9a2c1e INC-212", "8c1d77f0 wrong intent"]').decisions).toHaveLength(2);
  expect(readDecisions("hold", undefined)).toEqual({ decisions: [], problems: [] });
  expect(decisionOn(`3f9a2c1e${"0".repeat(56)}`, one)).toEqual(one[0]);
  expect(decisionOn(hash("0"), one)).toBeUndefined();
});

test.each(["3f9a2c1e", "3f9a INC-212", "xyzxyzxyz why", "[1]", "[", 7])(
  "%j is no decision, and says how to write one",
  (written) => {
    const { decisions, problems } = readDecisions("hold", written);
    expect(decisions).toEqual([]);
    expect(problems).toEqual([expect.stringMatching(/^alexa:hold has .*such as "3f9a2c1e INC-212"$/)]);
  },
);

test("durations", () => {
  expect(["30s", "30m", "24h", "7 d", "1.5h", "h", "24", "-1h", "24hours"].map(parseDuration)).toEqual([
    30,
    1_800,
    86_400,
    604_800,
    5_400,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  expect([-5, 59, 3_599, 3_600, 171_000, 172_800].map(formatDuration)).toEqual([
    "0 min",
    "0 min",
    "59 min",
    "1 h",
    "47 h",
    "2 days",
  ]);
});

test("a statement gives its proof back", () => {
  expect(fromStatement(JSON.parse(JSON.stringify(toStatement(proof, []))))).toEqual(proof);
  expect(toStatement({ ...proof, passed: 1 }, ["suite.csv:3"])).toMatchObject({
    predicate: { result: "WARNED", warnedTests: ["suite.csv:3"] },
  });
});

test("what is no statement of ours, or says something else than its proof, is refused", () => {
  const statement = toStatement(proof, []) as { predicate: object };
  const why = (document: unknown) => fromStatement(document);
  expect(why({ ...statement, _type: "https://in-toto.io/Statement/v0.1" })).toMatch(
    /is no in-toto statement .*at _type/,
  );
  expect(why(null)).toMatch(/is no in-toto statement/);
  expect(why({ ...statement, subject: [{ digest: { sha256: hash("d") } }] })).toMatch(/another hash/);
  expect(why({ ...statement, predicate: { ...statement.predicate, result: "FAILED" } })).toMatch(/did not pass/);
  expect(why({ ...statement, predicate: { result: "PASSED", configuration: [{}] } })).toMatch(/annotations is missing/);
});
