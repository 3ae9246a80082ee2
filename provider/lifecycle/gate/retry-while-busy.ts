import { sleep } from "../../smapi/http/cancellation";
import { ConflictError } from "../../smapi/http/errors";
import { pollDelay } from "../../smapi/operations/poll-delay";

/** Asks again until `deadline` (milliseconds since 1970) while Amazon is busy with another request of the account (409). */
export async function retryWhileBusy<T>(deadline: number, send: () => Promise<T>, onBusy = () => {}): Promise<T> {
  for (const startedAt = Date.now(); ; ) {
    try {
      return await send();
    } catch (error) {
      if (!(error instanceof ConflictError) || Date.now() >= deadline) throw error;
      onBusy();
      await sleep(Math.min(pollDelay(Date.now() - startedAt), deadline - Date.now()));
    }
  }
}
