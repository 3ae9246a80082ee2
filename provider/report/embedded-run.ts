import { z } from "zod";
import { type GateRun, isAsExpected, type Turn } from "./gate-run";
import { Html } from "./html";

const slot = z.object({
  value: z.string().optional(),
  resolved: z.array(z.object({ name: z.string(), id: z.string().optional() })),
  trouble: z.string().optional(),
});

const intent = z.object({ name: z.string(), confirmation: z.string(), slots: z.record(z.string(), slot) });

const expectedSlot = z.union([
  z.string(),
  z.null(),
  z.object({ value: z.string().optional(), id: z.string().optional() }),
]);

const expectation = z.object({
  intent: z.string().optional(),
  slots: z.record(z.string(), expectedSlot).optional(),
  confirmation: z.enum(["NONE", "CONFIRMED", "DENIED"]).optional(),
  response: z.string().optional(),
});

const turn = z.object({
  input: z.string(),
  expect: expectation,
  got: intent.optional(),
  considered: z.array(intent),
  response: z.string().optional(),
  mismatches: z.array(z.object({ expected: z.string(), got: z.string(), slot: z.string().optional() })),
  trouble: z.string().optional(),
});

const outcome = z.object({
  place: z.string(),
  turns: z.array(turn),
  unsaid: z.array(z.string()),
  passed: z.boolean(),
});

/** Up to the maximum of a Date. */
const time = z.number().min(0).max(8.64e15);

const gateRun: z.ZodType<GateRun> = z.object({
  name: z.string(),
  kind: z.enum(["SkillSimulation", "NluProfile"]),
  skillId: z.string(),
  stage: z.string(),
  locale: z.string(),
  began: time,
  ended: time,
  minimumPassRate: z.number().min(0).max(1),
  outcomes: z.array(outcome).min(1),
  stopped: z.string().optional(),
});

/** Version of the embedded JSON; incremented on a breaking change. */
const FORMAT = 1;
const embedded = z.object({ form: z.literal(FORMAT), run: gateRun });

/** First lines of every report page, by which a page is recognised as ours. */
export const SIGNATURE = "<!doctype html>\n<!-- pulumi-alexa gate report -->\n";
const OPEN = '<script type="application/json" id="gate-run">';
const CLOSE = "</script>";

/** Embeds the run in the page as JSON, for the next run's comparison and for other programs. */
export function embedRun(run: GateRun): Html {
  const json = JSON.stringify({ form: FORMAT, run: withoutUnshownIntents(gateRun.parse(run)) });
  return new Html(`${OPEN}${json.replaceAll("<", "\\u003c")}${CLOSE}`);
}

/** Drops the considered intents of turns that are as expected: the page does not show them, and they would be most of its size. */
function withoutUnshownIntents(run: GateRun): GateRun {
  const shorten = (turn: Turn): Turn => (isAsExpected(turn) ? { ...turn, considered: [] } : turn);
  return { ...run, outcomes: run.outcomes.map((outcome) => ({ ...outcome, turns: outcome.turns.map(shorten) })) };
}

/** The run embedded in a page; undefined where it is not a report page. */
export function extractRun(page: string): GateRun | undefined {
  const from = page.indexOf(OPEN);
  const to = page.indexOf(CLOSE, from);
  if (!page.startsWith(SIGNATURE) || from < 0 || to < 0) return undefined;
  try {
    return embedded.parse(JSON.parse(page.slice(from + OPEN.length, to))).run;
  } catch {
    return undefined;
  }
}
