import type { SuiteItem } from "../../model/suite/schema";
import { isAsExpected, type Turn } from "../../report/gate-run";
import { sleep } from "../../smapi/http/cancellation";
import { backOff, backOffDelay } from "../../smapi/http/retry";
import { isOutcomeUnknown, MOST_LOST_RESPONSES } from "../lost-response";
import { mismatchesOf, resolutionError, type UtteranceResult } from "./expectations";

/** Says something in a session that is open, and gives what Amazon made of it. */
export type Say = (input: string) => Promise<UtteranceResult>;

/** The state of the session is unknown, so it has to be run again. */
export class SessionLost extends Error {}

/** How often an utterance is tried whose slots Amazon could not resolve. */
const MOST_TRIES = 3;

/** Says an utterance, or the turns of a dialog up to the first that is not as expected, in a new session. */
export async function runItem(item: SuiteItem, open: () => Say): Promise<Turn[]> {
  const turns = "dialog" in item ? item.dialog : [item];
  for (let tries = 1, lost = 1; ; ) {
    try {
      const { said, again } = await runSession(turns, open());
      if (!again || tries === MOST_TRIES) return said;
      await sleep(backOffDelay(tries, undefined));
      tries += 1;
    } catch (error) {
      if (!(isOutcomeUnknown(error) || error instanceof SessionLost) || lost === MOST_LOST_RESPONSES) throw error;
      await backOff(lost, error);
      lost += 1;
    }
  }
}

async function runSession(
  turns: { input: string; expect?: Turn["expect"] | undefined }[],
  say: Say,
): Promise<{ said: Turn[]; again: boolean }> {
  const said: Turn[] = [];
  for (const { input, expect = {} } of turns) {
    const result = await say(input);
    const { got, considered, response, error } = result;
    const mismatches = error === undefined ? mismatchesOf(expect, result) : [];
    const slotError = resolutionError(mismatches, result);
    const turn = { input, expect, got, considered, response, mismatches, trouble: error ?? slotError };
    said.push(turn);
    if (!isAsExpected(turn)) return { said, again: slotError !== undefined };
  }
  return { said, again: false };
}
