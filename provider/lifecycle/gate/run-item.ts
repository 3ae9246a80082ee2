import type { SuiteItem } from "../../model/suite/schema";
import { isAsExpected, type Turn } from "../../report/gate-run";
import { pause } from "../../smapi/http/cancellation";
import { delayBefore, pauseBefore } from "../../smapi/http/retry";
import { isLost, MOST_LOST } from "../lost-response";
import { type Heard, mismatchesOf, unresolved } from "./expectations";

/** Says something in a session that is open, and gives what Amazon made of it. */
export type Ask = (input: string) => Promise<Heard>;

/** What a session has heard, or answered, is not known. */
export class SessionLost extends Error {}

/** How often an utterance is tried whose slots Amazon could not resolve. */
const MOST_TRIES = 3;

/** Says an utterance, or the turns of a dialog up to the first that is not as expected, in a new session. */
export async function tryItem(item: SuiteItem, open: () => Ask): Promise<Turn[]> {
  const turns = "dialog" in item ? item.dialog : [item];
  for (let tries = 1, lost = 1; ; ) {
    try {
      const { said, again } = await trySession(turns, open());
      if (!again || tries === MOST_TRIES) return said;
      await pause(delayBefore(tries, undefined));
      tries += 1;
    } catch (error) {
      if (!(isLost(error) || error instanceof SessionLost) || lost === MOST_LOST) throw error;
      await pauseBefore(lost, error);
      lost += 1;
    }
  }
}

async function trySession(
  turns: { input: string; expect?: Turn["expect"] | undefined }[],
  ask: Ask,
): Promise<{ said: Turn[]; again: boolean }> {
  const said: Turn[] = [];
  for (const { input, expect = {} } of turns) {
    const heard = await ask(input);
    const { got, considered, response, failure } = heard;
    const mismatches = failure === undefined ? mismatchesOf(expect, heard) : [];
    const doubt = unresolved(mismatches, heard);
    const turn = { input, expect, got, considered, response, mismatches, trouble: failure ?? doubt };
    said.push(turn);
    if (!isAsExpected(turn)) return { said, again: doubt !== undefined };
  }
  return { said, again: false };
}
