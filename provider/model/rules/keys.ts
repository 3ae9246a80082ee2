import { nearest } from "../near";
import { KEYS, type Keys } from "../schema/keys";
import type { Breach, Rule } from "./rule";

export const misspeltKeys: Rule = {
  id: "misspelt-key",
  severity: "warning",
  finds: "A key that Amazon is not known to read is almost one that it reads, and that is missing.",
  source: "spec.json and the Interaction Model Schema reference; unknown keys are sent as they are",
  judge({ model }) {
    const found: Breach[] = [];
    judgeKeys(KEYS, model, [], found);
    return found;
  },
};

/** `path` is one list for all places, since few of them are ever told. */
function judgeKeys(keys: Keys, node: unknown, path: (string | number)[], found: Breach[]): void {
  if (keys.size === 0 || typeof node !== "object" || node === null) return;
  const into = (step: string | number, inner: Keys, value: unknown) => {
    path.push(step);
    judgeKeys(inner, value, path, found);
    path.pop();
  };
  if (Array.isArray(node)) {
    for (let index = 0; index < node.length; index++) into(index, keys, node[index]);
    return;
  }
  const record = node as Record<string, unknown>;
  for (const key of Object.keys(record)) {
    const inner = keys.get(key);
    if (inner) {
      into(key, inner, record[key]);
      continue;
    }
    const missing = [...keys.keys()].filter((known) => !Object.hasOwn(record, known));
    const near = nearest(key, missing);
    if (near)
      found.push({
        path: [...path, key],
        message: `is a key that Amazon is not known to read: did you mean \`${near}\`?`,
      });
  }
}
