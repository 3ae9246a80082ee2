import { SmapiError } from "../smapi/http/errors";
import { backOff } from "../smapi/http/retry";

/** How often an answer may be lost, one after the other, before it is told as an error. */
export const MOST_LOST_RESPONSES = 4;

/** Whether the service may have acted although no success came back. */
export function isOutcomeUnknown(error: unknown): error is SmapiError {
  return error instanceof SmapiError && error.outcomeUnknown;
}

/** Makes something that a repeated request would make twice: where the answer is lost, it is looked for before it is asked for again. */
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
