import { isDeepStrictEqual } from "node:util";
import { linesOf, lineText, valueChanges } from "../../model/diff";
import { UnreadableModel } from "../../model/document/document";
import { lintValueSupplier } from "../../model/rules";
import { findShapeProblems } from "../../model/schema/zod-issues";
import { valueSupplierFromWire } from "../../model/wire/slot-type-values";
import { UNKNOWN } from "../../model/wire/unknown";
import { formatFindings, ignoredRules, summaryIn } from "../findings";
import { formatProblems, readProblems, unknownArguments } from "../inputs";
import type { CheckResult, Properties } from "../lifecycle";
import { declaredHash, versionInputs } from "./properties";

/** Judges a version's arguments and its values, all at once. */
export function checkVersion(olds: Properties, news: Properties): CheckResult {
  const { __problems, __warnings, ...inputs } = news;
  const readErrors = readProblems(news);
  const problems = [...readErrors, ...formatProblems(findShapeProblems(versionInputs, inputs))];
  const isSame = sameValues(olds, news);
  const isKnown = isSame && isDeepStrictEqual(olds.ignoreRules, news.ignoreRules);
  const found = isKnown || readErrors.length > 0 ? { problems: [], warnings: [] } : checkValues(news);
  return {
    inputs: {
      ...inputs,
      whenInUse: news.whenInUse ?? "retain",
      // So that a preview knows it.
      __valuesHash: isSame && olds.__valuesHash !== undefined ? olds.__valuesHash : declaredHash(news),
    },
    problems: [...problems, ...unknownArguments(versionInputs, news), ...found.problems],
    warnings: found.warnings,
    summary: isSame ? undefined : summaryFrom(olds, news),
  };
}

function sameValues(olds: Properties, news: Properties): boolean {
  const parts = ["values", "valueSupplier", "references"];
  return Object.keys(olds).length > 0 && parts.every((part) => isDeepStrictEqual(olds[part], news[part]));
}

function checkValues(news: Properties): Pick<CheckResult, "problems" | "warnings"> {
  const { values, valueSupplier, references } = news;
  if ([values, valueSupplier, references].includes(UNKNOWN)) return { problems: [], warnings: [] };
  if ((values === undefined) === (valueSupplier === undefined))
    return { problems: ["give either `values` or `valueSupplier`"], warnings: [] };
  try {
    return formatFindings(lintValueSupplier(valueSupplierFromWire(news), ignoredRules(news)), news, "");
  } catch (error) {
    if (error instanceof UnreadableModel) return { problems: [`values ${error.message}`], warnings: [] };
    throw error;
  }
}

/** What the next version has that this one has not: `+2 values −1`, and below it which. */
function summaryFrom(olds: Properties, news: Properties): string | undefined {
  const [before, after] = [listOf(olds), listOf(news)];
  if (!before || !after) return undefined;
  const changes = valueChanges(before, after);
  const summary = summaryIn(changes, olds, news);
  if (summary === undefined || olds.__secret || news.__secret) return summary;
  // Pulumi shows no lines for a replacement.
  const lines = linesOf(changes);
  const more = lines.length > MOST_LINES ? [`… and ${lines.length - MOST_LINES} lines more`] : [];
  return [summary, ...lines.slice(0, MOST_LINES).map(lineText), ...more].join("\n");
}

const MOST_LINES = 10;

function listOf({ values, references }: Properties): unknown[] | undefined {
  if (typeof values !== "string") return undefined;
  try {
    const list = valueSupplierFromWire({ values, references }).values;
    return Array.isArray(list) ? list : undefined;
  } catch (error) {
    if (error instanceof UnreadableModel) return undefined;
    throw error;
  }
}
