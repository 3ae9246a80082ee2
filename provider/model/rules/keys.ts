import type { z } from "zod";
import { isRecord } from "../document";
import { nearest } from "../near";
import type { Path } from "../path";
import { interactionModel } from "../schema";
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

/** The keys that are known of an object, or of the elements of a list, and what is known of what stands there. */
type Keys = Map<string, Keys>;

const KEYS = keysOf(interactionModel);

function keysOf(schema: z.ZodType): Keys {
  const { shape, element, unwrap } = schema as {
    shape?: Record<string, z.ZodType>;
    element?: z.ZodType;
    unwrap?(): z.ZodType;
  };
  if (shape) return new Map(Object.entries(shape).map(([key, inner]) => [key, keysOf(inner)]));
  if (element) return keysOf(element);
  return unwrap ? keysOf(unwrap.call(schema)) : new Map();
}

function judgeKeys(keys: Keys, node: unknown, path: Path, found: Breach[]): void {
  if (keys.size === 0) return;
  if (Array.isArray(node)) {
    for (const [index, item] of node.entries()) judgeKeys(keys, item, [...path, index], found);
    return;
  }
  if (!isRecord(node)) return;
  for (const key of Object.keys(node)) {
    const inner = keys.get(key);
    if (inner) {
      if (inner.size > 0) judgeKeys(inner, node[key], [...path, key], found);
      continue;
    }
    const meant = nearest(
      key,
      [...keys.keys()].filter((known) => !Object.hasOwn(node, known)),
    );
    if (meant)
      found.push({
        path: [...path, key],
        message: `is a key that Amazon is not known to read: did you mean \`${meant}\`?`,
      });
  }
}
