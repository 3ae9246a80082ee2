/** Placeholder of a value that is unknown in a preview: no rule checks it, and it counts as a change. */
export const UNKNOWN: unique symbol = Symbol("not yet known");

/** Whether a value is unknown, or has an unknown part at any depth. */
export function hasUnknown(value: unknown): boolean {
  if (value === UNKNOWN) return true;
  return typeof value === "object" && value !== null && Object.values(value).some(hasUnknown);
}
