import { type Change, redactedSummaryOf, summaryOf } from "../model/diff";
import { type Finding, formatFinding, type TextWarning } from "../model/findings/finding";
import { formatRedactedFinding } from "../model/findings/redacted-finding";
import { hasUnknown } from "../model/wire/unknown";
import type { CheckResult, Properties } from "./lifecycle";
import { locationsIn } from "./source-locations";

/** Findings as a user reads them, apart by severity; each with its place in the file that the model came from. */
export function formatFindings(
  findings: Finding[],
  { __file: file, __secret: secret, __warnings: fromText, ignoreRules }: Properties,
  what: string,
): Pick<CheckResult, "problems" | "warnings"> {
  const paths = findings.map(({ path }) => path);
  const places = secret ? [] : locationsIn(file, paths);
  const lines = findings.map((finding, index) => {
    const words = secret ? formatRedactedFinding(finding) : formatFinding(finding);
    return { severity: finding.severity, text: `${places[index] ?? what}${words}` };
  });
  const of = (severity: Finding["severity"]) =>
    lines.filter((line) => line.severity === severity).map(({ text }) => text);
  // In a preview a rule that breaks may yet turn out to be switched off.
  const [problems, unsure] = hasUnknown(ignoreRules)
    ? [[], of("error").map((text) => text + UNLESS_IGNORED)]
    : [of("error"), []];
  const ignored = ignoredRules({ ignoreRules });
  const ofText = (Array.isArray(fromText) ? (fromText as TextWarning[]) : [])
    .filter(({ rule }) => !ignored.includes(rule))
    .map(({ rule, text }) => (secret ? `${what}the rule ${rule} is broken` : text));
  return { problems, warnings: [...unsure, ...ofText, ...of("warning")] };
}

const UNLESS_IGNORED = " (an error, unless `ignoreRules` names the rule, which is not yet known)";

/** Ids of the rules that a user switched off, as far as they are known. */
export function ignoredRules({ ignoreRules }: Properties): string[] {
  return Array.isArray(ignoreRules) ? ignoreRules.map(String) : [];
}

/** The changes in one line, without a word of what came from a secret; undefined where there are none. */
export function summaryIn(changes: Change[], olds: Properties, news: Properties): string | undefined {
  if (changes.length === 0) return undefined;
  return olds.__secret || news.__secret ? redactedSummaryOf(changes) : summaryOf(changes);
}
