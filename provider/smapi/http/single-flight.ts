import { cancellable } from "./cancellation";
import { currentContext, type RequestContext, withSharedContext } from "./request-context";

/** Work that all share who ask for it while it runs. */
export class SingleFlight<T> {
  private running: Promise<T> | undefined;
  private contexts: RequestContext[] = [];

  constructor(private readonly work: () => Promise<T>) {}

  run(): Promise<T> {
    return cancellable(() => {
      this.contexts.push(currentContext());
      this.running ??= withSharedContext(this.contexts, this.work).finally(() => {
        this.running = undefined;
        this.contexts = [];
      });
      return this.running;
    });
  }
}
