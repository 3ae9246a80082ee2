import type { Finding } from "../findings/finding";
import { interactionModel, valueSupplier } from "../schema";
import { didYouMean } from "../text/did-you-mean";
import { escapeInvisible } from "../text/printable";
import { buildModelView } from "../view/model-view";
import { readValueList, type ValueList } from "../view/value-list";
import { builtInLocales } from "./built-in-locales";
import { deprecatedSlotTypes } from "./deprecated-slot-types";
import { dialog } from "./dialog";
import { duplicateKeyRule } from "./duplicate-keys";
import { duplicateNames } from "./duplicate-names";
import { fallbackSensitivity } from "./fallback-sensitivity";
import { invocationName } from "./invocation-name";
import { limits } from "./limits";
import { localeDifferences } from "./locale-differences";
import { notInManifest, withoutModel } from "./manifest-locales";
import { misspeltKeys } from "./misspelt-keys";
import { names } from "./names";
import { overlappingSamples } from "./overlapping-samples";
import { phraseSlots } from "./phrase-slots";
import { promptTexts } from "./prompt-texts";
import { prompts } from "./prompts";
import { repeatedSamples } from "./repeated-samples";
import type { Rule, RuleDescription, Violation } from "./rule";
import { samples } from "./samples";
import { checkShape, shapeRules } from "./shape";
import { similarNames } from "./similar-names";
import { slotTypeValues } from "./slot-type-values";
import { slotTypes } from "./slot-types";
import { slotValidations } from "./slot-validations";
import { unreadableRule } from "./unreadable";
import { unused } from "./unused";

const modelRules: Rule[] = [
  misspeltKeys,
  ...limits,
  ...invocationName,
  ...names,
  ...similarNames,
  ...duplicateNames,
  ...samples,
  ...phraseSlots,
  ...repeatedSamples,
  overlappingSamples,
  ...slotTypes,
  deprecatedSlotTypes,
  ...builtInLocales,
  ...dialog,
  ...prompts,
  ...promptTexts,
  ...slotValidations,
  ...unused,
  ...fallbackSensitivity,
];

/** Every rule, in the order of docs/rules.md. */
export const RULES: readonly RuleDescription[] = [
  unreadableRule,
  duplicateKeyRule,
  ...shapeRules,
  ...modelRules,
  ...slotTypeValues,
  localeDifferences,
  notInManifest,
  withoutModel,
];

/** An error message for the id of a rule to switch off; undefined where the id is valid. */
export function checkRuleId(id: string): string | undefined {
  if (id === unreadableRule.id) return `is "${id}", which cannot be switched off`;
  const ids = RULES.map((rule) => rule.id);
  if (ids.includes(id)) return undefined;
  return `is "${id}", which is not the id of a rule: ${didYouMean(id, ids, "`npx pulumi-alexa rules` lists them")}`;
}

/** Every finding in a model, errors first. Rules do not check what is `UNKNOWN`. */
export function lintModel(model: unknown, { locale, ignore = [] }: LintOptions = {}): Finding[] {
  const findings = [checkShape(interactionModel, model)];
  if (typeof model === "object" && model !== null) {
    const view = buildModelView(model as Record<string, unknown>, locale);
    for (const rule of modelRules) findings.push(toFindings(rule, rule.check(view)));
    for (const list of view.values) findings.push(lintValueList(list));
  }
  return filterAndSort(findings.flat(), ignore);
}

interface LintOptions {
  locale?: string | undefined;
  /** Ids of rules to skip. */
  ignore?: readonly string[] | undefined;
}

/** Every finding in the value supplier of a slot type version, errors first. */
export function lintValueSupplier(supplier: Record<string, unknown>, ignore: readonly string[] = []): Finding[] {
  const { values: list } = supplier;
  const ofValues = Array.isArray(list) ? lintValueList(readValueList(undefined, list, ["values"])) : [];
  return filterAndSort([...checkShape(valueSupplier, supplier), ...ofValues], ignore);
}

function lintValueList(list: ValueList): Finding[] {
  return slotTypeValues.flatMap((rule) => toFindings(rule, rule.checkValues(list)));
}

/** Per rule and value list. Nobody reads more, and a hostile model must not use up time and memory. */
const MAX_FINDINGS = 1_000;
const MAX_MESSAGE_LENGTH = 1_000;

function toFindings({ id, severity }: RuleDescription, violations: Iterable<Violation>): Finding[] {
  const findings: Finding[] = [];
  for (const { path, message } of violations) {
    if (findings.length === MAX_FINDINGS) {
      findings.push({
        rule: id,
        severity,
        path: [],
        message: `breaks this rule in more than ${MAX_FINDINGS} places: the others are not listed`,
      });
      break;
    }
    findings.push({ rule: id, severity, path, message: escapeInvisible(message.slice(0, MAX_MESSAGE_LENGTH)) });
  }
  return findings;
}

function filterAndSort(findings: Finding[], ignore: readonly string[]): Finding[] {
  const wanted = ignore.length === 0 ? findings : findings.filter(({ rule }) => !ignore.includes(rule));
  return [
    ...wanted.filter(({ severity }) => severity === "error"),
    ...wanted.filter(({ severity }) => severity === "warning"),
  ];
}
