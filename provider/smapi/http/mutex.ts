import { type Caller, caller, calling, type Notice } from "./request-context";

/** Runs work one after another. Those who wait for their turn hear what holds up the one in front of them. */
export class Turns {
  private last: Promise<unknown> = Promise.resolve();
  /** The first one's work is under way. */
  private readonly queue: Caller[] = [];

  run<T>(work: () => Promise<T>): Promise<T> {
    const me = caller();
    const listen = (notice: Notice) => {
      me.listen?.(notice);
      // A request of mine that is over does not end the others' wait.
      if (notice.kind !== "request") for (const other of this.queue.slice(1)) other.listen?.(notice);
    };
    this.queue.push(me);
    const begin = () => calling({ ...me, listen }, work).finally(() => this.queue.shift());
    const turn = this.last.then(begin, begin);
    this.last = turn;
    return turn;
  }
}
