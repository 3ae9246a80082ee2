import type { RequestEvent } from "../lifecycle/account";

/** So many milliseconds between two texts at least; of more, the last one is shown. */
const INTERVAL_MS = 1_000;
/** Shorter delays are not shown. */
const SHORTEST_SECONDS = 2;
/** What held it up stays so long: it may come again, and a pipeline's log has a line for each text. */
const LINGER_MS = 10_000;

/**
 * The text of a resource's row: the state of its work, or what holds that up. Whether a terminal or a pipeline's log shows it cannot be
 * known, so there is a text for each change of state, and none that counts seconds, as Pulumi's own row does.
 */
export class StatusRow {
  private state = "";
  private delay: string | undefined;
  /** Milliseconds since 1970 from which nothing succeeded. */
  private delayedSince: number | undefined;
  /** Doubled with each one that was shown, so that a state of any length has few lines. */
  private shortest = SHORTEST_SECONDS;
  private shown = "";
  private stopped = false;
  private shownAt = 0;
  private next: NodeJS.Timeout | undefined;
  private lingerTimer: NodeJS.Timeout | undefined;

  constructor(private readonly show: (text: string) => void) {}

  progress(state: string): void {
    if (state === this.state) return;
    this.state = state;
    this.shortest = SHORTEST_SECONDS;
    this.delay = undefined;
    this.update();
  }

  observe(notice: RequestEvent): void {
    if (notice.kind !== "request") this.delayed(notice);
    else if (notice.status !== undefined && notice.status < 500 && notice.status !== 429) this.resumed();
  }

  /** The work is done: the last state stays. */
  done(): void {
    this.delay = undefined;
    this.showNow();
    this.stop();
  }

  /** Nothing more is shown. */
  stop(): void {
    this.stopped = true;
    clearTimeout(this.next);
    clearTimeout(this.lingerTimer);
  }

  private delayed(notice: Exclude<RequestEvent, { kind: "request" }>): void {
    const now = Date.now();
    clearTimeout(this.lingerTimer);
    this.delayedSince ??= now;
    const seconds = (now - this.delayedSince) / 1_000 + notice.seconds;
    const word = notice.kind === "throttled" ? "rate limited" : `retrying (${notice.reason})`;
    if (seconds < this.shortest || this.delay?.startsWith(word)) return;
    this.shortest *= 2;
    this.delay = `${word}, ${Math.ceil(notice.seconds)} s`;
    this.update();
  }

  private resumed(): void {
    this.delayedSince = undefined;
    clearTimeout(this.lingerTimer);
    if (this.delay === undefined) return;
    this.lingerTimer = setTimeout(() => {
      this.delay = undefined;
      this.update();
    }, LINGER_MS);
  }

  private update(): void {
    clearTimeout(this.next);
    if (this.stopped) return;
    const wait = this.shownAt + INTERVAL_MS - Date.now();
    if (wait <= 0) this.showNow();
    else this.next = setTimeout(() => this.showNow(), wait);
  }

  private showNow(): void {
    const text = this.delay ?? this.state;
    if (text === this.shown) return;
    this.shown = text;
    this.shownAt = Date.now();
    this.show(text);
  }
}
