import type { Notice } from "../lifecycle/account";

/** So many milliseconds between two texts at least; of more, the last one is shown. */
const INTERVAL_MS = 1_000;
/** What holds a resource up for less is no news. */
const SHORTEST_SECONDS = 2;
/** What held it up stays so long: it may come again, and a pipeline's log has a line for each text. */
const AFTERGLOW_MS = 10_000;

/**
 * What stands on a resource's row: the state of its work, or what holds that up. Whether a terminal or a pipeline's log shows it cannot be
 * known, so there is a text for each change of state, and none that counts seconds, as Pulumi's own row does.
 */
export class Row {
  private state = "";
  private holdUp: string | undefined;
  /** Milliseconds since 1970 from which nothing succeeded. */
  private heldSince: number | undefined;
  /** Doubled with each one that was shown, so that a state of any length has few lines. */
  private shortest = SHORTEST_SECONDS;
  private shown = "";
  private stopped = false;
  private shownAt = 0;
  private next: NodeJS.Timeout | undefined;
  private afterglow: NodeJS.Timeout | undefined;

  constructor(private readonly show: (text: string) => void) {}

  progress(state: string): void {
    if (state === this.state) return;
    this.state = state;
    this.shortest = SHORTEST_SECONDS;
    this.holdUp = undefined;
    this.update();
  }

  hear(notice: Notice): void {
    if (notice.kind !== "request") this.held(notice);
    else if (notice.status !== undefined && notice.status < 500 && notice.status !== 429) this.released();
  }

  /** The work is done: the last state stays. */
  done(): void {
    this.holdUp = undefined;
    this.showNow();
    this.stop();
  }

  /** Nothing more is shown. */
  stop(): void {
    this.stopped = true;
    clearTimeout(this.next);
    clearTimeout(this.afterglow);
  }

  private held(notice: Exclude<Notice, { kind: "request" }>): void {
    const now = Date.now();
    clearTimeout(this.afterglow);
    this.heldSince ??= now;
    const seconds = (now - this.heldSince) / 1_000 + notice.seconds;
    const word = notice.kind === "throttled" ? "rate limited" : `retrying (${notice.reason})`;
    if (seconds < this.shortest || this.holdUp?.startsWith(word)) return;
    this.shortest *= 2;
    this.holdUp = `${word}, ${Math.ceil(notice.seconds)} s`;
    this.update();
  }

  private released(): void {
    this.heldSince = undefined;
    clearTimeout(this.afterglow);
    if (this.holdUp === undefined) return;
    this.afterglow = setTimeout(() => {
      this.holdUp = undefined;
      this.update();
    }, AFTERGLOW_MS);
  }

  private update(): void {
    clearTimeout(this.next);
    if (this.stopped) return;
    const wait = this.shownAt + INTERVAL_MS - Date.now();
    if (wait <= 0) this.showNow();
    else this.next = setTimeout(() => this.showNow(), wait);
  }

  private showNow(): void {
    const text = this.holdUp ?? this.state;
    if (text === this.shown) return;
    this.shown = text;
    this.shownAt = Date.now();
    this.show(text);
  }
}
