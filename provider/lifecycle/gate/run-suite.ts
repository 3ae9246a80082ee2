import type { SuiteItem } from "../../model/suite/schema";
import { type GateRun, isAsExpected, type Outcome } from "../../report/gate-run";
import { previousRun } from "../../report/write-report";
import { Cancelled, cancellable } from "../../smapi/http/cancellation";
import type { SimulationEvent } from "../events";
import type { Context } from "../lifecycle";
import { redactError } from "../redact";
import { utteranceLocation } from "../source-file";
import { UserError } from "../user-error";
import { describeTurn } from "./messages";
import { openProfile } from "./profile-nlu";
import { Progress } from "./progress";
import { type GateInputs, itemsOf } from "./properties";
import { runItem } from "./run-item";
import { Simulator } from "./simulate";

/** Tries every utterance of a gate. */
export async function runGate(
  kind: GateRun["kind"],
  inputs: GateInputs,
  urn: unknown,
  context: Context,
): Promise<GateRun> {
  const { skillId, stage, locale, minimumPassRate, report } = inputs;
  const gate = { name: String(urn).split("::").at(-1) ?? "", kind, skillId, stage, locale };
  // Fails before hours of simulations, not after them, where the report's path holds another file.
  if (report !== undefined) previousRun(report, gate);
  const began = Date.now();
  const items = itemsOf(inputs);
  const outcomes: Outcome[] = [];
  const progress = new Progress(items.length, outcomes, context);
  progress.report();
  const { atOnce, attempt } =
    kind === "SkillSimulation"
      ? await simulating(inputs, context, () => progress.report())
      : { atOnce: PROFILED_AT_ONCE, attempt: (item: SuiteItem) => runItem(item, () => openProfile(inputs, context)) };
  try {
    await inPool(items, atOnce, async (item, index) => {
      const since = Date.now();
      const turns = await attempt(item);
      const outcome = {
        place: utteranceLocation(urn, index),
        turns,
        unsaid: "dialog" in item ? item.dialog.slice(turns.length).map(({ input }) => input) : [],
        passed: turns.every(isAsExpected),
      };
      outcomes[index] = outcome;
      progress.count();
      context.ui.event(eventOf(outcome, (Date.now() - since) / 1_000, inputs.__secret === true));
    });
  } catch (error) {
    const tried = outcomes.filter(Boolean);
    const wrong = tried.filter(({ passed }) => !passed).length;
    const soFar = `${tried.length} of ${items.length} utterances were tried, ${wrong} of them wrong`;
    const reason =
      error instanceof Cancelled
        ? new UserError(`interrupted: ${soFar}; \`pulumi up\` tries all of them again`)
        : (redactError(error, inputs.__secret) as Error);
    if (tried.length === 0) throw reason;
    if (!(error instanceof Cancelled)) reason.message += `\n${soFar}`;
    const run = { ...gate, began, ended: Date.now(), minimumPassRate, outcomes: tried, stopped: soFar };
    throw new GateStopped(reason.message, run);
  }
  return { ...gate, began, ended: Date.now(), minimumPassRate, outcomes };
}

/** A run that ended before all utterances were tried, with those that were. */
export class GateStopped extends UserError {
  constructor(
    message: string,
    readonly run: GateRun,
  ) {
    super(message);
  }
}

/** The client's own limit of requests under way. */
const PROFILED_AT_ONCE = 16;

async function simulating(inputs: GateInputs, context: Context, onResume: () => void) {
  const simulator = new Simulator(inputs, context, onResume);
  await simulator.prepare();
  // A dialog holds the lock as a whole: another utterance would end its session.
  const attempt = (item: SuiteItem) =>
    cancellable(() => context.account.runExclusive("simulations", () => runItem(item, () => simulator.open())));
  return { atOnce: 1, attempt };
}

/** Runs `act` on each item with limited concurrency; after a failure no more are started, and those in progress are awaited. */
async function inPool<T>(items: T[], atOnce: number, act: (item: T, index: number) => Promise<void>): Promise<void> {
  const entries = items.entries();
  let failed: { error: unknown } | undefined;
  const worker = async () => {
    for (const [index, item] of entries) {
      if (failed) return;
      try {
        await act(item, index);
      } catch (error) {
        failed ??= { error };
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  if (failed) throw failed.error;
}

function eventOf({ place, turns, passed }: Outcome, seconds: number, secret: boolean): SimulationEvent {
  const turn = turns.at(-1);
  const details = turn && !secret ? { utterance: turn.input, ...describeTurn(turn) } : {};
  return { event: "simulation", place, ...details, passed, seconds };
}
