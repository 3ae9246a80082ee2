import {
  type Expectation,
  type ExpectedSlot,
  type GateRun,
  isAsExpected,
  nameOf,
  type Outcome,
  type ResolvedIntent,
  type Turn,
} from "../../../provider/report/gate-run";

/** An intent as Amazon understood it, with what was said in its slots; `drink: ["latte", "Latte", "L"]` was resolved. */
export function heard(name: string, slots: Record<string, string[]> = {}): ResolvedIntent {
  const entries = Object.entries(slots).map(([slot, [value, resolved, id]]) => {
    return [slot, { value, resolved: resolved === undefined ? [] : [{ name: resolved, id }] }] as const;
  });
  return { name, confirmation: "NONE", slots: Object.fromEntries(entries) };
}

interface Said extends Partial<Turn> {
  slots?: Record<string, ExpectedSlot>;
}

/** A turn that expects an intent; it is as expected unless `mismatches` or another intent says otherwise. */
export function turn(
  input: string,
  intent: string | undefined,
  got: ResolvedIntent | undefined,
  said: Said = {},
): Turn {
  const { slots, ...rest } = said;
  const expect: Expectation = { ...(intent !== undefined && { intent }), ...(slots && { slots }) };
  const isRight = intent === undefined || got?.name === intent;
  const mismatches = isRight ? [] : [{ expected: intent, got: nameOf(got) }];
  return { input, expect, got, considered: [], mismatches, ...rest };
}

export function outcome(place: string, turns: Turn[], unsaid: string[] = []): Outcome {
  return { place, turns, unsaid, passed: turns.every(isAsExpected) };
}

export function run(outcomes: Outcome[], other: Partial<GateRun> = {}): GateRun {
  return {
    name: "coffee-utterances",
    kind: "NluProfile",
    skillId: "amzn1.ask.skill.1",
    stage: "development",
    locale: "en-US",
    began: Date.UTC(2026, 10, 24, 19, 4),
    ended: Date.UTC(2026, 10, 24, 19, 5, 12),
    minimumPassRate: 0.95,
    outcomes,
    ...other,
  };
}

/** One of many outcomes with as much in it as Amazon gives: five considered intents with slots. Every fifth failed. */
export function longOutcome(index: number): Outcome {
  const slots = {
    drink: [`caramel latte ${index}`, "Caramel latte", "CARAMEL_LATTE"],
    size: ["large", "Large", "L"],
    milk: ["oat", "Oat milk", "OAT"],
  };
  const intent = (offset: number) => heard(`Order${(index + offset) % 40}DrinkIntent`, slots);
  const considered = [1, 2, 3, 4, 5].map(intent);
  const got = index % 5 === 0 ? intent(1) : intent(0);
  const said = turn(`order a large caramel latte ${index} with oat milk please`, intent(0).name, got, {
    considered,
    response: "One large caramel latte with oat milk is on its way. Anything else?",
    slots: { drink: "Caramel latte", size: "large", milk: { value: "Oat milk", id: "OAT" } },
  });
  return outcome(`test/utterances/suite.csv:${index + 2}`, [said]);
}
