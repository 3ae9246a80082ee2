import { SmapiError } from "../smapi/http/errors";
import { backOff } from "../smapi/http/retry";

/** How many responses may be lost in a row before it is an error. */
export const MOST_LOST_RESPONSES = 4;

/** Whether the service may have acted although no success came back. */
export function isOutcomeUnknown(error: unknown): error is SmapiError {
  return error instanceof SmapiError && error.outcomeUnknown;
}

/** Creates something that a repeated request would create twice: after a lost response it is searched for before the retry. */
export async function createOnce<T>(make: () => Promise<T>, find: () => Promise<T | undefined>): Promise<T> {
  for (let lost = 1; ; lost++) {
    try {
      return await make();
    } catch (error) {
      if (!isOutcomeUnknown(error)) throw error;
      await backOff(lost, error);
      const made = await find();
      if (made !== undefined) return made;
      if (lost === MOST_LOST_RESPONSES) throw error;
    }
  }
}
