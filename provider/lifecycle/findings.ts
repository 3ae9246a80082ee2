import { readFileSync } from "node:fs";
import { jsonOf, parseDocument } from "../model/document";
import { type Finding, hiddenSentence, sentence } from "../model/finding";
import { placesInDocument } from "../model/json-places";
import type { Checked, Properties } from "./lifecycle";

/** What the program found when it read the text of a model: only there is to be seen what parsing loses. */
export interface TextFinding {
  rule: string;
  text: string;
}

/** Findings as a user reads them, apart by severity; each with its place in the file that the model came from. */
export function readable(
  findings: Finding[],
  { __file: file, __secret: secret, __warnings: fromText, ignoreRules }: Properties,
  what: string,
): Pick<Checked, "problems" | "warnings"> {
  const places = secret || findings.length === 0 ? [] : placesIn(file, findings);
  const lines = findings.map((finding, index) => {
    const words = secret ? hiddenSentence(finding) : sentence(finding);
    return { severity: finding.severity, text: `${places[index] ?? what}${words}` };
  });
  const of = (severity: Finding["severity"]) =>
    lines.filter((line) => line.severity === severity).map(({ text }) => text);
  const ignored = Array.isArray(ignoreRules) ? ignoreRules : [];
  const ofText = (Array.isArray(fromText) ? (fromText as TextFinding[]) : [])
    .filter(({ rule }) => !ignored.includes(rule))
    .map(({ rule, text }) => (secret ? `${what}the rule ${rule} is broken` : text));
  return { problems: of("error"), warnings: [...ofText, ...of("warning")] };
}

/** `models/en-US.json:12:9 `; a place is a courtesy: without the file the path alone must do. */
function placesIn(file: unknown, findings: Finding[]): string[] {
  if (typeof file !== "string") return [];
  try {
    const text = readFileSync(file, "utf8");
    const places = placesInDocument(
      jsonOf(text),
      parseDocument(text),
      findings.map(({ path }) => path),
    );
    return places.map(({ line, column }) => `${file}:${line}:${column} `);
  } catch {
    return [];
  }
}
