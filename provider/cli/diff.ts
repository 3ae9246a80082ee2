import { basename } from "node:path";
import { modelChanges } from "../model/diff";
import { plainName } from "../model/literal";
import type { ModelDifference } from "./report/difference";
import { isReadable, type Source, type Unreadable } from "./sources";
import { UsageError } from "./usage-error";

/** What changed between two models, or between those of two folders that have the same name there. */
export function diff(before: (Source | Unreadable)[], after: (Source | Unreadable)[]): ModelDifference[] {
  const [one, other] = [before.map(readable), after.map(readable)];
  if (one.length === 1 && other.length === 1) return [difference(one[0], other[0])];
  const names = [...new Set([...one, ...other].map(({ within }) => within))].sort();
  const named = (sources: Source[], name: string) => sources.find(({ within }) => within === name);
  return names.map((name) => difference(named(one, name), named(other, name)));
}

function difference(before: Source | undefined, after: Source | undefined): ModelDifference {
  const shown = after ?? before;
  return {
    name: shown?.locale ?? plainName(basename(shown?.name ?? "")),
    fate: before && after ? "kept" : before ? "removed" : "added",
    changes: modelChanges(before?.model ?? {}, after?.model ?? {}),
  };
}

function readable(source: Source | Unreadable): Source {
  if (isReadable(source)) return source;
  throw new UsageError(`${source.name} ${source.message}`);
}
