// A finished build is seen within 1.1 times its time + 0.5 s, jitter and a fast response's time included, with 45 polls in two minutes.
const FIRST_MS = 400;
const SHARE_OF_WAIT = 0.085;
const JITTER = 0.1;

/** Milliseconds until the next poll, jittered so that many waits do not poll together. */
export function pollDelay(waited: number): number {
  return (FIRST_MS + waited * SHARE_OF_WAIT) * (1 - JITTER + Math.random() * 2 * JITTER);
}
