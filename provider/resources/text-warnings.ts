import * as pulumi from "@pulumi/pulumi";
import { jsonOf } from "../model/document/document";
import { formatFinding, type TextWarning } from "../model/findings/finding";
import { placesOf } from "../model/json/places";
import { lintText } from "../model/rules/duplicate-keys";

/** What only the text of a model shows, for `check` to tell; `document` is what it was parsed to. Nothing for a model that is an object. */
export function textWarnings(
  what: string,
  source: unknown,
  document: unknown,
  file?: string,
): TextWarning[] | undefined {
  if (typeof source !== "string") return undefined;
  const findings = lintText(source, document);
  if (findings.length === 0) return undefined;
  const places = placesOf(
    jsonOf(source),
    findings.map(({ path }) => path),
  );
  return findings.map((finding, index) => {
    const place = file === undefined ? `${what}: ` : `${file}:${places[index]?.line}:${places[index]?.column} `;
    return { rule: finding.rule, text: place + formatFinding(finding) };
  });
}

/** The key under which a component gives its models what only their whole package shows. */
export const REMARKS: unique symbol = Symbol("remarks");

export interface Remarks {
  [REMARKS]?: TextWarning[];
}

/** Prepared inputs with remarks added to what the text shows. */
export function withRemarks(prepared: Record<string, unknown>, remarks: TextWarning[] = []): Record<string, unknown> {
  if (remarks.length === 0) return prepared;
  const ofText = pulumi.output(prepared.__warnings as pulumi.Input<TextWarning[] | undefined>);
  return { ...prepared, __warnings: ofText.apply((found) => [...(found ?? []), ...remarks]) };
}
