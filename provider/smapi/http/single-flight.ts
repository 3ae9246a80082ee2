import { unlessInterrupted } from "./cancellation";
import { type Caller, caller, callingForAll } from "./request-context";

/** Work that all share who ask for it while it runs. */
export class Joint<T> {
  private running: Promise<T> | undefined;
  private callers: Caller[] = [];

  constructor(private readonly work: () => Promise<T>) {}

  join(): Promise<T> {
    return unlessInterrupted(() => {
      this.callers.push(caller());
      this.running ??= callingForAll(this.callers, this.work).finally(() => {
        this.running = undefined;
        this.callers = [];
      });
      return this.running;
    });
  }
}
