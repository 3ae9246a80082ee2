import { basename } from "node:path";
import { modelChanges } from "../model/diff";
import { isNamedByLocale } from "../model/document/package";
import { printableName } from "../model/text/printable";
import type { ModelDifference } from "./format/difference";
import { readable, type Source, type Unreadable } from "./sources";
import { UsageError } from "./usage-error";

/** What changed between two models, or between those of two folders that have the same name there. */
export function diff(before: (Source | Unreadable)[], after: (Source | Unreadable)[]): ModelDifference[] {
  const [one, other] = [before.map(readable), after.map(readable)];
  const isFile = (sources: Source[]) => sources.every(({ within }) => within === "");
  if (isFile(one) && isFile(other)) return one.length + other.length > 0 ? [difference(one[0], other[0])] : [];
  if ((one.length > 0 && isFile(one)) || (other.length > 0 && isFile(other)))
    throw new UsageError("a file and a folder do not compare: name two files, or two folders");
  const names = [...new Set([...one, ...other].map(({ within }) => within))].sort();
  const named = (sources: Source[], name: string) => sources.find(({ within }) => within === name);
  return names.map((name) => difference(named(one, name), named(other, name)));
}

function difference(before: Source | undefined, after: Source | undefined): ModelDifference {
  const file = basename((after ?? before)?.name ?? "");
  return {
    name: isNamedByLocale(file) ? file.replace(".json", "") : printableName(file),
    fate: before && after ? "kept" : before ? "removed" : "added",
    changes: modelChanges(before?.model ?? NO_MODEL, after?.model ?? NO_MODEL),
  };
}

/** What a model that is new is compared with. */
const NO_MODEL = { languageModel: {} };
