import { SmapiError } from "./errors";
import { caller } from "./request-context";

/** The caller's signal ended a wait, or kept a request from being sent. */
export class Interrupted extends SmapiError {
  constructor() {
    super("interrupted: run the same command again");
  }
}

/** Waits so many milliseconds, or throws `Interrupted` as soon as the caller's signal asks for it. */
export function pause(ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const wait = () =>
    new Promise<void>((settle) => {
      timer = setTimeout(settle, ms);
    });
  return unlessInterrupted(wait, () => clearTimeout(timer));
}

/** The outcome of `work`, or `Interrupted` as soon as the caller's signal asks for it: then the work is left to `leave`. */
export function unlessInterrupted<T>(work: () => Promise<T>, leave = () => {}): Promise<T> {
  const { signal } = caller();
  if (!signal) return work();
  return new Promise((settle, fail) => {
    if (signal.aborted) return fail(new Interrupted());
    const end = () => {
      leave();
      fail(new Interrupted());
    };
    signal.addEventListener("abort", end, { once: true });
    work()
      .then(settle, fail)
      .finally(() => signal.removeEventListener("abort", end));
  });
}
