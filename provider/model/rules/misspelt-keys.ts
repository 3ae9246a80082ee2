import { isRecord } from "../document/document";
import { KEYS, type Keys } from "../schema/known-keys";
import { closest } from "../text/did-you-mean";
import type { Breach, Rule } from "./rule";

export const misspeltKeys: Rule = {
  id: "misspelt-key",
  severity: "warning",
  finds:
    "A key that Amazon is not known to read is almost one that it reads there, or belongs one level further in or out.",
  source: "spec.json and the Interaction Model Schema reference; unknown keys are sent as they are",
  judge({ model }) {
    const found: Breach[] = [];
    judgeKeys(KEYS, model, [], found);
    return found;
  },
};

/** `path` is one list for all places, since few of them are ever told; `outer` are the keys of the object around. */
function judgeKeys(keys: Keys, node: unknown, path: (string | number)[], found: Breach[], outer?: Keys): void {
  if (keys.size === 0 || typeof node !== "object" || node === null) return;
  const into = (step: string | number, value: unknown, inner: Keys, around?: Keys) => {
    path.push(step);
    judgeKeys(inner, value, path, found, around);
    path.pop();
  };
  if (Array.isArray(node)) {
    for (let index = 0; index < node.length; index++) into(index, node[index], keys);
    return;
  }
  const record = node as Record<string, unknown>;
  for (const key of Object.keys(record)) {
    const inner = keys.get(key);
    if (inner) {
      into(key, record[key], inner, keys);
      continue;
    }
    const advice = adviceOn(key, record, keys, outer);
    if (advice)
      found.push({ path: [...path, key], message: `is a key that Amazon is not known to read here: ${advice}` });
  }
}

function adviceOn(
  key: string,
  record: Record<string, unknown>,
  keys: Keys,
  outer: Keys | undefined,
): string | undefined {
  const known = keys === KEYS ? [...keys.keys(), "interactionModel"] : [...keys.keys()];
  const missing = known.filter((name) => !Object.hasOwn(record, name));
  const near = closest(key, missing);
  if (near) return `did you mean \`${near}\`?`;
  const child = [...keys].find(([name, inner]) => inner.has(key) && isRecord(record[name]))?.[0];
  if (child) return `it belongs into \`${child}\``;
  return outer?.has(key) ? "it belongs one level up" : undefined;
}
