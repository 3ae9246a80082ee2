import type { Outcome } from "../../report/gate-run";
import type { Context } from "../lifecycle";

/** The most progress lines of a gate, since a pipeline's log keeps them all. */
const LINES = 10;

/** How many utterances were tried, and how many of them are wrong, on the gate's row. */
export class Progress {
  private done = 0;

  constructor(
    private readonly total: number,
    private readonly outcomes: Outcome[],
    private readonly context: Context,
  ) {}

  /** One more was tried. */
  count(): void {
    this.done += 1;
    if (this.tenths(this.done) > this.tenths(this.done - 1)) this.report();
  }

  report(): void {
    const wrong = this.outcomes.filter((outcome) => outcome && !outcome.passed).length;
    this.context.ui.progress(`${this.done}/${this.total} utterances${wrong > 0 ? `, ${wrong} wrong` : ""}`);
  }

  private tenths(done: number): number {
    return Math.floor((done * LINES) / this.total);
  }
}
