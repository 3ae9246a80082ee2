import { isRecord } from "../document/document";
import { KNOWN_KEYS, type KnownKeys } from "../schema/known-keys";
import { findClosest } from "../text/did-you-mean";
import type { Rule, Violation } from "./rule";

export const misspeltKeys: Rule = {
  id: "misspelt-key",
  severity: "warning",
  description:
    "A key that Amazon is not known to read is almost one that it reads there, or belongs one level further in or out.",
  source: "spec.json and the Interaction Model Schema reference; unknown keys are sent as they are",
  check({ model }) {
    const found: Violation[] = [];
    checkKeys(KNOWN_KEYS, model, [], found);
    return found;
  },
};

/** `path` is mutated, and copied for a violation only; `outer`: known keys of the enclosing object. */
function checkKeys(
  keys: KnownKeys,
  node: unknown,
  path: (string | number)[],
  violations: Violation[],
  outer?: KnownKeys,
): void {
  if (keys.size === 0 || typeof node !== "object" || node === null) return;
  const descend = (step: string | number, value: unknown, inner: KnownKeys, around?: KnownKeys) => {
    path.push(step);
    checkKeys(inner, value, path, violations, around);
    path.pop();
  };
  if (Array.isArray(node)) {
    for (let index = 0; index < node.length; index++) descend(index, node[index], keys);
    return;
  }
  const record = node as Record<string, unknown>;
  for (const key of Object.keys(record)) {
    const inner = keys.get(key);
    if (inner) {
      descend(key, record[key], inner, keys);
      continue;
    }
    const advice = suggestionFor(key, record, keys, outer);
    if (advice)
      violations.push({ path: [...path, key], message: `is a key that Amazon is not known to read here: ${advice}` });
  }
}

function suggestionFor(
  key: string,
  record: Record<string, unknown>,
  keys: KnownKeys,
  outer: KnownKeys | undefined,
): string | undefined {
  const known = keys === KNOWN_KEYS ? [...keys.keys(), "interactionModel"] : [...keys.keys()];
  const missing = known.filter((name) => !Object.hasOwn(record, name));
  const near = findClosest(key, missing);
  if (near) return `did you mean \`${near}\`?`;
  const child = [...keys].find(([name, inner]) => inner.has(key) && isRecord(record[name]))?.[0];
  if (child) return `it belongs in \`${child}\``;
  return outer?.has(key) ? "it belongs one level up" : undefined;
}
