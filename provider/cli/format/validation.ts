import { type Finding, formatFinding } from "../../model/findings/finding";
import { jsonPath } from "../../model/text/json-path";
import { escapeInvisible } from "../../model/text/printable";
import type { Paint } from "./colour";
import { annotation } from "./github";
import { cell, table } from "./markdown";

export interface LocatedFinding extends Finding {
  /** Counted from 1. */
  line: number;
  column: number;
}

export interface FileReport {
  file: string;
  findings: LocatedFinding[];
  /** Warnings that are counted and not listed. */
  hidden?: number;
}

/** The report in each of its formats; `paint` colours words where that is wanted. */
export const validationFormats: Record<string, (files: FileReport[], paint: Paint) => string> = {
  text: (files, paint) =>
    [
      ...each(files, (file, finding) => {
        const colour = finding.severity === "error" ? "red" : "yellow";
        return `${escapeInvisible(file)}:${finding.line}:${finding.column} ${paint(colour, finding.severity)} ${formatFinding(finding)}`;
      }),
      totalOf(files),
    ].join("\n"),

  json: (files) => {
    const findings = files.map(({ file, findings }) => ({
      file,
      findings: findings.map(({ path, ...finding }) => ({ ...finding, path: jsonPath(path) })),
    }));
    return JSON.stringify({ ...countOf(files), files: findings }, undefined, 2);
  },

  markdown: (files) => {
    const rows = each(files, (file, finding) => [
      `${cell(`${file}:${finding.line}`)}`,
      finding.severity,
      `${cell(jsonPath(finding.path))} ${cell(finding.message)}`,
      `\`${finding.rule}\``,
    ]);
    return [`### ${totalOf(files)}`, ...(rows.length > 0 ? [table(["Place", "", "What", "Rule"], rows)] : [])].join(
      "\n\n",
    );
  },

  github: (files) =>
    [
      ...each(files, (file, finding) => {
        const { severity, line, column, rule } = finding;
        return annotation(severity, { file, line, col: column, title: rule }, formatFinding(finding));
      }),
      totalOf(files),
    ].join("\n"),
};

function each<T>(files: FileReport[], write: (file: string, finding: LocatedFinding) => T): T[] {
  return files.flatMap(({ file, findings }) => findings.map((finding) => write(file, finding)));
}

export function countOf(files: FileReport[]): { errors: number; warnings: number } {
  const severities = each(files, (_, { severity }) => severity);
  return {
    errors: severities.filter((severity) => severity === "error").length,
    warnings: severities.filter((severity) => severity === "warning").length + hiddenIn(files),
  };
}

function hiddenIn(files: FileReport[]): number {
  return files.reduce((sum, { hidden = 0 }) => sum + hidden, 0);
}

function totalOf(files: FileReport[]): string {
  const { errors, warnings } = countOf(files);
  const counted = (count: number, word: string) => `${count} ${word}${count === 1 ? "" : "s"}`;
  const hidden = hiddenIn(files) > 0 ? " (not shown)" : "";
  return `${counted(errors, "error")}, ${counted(warnings, "warning")}${hidden} in ${counted(files.length, "model")}`;
}
