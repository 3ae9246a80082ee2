import { isRecord } from "./document";

/** Whether two JSON values are equal, ignoring the order of keys; much faster than comparing their canonical texts. */
export function deepEqual(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (Array.isArray(one)) {
    return (
      Array.isArray(other) && one.length === other.length && one.every((item, index) => deepEqual(item, other[index]))
    );
  }
  if (!isRecord(one) || !isRecord(other)) return false;
  const keys = definedKeys(one);
  return (
    keys.length === definedKeys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && deepEqual(one[key], other[key]))
  );
}

/** The keys of a record; a key whose value is undefined counts as missing. */
export function definedKeys(record: Record<string, unknown>): string[] {
  const keys = Object.keys(record);
  for (const key of keys) if (record[key] === undefined) return keys.filter((name) => record[name] !== undefined);
  return keys;
}
