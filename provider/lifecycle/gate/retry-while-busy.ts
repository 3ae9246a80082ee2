import { sleep } from "../../smapi/http/cancellation";
import { ConflictError } from "../../smapi/http/errors";
import { pollDelay } from "../../smapi/operations/poll-delay";

/** Asks again until `deadline` (milliseconds since 1970) while Amazon is busy with another request of the account (409). */
export async function retryWhileBusy<T>(deadline: number, ask: () => Promise<T>, tell = () => {}): Promise<T> {
  for (const began = Date.now(); ; ) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof ConflictError) || Date.now() >= deadline) throw error;
      tell();
      await sleep(Math.min(pollDelay(Date.now() - began), deadline - Date.now()));
    }
  }
}
