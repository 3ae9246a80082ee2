/** The first poll; later ones wait about a tenth of the time already waited, so that a poll costs at most that much delay. */
const FIRST_MS = 1_000;
const SHARE_OF_WAIT = 0.1;
const LONGEST_MS = 15_000;

/** Milliseconds until the next poll, jittered so that many waits do not poll together. */
export function pollDelay(waited: number): number {
  return Math.min(LONGEST_MS, Math.max(FIRST_MS, waited * SHARE_OF_WAIT)) * (0.9 + Math.random() * 0.2);
}
