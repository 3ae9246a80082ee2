import * as pulumi from "@pulumi/pulumi";
import { UNKNOWN } from "../model/wire/unknown";

type Properties = Record<string, unknown>;

/** Properties as the engine sent them, with `UNKNOWN` where it sent its word for what is not yet known. */
export function fromEngine(properties: Properties): Properties {
  return map(properties, (value) => (value === pulumi.runtime.unknownValue ? UNKNOWN : value)) as Properties;
}

/** Properties as the engine takes them: no `undefined` anywhere ("Unexpected struct type"), and nothing of the caller's is shared. */
export function toEngine(properties: Properties): Properties {
  return map(properties, (value) => (value === UNKNOWN ? pulumi.runtime.unknownValue : value)) as Properties;
}

function map(value: unknown, leaf: (value: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => (item === undefined ? null : map(item, leaf)));
  if (typeof value !== "object" || value === null) return leaf(value);
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(entries.map(([key, item]) => [key, map(item, leaf)]));
}
