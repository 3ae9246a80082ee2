import { jsonPath, type Path } from "../text/json-path";

export type Severity = "error" | "warning";

/** A rule's violation at one path of a model. */
export interface Finding {
  /** Stable, such as `sample-unknown-slot`; `ignoreRules` takes it. */
  rule: string;
  severity: Severity;
  path: Path;
  /** The problem and the remedy, to be read after the path: `names {sise}, which …`. */
  message: string;
}

/** `languageModel.intents[1].samples[0] names {sise}, …  [sample-unknown-slot]` */
export function formatFinding({ path, message, rule }: Finding): string {
  return `${jsonPath(path) || "the model"} ${message} [${rule}]`;
}

/** A finding in a model's text, made in the Pulumi program, which read the text; the provider's `check` reports it. */
export interface TextWarning {
  rule: string;
  text: string;
}
