import { jsonPath, type Path } from "../text/json-path";
import { printableJson } from "../text/printable";

export type Severity = "error" | "warning";

/** What a rule says of one place in a model. */
export interface Finding {
  /** Stable, such as `sample-unknown-slot`; `ignoreRules` takes it. */
  rule: string;
  severity: Severity;
  path: Path;
  /** What is wrong and how to mend it, to be read after the path: `names {sise}, which …`. */
  message: string;
}

/** `languageModel.intents[1].samples[0] names {sise}, …  [sample-unknown-slot]` */
export function formatFinding({ path, message, rule }: Finding): string {
  return `${jsonPath(path) || "the model"} ${message} [${rule}]`;
}

/** What only the text of a model shows, found by the program that read it, for `check` to tell. */
export interface TextWarning {
  rule: string;
  text: string;
}

/** A text of a model as a message shows it. */
export function quote(text: string): string {
  return printableJson(text.length > MAX_QUOTE_LENGTH ? `${text.slice(0, MAX_QUOTE_LENGTH)}…` : text);
}

const MAX_QUOTE_LENGTH = 80;
