import type { Finding } from "../findings/finding";
import { interactionModel, valueSupplier } from "../schema";
import { didYouMean } from "../text/did-you-mean";
import { escapeInvisible } from "../text/printable";
import { viewOf } from "../view/model-view";
import { type ValueList, valueListOf } from "../view/value-list";
import { deprecated } from "./deprecated-slot-types";
import { dialog } from "./dialog";
import { duplicateKeyRule } from "./duplicate-keys";
import { duplicates } from "./duplicate-names";
import { settings } from "./fallback-sensitivity";
import { invocationName } from "./invocation-name";
import { limits } from "./limits";
import { localeSet } from "./locale-differences";
import { misspeltKeys } from "./misspelt-keys";
import { names } from "./names";
import { overlappingSamples } from "./overlapping-samples";
import { phraseSlots } from "./phrase-slots";
import { promptTexts } from "./prompt-texts";
import { prompts } from "./prompts";
import { repeatedSamples } from "./repeated-samples";
import type { Breach, Rule, RuleDescription } from "./rule";
import { samples } from "./samples";
import { shapeFindings, shapeRules } from "./shape";
import { similarNames } from "./similar-names";
import { values } from "./slot-type-values";
import { slotTypes } from "./slot-types";
import { validations } from "./slot-validations";
import { unreadableRule } from "./unreadable";
import { unused } from "./unused";

const modelRules: Rule[] = [
  misspeltKeys,
  ...limits,
  ...invocationName,
  ...names,
  ...similarNames,
  ...duplicates,
  ...samples,
  ...phraseSlots,
  ...repeatedSamples,
  overlappingSamples,
  ...slotTypes,
  deprecated,
  ...dialog,
  ...prompts,
  ...promptTexts,
  ...validations,
  ...unused,
  ...settings,
];

/** Every rule, in the order of docs/rules.md. */
export const RULES: readonly RuleDescription[] = [
  unreadableRule,
  duplicateKeyRule,
  ...shapeRules,
  ...modelRules,
  ...values,
  localeSet,
];

/** What is wrong with an id by which a rule is to be switched off; undefined where it can be. */
export function mistakeInRuleId(id: string): string | undefined {
  if (id === unreadableRule.id) return `is "${id}", which cannot be switched off`;
  const ids = RULES.map((rule) => rule.id);
  if (ids.includes(id)) return undefined;
  return `is "${id}", which is the id of no rule: ${didYouMean(id, ids, "`npx pulumi-alexa rules` lists them")}`;
}

/** All that is wrong with a model, in one pass: errors first. What is `UNKNOWN` in it is not judged. */
export function judgeModel(model: unknown, { locale, ignore = [] }: JudgeOptions = {}): Finding[] {
  const findings = [shapeFindings(interactionModel, model)];
  if (typeof model === "object" && model !== null) {
    const view = viewOf(model as Record<string, unknown>, locale);
    for (const rule of modelRules) findings.push(found(rule, rule.judge(view)));
    for (const list of view.values) findings.push(judgeList(list));
  }
  return kept(findings.flat(), ignore);
}

export interface JudgeOptions {
  locale?: string | undefined;
  /** Ids of rules that are not applied. */
  ignore?: readonly string[] | undefined;
}

/** The same for what a slot type version holds. */
export function judgeSupplier(supplier: Record<string, unknown>, ignore: readonly string[] = []): Finding[] {
  const { values: list } = supplier;
  const ofValues = Array.isArray(list) ? judgeList(valueListOf(undefined, list, ["values"])) : [];
  return kept([...shapeFindings(valueSupplier, supplier), ...ofValues], ignore);
}

function judgeList(list: ValueList): Finding[] {
  return values.flatMap((rule) => found(rule, rule.judgeValues(list)));
}

/** Of one rule, in one list. Whoever has broken it so often reads no further, and a hostile model must not take all time and memory. */
const MOST_FINDINGS = 1_000;
const LONGEST_MESSAGE = 1_000;

function found({ id, severity }: RuleDescription, breaches: Iterable<Breach>): Finding[] {
  const findings: Finding[] = [];
  for (const { path, message } of breaches) {
    if (findings.length === MOST_FINDINGS) {
      findings.push({
        rule: id,
        severity,
        path: [],
        message: `breaks this rule in more than ${MOST_FINDINGS} places: the others are not told`,
      });
      break;
    }
    findings.push({ rule: id, severity, path, message: escapeInvisible(message.slice(0, LONGEST_MESSAGE)) });
  }
  return findings;
}

function kept(findings: Finding[], ignore: readonly string[]): Finding[] {
  const wanted = ignore.length === 0 ? findings : findings.filter(({ rule }) => !ignore.includes(rule));
  return [
    ...wanted.filter(({ severity }) => severity === "error"),
    ...wanted.filter(({ severity }) => severity === "warning"),
  ];
}
