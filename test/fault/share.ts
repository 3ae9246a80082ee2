/** `npm test` plays a random share of all that can go wrong, `npm run test:faults` all of it. */
export const SHARE = Number(process.env.FAULT_SHARE ?? 0.01);

/** A random share of the ways in which one kind of fault can be injected: one at least, so that each kind is. */
export function randomShare<T>(ways: T[]): T[] {
  if (SHARE >= 1) return ways;
  const key = new Map(ways.map((way) => [way, Math.random()]));
  const shuffled = ways.toSorted((a, b) => (key.get(a) ?? 0) - (key.get(b) ?? 0));
  return shuffled.slice(0, Math.max(1, Math.round(ways.length * SHARE)));
}
