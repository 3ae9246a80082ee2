import type { SuiteItem } from "../../model/suite/schema";
import { Interrupted, unlessInterrupted } from "../../smapi/interruption";
import type { SimulationEvent } from "../event";
import type { Context } from "../lifecycle";
import { Refusal } from "../refusal";
import { previousRun } from "../report/write";
import { placeOf } from "./places";
import { openProfile } from "./profile";
import { type GateInputs, itemsOf } from "./properties";
import type { GateRun, Outcome, Turn } from "./result";
import { Simulator } from "./simulate";
import { tryItem } from "./try";
import { inWords } from "./words";

/** Tries every utterance of a gate. */
export async function runGate(
  kind: GateRun["kind"],
  inputs: GateInputs,
  urn: unknown,
  context: Context,
): Promise<GateRun> {
  const { skillId, stage, locale, minimumPassRate, report } = inputs;
  const gate = { name: String(urn).split("::").at(-1) ?? "", kind, skillId, stage, locale };
  // Before hours of simulations, rather than after them, it is told that a report cannot be written there.
  if (report !== undefined) previousRun(report, gate);
  const began = Date.now();
  const { atOnce, attempt } = await (kind === "SkillSimulation" ? simulating : profiling)(inputs, context);
  const items = itemsOf(inputs);
  const outcomes: Outcome[] = [];
  const tell = progress(items.length, context);
  try {
    await inPool(items, atOnce, async (item, index) => {
      const since = Date.now();
      const turns = await attempt(item);
      const outcome = {
        place: placeOf(urn, index),
        turns,
        unsaid: "dialog" in item ? item.dialog.slice(turns.length).map(({ input }) => input) : [],
        passed: turns.every(({ problems }) => problems.length === 0),
      };
      outcomes[index] = outcome;
      tell(outcomes);
      context.say.event(eventOf(outcome, (Date.now() - since) / 1_000, inputs.__secret === true));
    });
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    const done = outcomes.filter(Boolean).length;
    throw new Refusal(`interrupted after ${done} of ${items.length} utterances: \`pulumi up\` tries all of them again`);
  }
  return { ...gate, began, ended: Date.now(), minimumPassRate, outcomes };
}

interface Attempts {
  /** How many utterances are tried at once. */
  atOnce: number;
  attempt: (item: SuiteItem) => Promise<Turn[]>;
}

async function simulating(inputs: GateInputs, context: Context): Promise<Attempts> {
  const simulator = new Simulator(inputs, context);
  await simulator.prepare();
  // A whole dialog in one turn: a stranger's utterance would end its session.
  const attempt = (item: SuiteItem) =>
    unlessInterrupted(() => context.account.inTurn("simulations", () => tryItem(item, () => simulator.open())));
  return { atOnce: 1, attempt };
}

/** The client's own limit of requests under way. */
const PROFILED_AT_ONCE = 16;

async function profiling(inputs: GateInputs, context: Context): Promise<Attempts> {
  return { atOnce: PROFILED_AT_ONCE, attempt: (item) => tryItem(item, () => openProfile(inputs, context)) };
}

/** Goes through a list, so many at once, and begins no more when one fails. */
async function inPool<T>(items: T[], atOnce: number, act: (item: T, index: number) => Promise<void>): Promise<void> {
  const entries = items.entries();
  let failed = false;
  const worker = async () => {
    for (const [index, item] of entries) {
      if (failed) return;
      try {
        await act(item, index);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

/** So many lines at most tell how far a gate has come. */
const LINES = 10;

function progress(total: number, { say }: Context): (outcomes: Outcome[]) => void {
  let done = 0;
  say.progress(`0/${total} utterances`);
  return (outcomes) => {
    done += 1;
    if (Math.floor((done * LINES) / total) === Math.floor(((done - 1) * LINES) / total)) return;
    const wrong = outcomes.filter((outcome) => outcome && !outcome.passed).length;
    say.progress(`${done}/${total} utterances${wrong > 0 ? `, ${wrong} wrong` : ""}`);
  };
}

function eventOf({ place, turns, passed }: Outcome, seconds: number, secret: boolean): SimulationEvent {
  const turn = turns.at(-1);
  const words = turn && !secret ? { utterance: turn.input, ...inWords(turn) } : {};
  return { event: "simulation", place, ...words, passed, seconds };
}
