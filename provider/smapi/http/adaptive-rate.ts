/** A service that throttles still serves what it can: send a little less than that (tuned with bench/throttling.mjs). */
const SHARE_OF_ACCEPTED = 0.9;
/** One refusal lowers a rate no further than this, since few requests in one window measure it badly. */
const LARGEST_DROP = 0.7;
/** Growth per second: a limit is passed about every 5 s then, at the price of a refusal or two. */
const GROWTH = 1.02;
/** The first refusal often follows a burst, which the service's burst allowance absorbed, so it measures the limit badly. */
const FIRST_GROWTH = 1.2;
/** Seconds after which growth has doubled: with no refusal for long, the limit has risen. */
const DOUBLING_SECONDS = 10;
/** As the lowest fill rate of the AWS SDK's adaptive mode. */
const LOWEST_RATE = 0.5;
/** One blast of refusals counts once; accepted requests are counted over as long. */
const WINDOW_MS = 1_000;
/** A timer that fires late must not lower the rate. */
const LATENESS_MS = 50;

/** How many requests a second may be sent: without a limit until the first refusal, then as many as the service seems to take. */
export class AdaptiveRate {
  /** Milliseconds since 1970 from which every response was a refusal. */
  refusedSince: number | undefined;
  /** Milliseconds since 1970 from which the next request may be sent. */
  readyAt = 0;
  private base = Number.POSITIVE_INFINITY;
  private growth = GROWTH;
  private measuredOnce = false;
  private slowedAt = 0;
  private accepted: number[] = [];

  constructor(private readonly ceiling = Number.POSITIVE_INFINITY) {}

  /** Whether a refusal has slowed it. */
  get slowed(): boolean {
    return this.base < Number.POSITIVE_INFINITY;
  }

  perSecond(now = Date.now()): number {
    const seconds = (now - this.slowedAt) / 1_000;
    return Math.min(this.ceiling, this.base * this.growth ** (seconds + seconds ** 2 / (2 * DOUBLING_SECONDS)));
  }

  /** Counts a request that is sent now. */
  take(now: number): void {
    this.readyAt = Math.max(this.readyAt, now - LATENESS_MS) + 1_000 / this.perSecond(now);
  }

  accept(now: number): void {
    this.refusedSince = undefined;
    this.accepted.push(now);
    this.forget(now);
  }

  /** Lowers the rate after a 429 of a request sent at `sent`; false where this window was counted already. */
  slow(sent: number, now: number): boolean {
    if (sent < this.slowedAt + WINDOW_MS) return false;
    this.forget(now);
    const before = this.perSecond(now);
    const measured = (this.accepted.length * 1_000) / WINDOW_MS;
    const floor = this.slowed ? before * LARGEST_DROP : LOWEST_RATE;
    this.base = Math.max(LOWEST_RATE, floor, Math.min(measured, before) * SHARE_OF_ACCEPTED);
    this.slowedAt = now;
    this.growth = this.measuredOnce ? GROWTH : FIRST_GROWTH;
    this.measuredOnce = true;
    this.readyAt = Math.max(this.readyAt, now + 1_000 / this.base);
    return true;
  }

  /** Sends nothing until then. */
  pause(until: number): void {
    this.readyAt = Math.max(this.readyAt, until);
  }

  /** Takes a limit back that was a wrong guess. */
  lift(): void {
    this.base = Number.POSITIVE_INFINITY;
    this.slowedAt = 0;
  }

  private forget(now: number): void {
    this.accepted = this.accepted.filter((at) => now - at < WINDOW_MS);
  }
}
