import { jsonOf } from "../document/document";
import type { Finding } from "../findings/finding";
import { duplicateKeys } from "../json/duplicates";
import type { RuleDescription } from "./rule";

export const duplicateKeyRule: RuleDescription = {
  id: "duplicate-key",
  severity: "warning",
  description: "An object of the JSON text has a key twice.",
  source: "JSON.parse silently keeps the last one only",
};

/** Findings about the JSON text itself. Their paths are in `parsed`, the whole document. */
export function lintText(text: string, parsed: unknown): Finding[] {
  return duplicateKeys(jsonOf(text), parsed).map((path) => ({
    rule: duplicateKeyRule.id,
    severity: duplicateKeyRule.severity,
    path,
    message: "occurs twice in its object, and only the last one counts: remove one",
  }));
}
