/** How many past simulations estimate the next one. */
const REMEMBERED = 5;
const FIRST_POLL = 0.9;
const NEXT_POLL = 0.1;
const SHORTEST_MS = 200;

/** When to look for the result of a simulation, by how long the last ones took: few looks, each soon after the end. */
export class SimulationPollDelay {
  private durations: number[] = [];

  /** Milliseconds until the next look, after so many that were waited already. */
  wait(waited: number): number {
    if (waited > 0) return Math.max(SHORTEST_MS, waited * NEXT_POLL);
    const shortest = this.durations.length > 0 ? Math.min(...this.durations) : 0;
    return Math.max(SHORTEST_MS, shortest * FIRST_POLL);
  }

  /** A simulation was over at the last of so many looks. At the first one it may have been over for long. */
  learn(duration: number, looks: number): void {
    this.durations = [...this.durations, looks === 1 ? duration / 2 : duration].slice(-REMEMBERED);
  }
}
