import { currentContext, type RequestContext, type RequestEvent, withRequestContext } from "./request-context";

/** Runs work one piece at a time, in order. Those who wait also observe what delays the one that runs. */
export class Mutex {
  private last: Promise<unknown> = Promise.resolve();
  /** The first one's work runs. */
  private readonly queue: RequestContext[] = [];

  runExclusive<T>(work: () => Promise<T>): Promise<T> {
    const context = currentContext();
    const observe = (event: RequestEvent) => {
      context.observe?.(event);
      // A request that is over does not end the others' wait.
      if (event.kind !== "request") for (const other of this.queue.slice(1)) other.observe?.(event);
    };
    this.queue.push(context);
    const begin = () => withRequestContext({ ...context, observe }, work).finally(() => this.queue.shift());
    const turn = this.last.then(begin, begin);
    this.last = turn;
    return turn;
  }
}
