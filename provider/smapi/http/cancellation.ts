import { SmapiError } from "./errors";
import { currentContext } from "./request-context";

/** The caller's signal ended a wait, or kept a request from being sent. */
export class Cancelled extends SmapiError {
  constructor() {
    super("interrupted: run the same command again");
  }
}

/** Waits so many milliseconds, or throws `Cancelled` as soon as the caller's signal asks for it. */
export function sleep(ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const wait = () =>
    new Promise<void>((settle) => {
      timer = setTimeout(settle, ms);
    });
  return cancellable(wait, () => clearTimeout(timer));
}

/** The outcome of `work`, or `Cancelled` as soon as the caller's signal asks for it: then `leave` cleans up after the work. */
export function cancellable<T>(work: () => Promise<T>, leave = () => {}): Promise<T> {
  const { signal } = currentContext();
  if (!signal) return work();
  return new Promise((settle, fail) => {
    if (signal.aborted) return fail(new Cancelled());
    const end = () => {
      leave();
      fail(new Cancelled());
    };
    signal.addEventListener("abort", end, { once: true });
    work()
      .then(settle, fail)
      .finally(() => signal.removeEventListener("abort", end));
  });
}
