/** Stands for what is not yet known in a preview: nothing about it is judged, and it counts as a change. */
export const UNKNOWN: unique symbol = Symbol("not yet known");

/** Whether anything in a value, at any depth, is not yet known. */
export function hasUnknown(value: unknown): boolean {
  if (value === UNKNOWN) return true;
  return typeof value === "object" && value !== null && Object.values(value).some(hasUnknown);
}
