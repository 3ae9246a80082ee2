import { hasUnknown } from "../../model/wire/unknown";
import type { GateRun } from "../../report/gate-run";
import { totalsOf } from "../../report/totals";
import type { Context, Lifecycle, Properties } from "../lifecycle";
import { UserError } from "../user-error";
import { checkGate } from "./check";
import { describeTurn, failureTable, headline } from "./messages";
import { provenOutputs } from "./proof";
import { gateInputs, idOf, runHash } from "./properties";
import { runUndisturbed } from "./undisturbed-run";

/** The lifecycle of a gate: it runs when it is created and when anything changes; Amazon stores nothing of it. */
export function gate(kind: GateRun["kind"]): Lifecycle {
  return {
    check: (_olds, news) => checkGate(kind, news),

    diff(_id, olds, news) {
      const replaces = ["skillId", "stage", "locale"].filter((key) => olds[key] !== news[key]);
      const changes = replaces.length > 0 || news.always === true || hasUnknown(news) || olds.runHash !== runHash(news);
      return { changes, replaces };
    },

    async create(news, context) {
      return { id: idOf(gateInputs.parse(news), context.marker), outs: await runAndEvaluate(kind, {}, news, context) };
    },

    read: async (_id, outs) => ({ outs }),

    async get() {
      throw new UserError("a gate has nothing at Amazon that could be read: declare it with its utterances");
    },

    update: (_id, olds, news, context) => runAndEvaluate(kind, olds, news, context),

    async delete() {},
  };
}

async function runAndEvaluate(
  kind: GateRun["kind"],
  olds: Properties,
  news: Properties,
  context: Context,
): Promise<Properties> {
  const inputs = gateInputs.parse(news);
  const { skillId, stage, locale } = inputs;
  const secret = inputs.__secret === true;
  const { run, proof } = await runUndisturbed(kind, inputs, news.__urn, context);
  const { total, passed, passRate, meetsMinimum } = totalsOf(run);
  const table = passed < total ? `${headline(run)}\n${failureTable(run, secret)}` : "";
  if (!meetsMinimum) throw new UserError(table);
  if (table) context.ui.warn(table);
  context.ui.progress(`${passed} of ${total} passed in ${Math.round((run.ended - run.began) / 1_000)} s`);
  return {
    skillId,
    stage,
    locale,
    runHash: runHash(news),
    total,
    passed,
    failed: total - passed,
    passRate,
    failures: secret ? [] : failuresOf(run),
    ...provenOutputs(olds, proof, context),
  };
}

/** So many are kept in the state. */
const MOST_KEPT = 100;

function failuresOf({ outcomes }: GateRun): Properties[] {
  const failed = outcomes.filter((outcome) => !outcome.passed).slice(0, MOST_KEPT);
  return failed.flatMap(({ place, turns }) => {
    const turn = turns.at(-1);
    return turn ? [{ place, utterance: turn.input, ...describeTurn(turn) }] : [];
  });
}
