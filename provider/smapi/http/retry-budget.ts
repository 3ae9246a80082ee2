// The figures of the AWS SDK's standard mode (@smithy/util-retry): 100 retries of responses at once, then as many as requests succeed.
const CAPACITY = 500;
export const RESPONSE_COST = 5;
/** A connection that was lost, or timed out, has cost the service more. */
export const NO_RESPONSE_COST = 10;
const EARNED = 1;

/** What an account's requests may spend on being sent again, so that many of them together do not hammer a broken service. */
export class RetryBudget {
  private left = CAPACITY;

  /** Takes the cost of one more attempt; false where too many failed recently. */
  spend(cost: number): boolean {
    if (cost > this.left) return false;
    this.left -= cost;
    return true;
  }

  /** A request succeeded: what its last attempt cost comes back, or a little for one that succeeded at once. */
  earn(cost = EARNED): void {
    this.left = Math.min(CAPACITY, this.left + cost);
  }
}
