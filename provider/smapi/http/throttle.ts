import { AdaptiveRate } from "./adaptive-rate";
import { cancellable } from "./cancellation";
import { notify } from "./request-context";
import { retryAfter } from "./retry-after";
import type { HttpResponse } from "./transport";

/** Requests under way at one time: enough for fifty a second, and all that the first refusal comes too late for. */
const MOST_UNDER_WAY = 16;
/** A build takes seconds to minutes: polling hundreds of them more often would take the requests that begin others. */
const POLLS_PER_SECOND = 10;
/** So many refusals of one operation alone, one window after another, mean that the account has no limit over all of them. */
const SAME_OPERATION = 4;
/** A throttled request is sent again while others of its operation succeed, and at most this long while none does, so that all of them fail together. */
const PATIENCE_MS = 120_000;

/** Longer ones overflow Node's timers. */
const LONGEST_TIMER_MS = 60_000;

/** What a request is limited by. */
export interface Limited {
  /** Amazon's name of the operation, as in ask-smapi-sdk, without the version: it throttles by these. */
  operation: string;
  /** Asks how far something has come. */
  poll?: boolean;
}

interface Waiting {
  rates: AdaptiveRate[];
  start: () => void;
}

/**
 * Sends an account's requests as fast as the service takes them, first come, first served. Amazon throttles each operation of an account,
 * and may limit them together: refusals of one operation slow that one down, those of two right after each other slow all.
 */
export class Throttle {
  private readonly account: AdaptiveRate;
  private readonly polls = new AdaptiveRate(POLLS_PER_SECOND);
  private readonly operations = new Map<string, AdaptiveRate>();
  private waiting: Waiting[] = [];
  private inFlight = 0;
  private timer: NodeJS.Timeout | undefined;
  /** The operation whose refusal was the last response. */
  private justRefused: string | undefined;
  /** The operation that slowed the account last, and how many times in a row. */
  private slowing = { operation: "", times: 0 };

  constructor(requestsPerSecond?: number) {
    this.account = new AdaptiveRate(requestsPerSecond);
  }

  /** Sends a request when its turn comes, and again while it is throttled: a request that was refused with 429 did not act. */
  async run({ operation, poll }: Limited, exchange: () => Promise<HttpResponse>): Promise<HttpResponse> {
    const rate = this.operations.get(operation) ?? new AdaptiveRate();
    this.operations.set(operation, rate);
    const limits = [this.account, rate];
    const rates = poll ? [...limits, this.polls] : limits;
    for (;;) {
      await this.waitForTurn(rates, limits);
      try {
        const sentAt = Date.now();
        const response = await exchange();
        const now = Date.now();
        if (response.status === 429) {
          this.slowDown(operation, rate, sentAt, now).pause(now + (retryAfter(response.headers) ?? 0) * 1_000);
          rate.refusedSince ??= now;
          if (now - rate.refusedSince < PATIENCE_MS) continue;
        } else {
          for (const rate of rates) rate.accept(now);
          this.justRefused = undefined;
        }
        return response;
      } finally {
        this.inFlight--;
        this.startReady();
      }
    }
  }

  /** Waits for a slot. Waits for Amazon's `limits` are notified; those for our own limit of polls are not. */
  private waitForTurn(rates: AdaptiveRate[], limits: AdaptiveRate[]): Promise<void> {
    let mine: Waiting;
    const wait = () =>
      new Promise<void>((start) => {
        mine = { rates, start };
        const seconds = Math.max(...limits.map((rate) => this.secondsUntil(rate)));
        this.waiting.push(mine);
        this.startReady();
        if (seconds > 0 && this.waiting.includes(mine)) notify({ kind: "throttled", seconds });
      });
    return cancellable(wait, () => {
      this.waiting = this.waiting.filter((other) => other !== mine);
    });
  }

  /** When a rate will probably let one more request through. */
  private secondsUntil(rate: AdaptiveRate): number {
    const now = Date.now();
    const ahead = this.waiting.filter(({ rates }) => rates.includes(rate)).length;
    return Math.max(0, rate.readyAt - now) / 1_000 + ahead / rate.perSecond(now);
  }

  /** Starts all that may start, in the order in which they came. */
  private startReady(): void {
    const now = Date.now();
    let next = Number.POSITIVE_INFINITY;
    this.waiting = this.waiting.filter(({ rates, start }) => {
      if (this.inFlight >= MOST_UNDER_WAY) return true;
      const readyAt = Math.max(...rates.map((rate) => rate.readyAt));
      if (readyAt > now) {
        next = Math.min(next, readyAt);
        return true;
      }
      for (const rate of rates) rate.take(now);
      this.inFlight++;
      start();
      return false;
    });
    clearTimeout(this.timer);
    if (next < Number.POSITIVE_INFINITY)
      this.timer = setTimeout(() => this.startReady(), Math.min(next - now, LONGEST_TIMER_MS));
  }

  /** Slows down the limit that a 429 points to, and returns it. */
  private slowDown(operation: string, rate: AdaptiveRate, sent: number, now: number): AdaptiveRate {
    const afterAnother = this.justRefused !== undefined && this.justRefused !== operation;
    this.justRefused = operation;
    if (!this.account.slowed) {
      if (!afterAnother) {
        rate.slow(sent, now);
        return rate;
      }
      // The limit is on the whole account: the rates guessed for single operations no longer apply.
      for (const rate of this.operations.values()) rate.lift();
    }
    const inRow = this.slowing.operation === operation ? this.slowing.times : 0;
    this.slowing = { operation, times: this.account.slow(sent, now) ? inRow + 1 : inRow };
    if (this.slowing.times < SAME_OPERATION) return this.account;
    // The limit is this operation's after all.
    this.slowing.times = 0;
    this.account.lift();
    rate.slow(sent, now);
    return rate;
  }
}
