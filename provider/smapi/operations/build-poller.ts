import { cancellable } from "../http/cancellation";
import { currentContext, type RequestContext, withSharedContext } from "../http/request-context";
import { SingleFlight } from "../http/single-flight";
import type { SmapiClient } from "./client";
import { pollDelay } from "./poll-delay";
import { type Build, getBuilds } from "./skill-status";

interface Watcher {
  caller: RequestContext;
  locale: string;
  isOver: (build: Build | undefined) => boolean;
  /** Milliseconds since 1970. */
  deadline: number;
  since: number;
  nextPollAt: number;
  settle: (outcome: WatchResult) => void;
  fail: (error: unknown) => void;
}

/** What was last seen of a build, and whether the wait ended by the deadline. */
interface WatchResult {
  build: Build | undefined;
  timedOut: boolean;
}

/** Polls one skill's status for all of its locales together. */
export class BuildPoller {
  private watchers: Watcher[] = [];
  private polling = false;
  private timer: NodeJS.Timeout | undefined;
  private readonly currentBuilds = new SingleFlight(() => getBuilds(this.client, this.skillId));

  constructor(
    private readonly client: SmapiClient,
    private readonly skillId: string,
  ) {}

  /** The builds as they are now; those who ask at the same time share a request. */
  now(): Promise<Record<string, Build>> {
    return this.currentBuilds.run();
  }

  /** Waits until a locale's build is over in the caller's eyes, or until the deadline. */
  watch(locale: string, deadline: number, isOver: Watcher["isOver"]): Promise<WatchResult> {
    const since = Date.now();
    const watcher = { caller: currentContext(), locale, isOver, deadline, since, nextPollAt: since + pollDelay(0) };
    const wait = () =>
      new Promise<WatchResult>((settle, fail) => {
        this.watchers.push(Object.assign(watcher, { settle, fail }));
        this.schedule();
      });
    return cancellable(wait, () => {
      this.watchers = this.watchers.filter((other) => other !== watcher);
      this.schedule();
    });
  }

  /** Plans the next poll for the watcher who needs it first: the youngest, mostly, whose build may end soonest. */
  private schedule(): void {
    clearTimeout(this.timer);
    if (this.polling || this.watchers.length === 0) return;
    const next = Math.min(...this.watchers.map(({ nextPollAt, deadline }) => Math.min(nextPollAt, deadline)));
    this.timer = setTimeout(() => void this.poll(), next - Date.now());
  }

  private async poll(): Promise<void> {
    // Only those who watched before this request may judge by it: the others' PUT may be younger.
    const polled = [...this.watchers];
    const callers = polled.map((watcher) => watcher.caller);
    this.polling = true;
    try {
      this.settleFinished(polled, await withSharedContext(callers, () => getBuilds(this.client, this.skillId)));
    } catch (error) {
      this.watchers = this.watchers.filter((watcher) => !polled.includes(watcher));
      for (const watcher of polled) watcher.fail(error);
    }
    this.polling = false;
    this.schedule();
  }

  private settleFinished(polled: Watcher[], builds: Record<string, Build>): void {
    for (const watcher of polled) {
      const build = builds[watcher.locale];
      if (!this.watchers.includes(watcher)) continue;
      const over = watcher.isOver(build);
      const now = Date.now();
      watcher.nextPollAt = now + pollDelay(now - watcher.since);
      if (!over && now < watcher.deadline) continue;
      this.watchers = this.watchers.filter((other) => other !== watcher);
      watcher.settle({ build, timedOut: !over });
    }
  }
}
