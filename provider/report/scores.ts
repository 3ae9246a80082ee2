import { isAsExpected, type Outcome, type Turn } from "./gate-run";

/** Placeholder where no intent was selected; not a valid name of an intent. */
export const NO_INTENT = "(no intent)";
/** Placeholder of turns that may be taken for any intent. */
export const ANY_INTENT = "(any intent)";

/** Scores of the turns that expect one intent. Precision, recall and F1 (0 to 1) are of the intent's name alone, as in Rasa. */
export interface IntentScore {
  intent: string;
  turns: number;
  passed: number;
  /** Turns that Amazon could not evaluate; not counted below. */
  unjudged: number;
  /** Undefined where no turn was taken for the intent. */
  precision: number | undefined;
  recall: number | undefined;
  f1: number | undefined;
  slots: SlotCounts;
  /** What its turns were taken for instead, the most frequent first. */
  takenFor: { intent: string; count: number }[];
}

export interface SlotCounts {
  expected: number;
  right: number;
  wrong: number;
  /** Empty, but a value was expected. */
  missing: number;
  /** The turn was taken for another intent, or could not be evaluated. */
  unjudged: number;
}

interface SlotScore extends SlotCounts {
  intent: string;
  slot: string;
}

export interface Scores {
  /** Sorted by intent. */
  intents: IntentScore[];
  /** Sorted by intent and slot. */
  slots: SlotScore[];
  /** The share of evaluated turns that were taken for the expected intent. */
  accuracy: number | undefined;
}

export function scoresOf(outcomes: Outcome[]): Scores {
  const turns = outcomes.flatMap((outcome) => outcome.turns);
  const got = countBy(turns.filter(isIntentJudged), gotName);
  const byIntent = groupBy(turns, ({ expect }) => expect.intent ?? ANY_INTENT);
  const intents = [...byIntent].map(([intent, group]) => intentScore(intent, group, got.get(intent) ?? 0));
  const slots = [...byIntent].flatMap(([intent, group]) => slotScores(intent, group));
  const judged = turns.filter(isIntentJudged);
  return {
    intents: intents.sort((one, other) => compareNames(one.intent, other.intent)),
    slots: slots.sort((one, other) => compareNames(one.intent, other.intent) || compareNames(one.slot, other.slot)),
    accuracy: share(judged.filter(isIntentRight).length, judged.length),
  };
}

/** Whether a turn expects an intent and was evaluated. */
export function isIntentJudged({ expect, trouble }: Turn): boolean {
  return expect.intent !== undefined && trouble === undefined;
}

export function gotName({ got }: Turn): string {
  return got?.name ?? NO_INTENT;
}

/** Alphabetical; placeholders, in parentheses, last. */
export function compareNames(one: string, other: string): number {
  return Number(one.startsWith("(")) - Number(other.startsWith("(")) || one.localeCompare(other, "en");
}

export function share(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : part / whole;
}

function isIntentRight(turn: Turn): boolean {
  return gotName(turn) === turn.expect.intent;
}

function intentScore(intent: string, turns: Turn[], got: number): IntentScore {
  const judged = turns.filter(isIntentJudged);
  const right = judged.filter(isIntentRight).length;
  const takenFor = countBy(
    judged.filter((turn) => !isIntentRight(turn)),
    gotName,
  );
  return {
    intent,
    turns: turns.length,
    passed: turns.filter(isAsExpected).length,
    unjudged: turns.filter(({ trouble }) => trouble !== undefined).length,
    precision: share(right, got),
    recall: share(right, judged.length),
    f1: intent === ANY_INTENT ? undefined : share(2 * right, judged.length + got),
    slots: sum(slotScores(intent, turns)),
    takenFor: [...takenFor]
      .map(([name, count]) => ({ intent: name, count }))
      .sort((one, other) => other.count - one.count || compareNames(one.intent, other.intent)),
  };
}

function slotScores(intent: string, turns: Turn[]): SlotScore[] {
  const slots = groupBy(
    turns.flatMap((turn) => Object.keys(turn.expect.slots ?? {}).map((slot) => ({ slot, turn }))),
    ({ slot }) => slot,
  );
  return [...slots].map(([slot, uses]) => {
    const results = countBy(uses, ({ turn }) => slotResult(slot, turn));
    const of = (result: SlotResult) => results.get(result) ?? 0;
    const counts = { right: of("right"), wrong: of("wrong"), missing: of("missing"), unjudged: of("unjudged") };
    return { intent, slot, expected: uses.length, ...counts };
  });
}

type SlotResult = "right" | "wrong" | "missing" | "unjudged";

export function slotResult(slot: string, turn: Turn): SlotResult {
  if (turn.trouble !== undefined || (turn.expect.intent !== undefined && !isIntentRight(turn))) return "unjudged";
  if (!turn.mismatches.some((mismatch) => mismatch.slot === slot)) return "right";
  return turn.got?.slots[slot]?.value === undefined ? "missing" : "wrong";
}

function sum(scores: SlotCounts[]): SlotCounts {
  const all: SlotCounts = { expected: 0, right: 0, wrong: 0, missing: 0, unjudged: 0 };
  for (const score of scores) for (const key of Object.keys(all) as (keyof SlotCounts)[]) all[key] += score[key];
  return all;
}

function groupBy<T, K>(items: T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

function countBy<T, K>(items: T[], keyOf: (item: T) => K): Map<K, number> {
  return new Map([...groupBy(items, keyOf)].map(([key, group]) => [key, group.length]));
}
