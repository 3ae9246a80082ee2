import type { Finding } from "../model/findings/finding";
import { placesInDocument, placesOf } from "../model/json/places";
import { lintModel } from "../model/rules";
import { lintText } from "../model/rules/duplicate-keys";
import { lintLocales } from "../model/rules/locale-differences";
import { unreadableRule } from "../model/rules/unreadable";
import type { FileReport, LocatedFinding } from "./format/validation";
import { isReadable, type Source, type Unreadable } from "./sources";

/** What is wrong with each of the models, each finding with its place. */
export function validate(sources: (Source | Unreadable)[], ignore: string[]): FileReport[] {
  const ofSets = setFindings(sources.filter(isReadable));
  return sources.map((source) => {
    if (!isReadable(source)) return { file: source.name, findings: [unreadable(source)] };
    const ofText = lintText(source.json, source.document);
    const ofModel = [...lintModel(source.model, { locale: source.locale }), ...(ofSets.get(source) ?? [])];
    const places = placesOf(source.json, paths(ofText)).concat(
      placesInDocument(source.json, source.document, paths(ofModel)),
    );
    const located = [...ofText, ...ofModel].map(
      (finding, index): LocatedFinding => ({ ...finding, ...(places[index] ?? { line: 1, column: 1 }) }),
    );
    return { file: source.name, findings: located.filter(({ rule }) => !ignore.includes(rule)).sort(byPlace) };
  });
}

function paths(findings: Finding[]): Finding["path"][] {
  return findings.map(({ path }) => path);
}

function byPlace(one: LocatedFinding, other: LocatedFinding): number {
  return one.line - other.line || one.column - other.column;
}

function unreadable({ message, place }: Unreadable): LocatedFinding {
  const { id: rule, severity } = unreadableRule;
  return { rule, severity, path: [], message, ...(place ?? { line: 1, column: 1 }) };
}

/** Models whose names differ by the locale alone are those of one skill. */
function setFindings(sources: Source[]): Map<Source, Finding[]> {
  const named = sources.filter(({ set }) => set !== undefined);
  const found = new Map<Source, Finding[]>();
  for (const name of new Set(named.map(({ set }) => set))) {
    const set = named.filter((source) => source.set === name);
    const findings = lintLocales(set.map(({ locale = "", model }) => ({ locale, model })));
    for (const [index, source] of set.entries()) found.set(source, findings[index] ?? []);
  }
  return found;
}
