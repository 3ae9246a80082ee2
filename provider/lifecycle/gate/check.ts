import { isDeepStrictEqual } from "node:util";
import { UnreadableModel } from "../../model/document/document";
import { checkLocale } from "../../model/schema/locales";
import { findShapeProblems } from "../../model/schema/zod-issues";
import { suite } from "../../model/suite/schema";
import { jsonPath, type Path } from "../../model/text/json-path";
import { quote } from "../../model/text/printable";
import { suiteFromWire } from "../../model/wire/suite";
import type { GateRun } from "../../report/gate-run";
import { DEFAULT_STAGE, inputProblems, readProblems, unknownArguments } from "../inputs";
import type { CheckResult, Properties } from "../lifecycle";
import { rememberSourceFile, utteranceLocation } from "../source-file";
import { gateInputs } from "./properties";

/** Judges a gate's arguments and its utterances, all at once. */
export function checkGate(kind: GateRun["kind"], news: Properties): CheckResult {
  const { __problems, __warnings, __file, __lines, __commit, __release, ...inputs } = news;
  rememberSourceFile(news);
  const readErrors = readProblems(news);
  const problems = inputProblems(gateInputs, news, "utterances");
  const localeCheck = typeof news.locale === "string" ? checkLocale(news.locale) : {};
  if (localeCheck.error) problems.push(`locale ${localeCheck.error}`);
  const warnings = [
    localeCheck.warning && `locale ${localeCheck.warning}`,
    kind === "SkillSimulation" && simulationWarning(news.locale),
    news.triggers === undefined &&
      news.model === undefined &&
      news.always !== true &&
      readErrors.length === 0 &&
      NO_TRIGGERS,
  ];
  problems.push(...unknownArguments(gateInputs, news, ["utterancesFile"]));
  if (news.__import !== undefined)
    problems.push("import is not possible: Amazon stores nothing of a gate; leave it out");
  if (news.attestation !== undefined && news.model === undefined)
    problems.push("attestation needs `model`, since it says which release the gate has proved");
  if (news.report !== undefined && news.__secret === true)
    problems.push("report would show utterances that are secret: leave it out");
  const items = readErrors.length > 0 ? undefined : parseUtterances(news, problems);
  if (items) {
    problems.push(...suiteProblems(items, news));
    warnings.push(...(news.__secret ? [] : contradictions(items, news.__urn)));
  }
  return {
    inputs: { ...inputs, stage: news.stage ?? DEFAULT_STAGE },
    problems,
    warnings: warnings.filter((text) => typeof text === "string"),
    summary: items && summaryOf(items, news),
  };
}

const NO_TRIGGERS =
  "it has no triggers, so it neither waits for the model nor runs again when that changes: give the model in place of skillId and locale, or triggers: [model.version]";

/** Skill Simulation API reference; other locales were seen to work. */
const SIMULATED = ["en-US", "en-GB", "en-CA", "en-AU", "de-DE", "fr-FR", "en-IN", "ja-JP"];

function simulationWarning(locale: unknown): string | undefined {
  if (typeof locale !== "string" || SIMULATED.includes(locale)) return undefined;
  return `locale ${locale} is none of those that Amazon documents for simulations (${SIMULATED.join(", ")}): if it refuses, use NluProfile`;
}

/** The utterances, undefined where they are not known; a list that cannot be read is one more problem. */
function parseUtterances({ utterances, references }: Properties, problems: string[]): unknown[] | undefined {
  if (typeof utterances !== "string") return undefined;
  try {
    const items = suiteFromWire({ utterances, references });
    if (Array.isArray(items)) return items;
    problems.push("utterances must be a list");
  } catch (error) {
    if (!(error instanceof UnreadableModel)) throw error;
    problems.push(`utterances ${error.message}`);
  }
  return undefined;
}

function suiteProblems(items: unknown[], { __urn: urn, __secret: secret }: Properties): string[] {
  return findShapeProblems(suite, items).map(({ path: [index, ...rest], message }) => {
    if (typeof index !== "number") return `utterances ${message}`;
    const words = secret === true ? "is not as it should be" : message;
    return `${utteranceLocation(urn, index)} ${jsonPath(rest as Path)} ${words}`.replace(/ {2,}/, " ");
  });
}

/** The same words cannot be taken for two things in a new session. */
function contradictions(items: unknown[], urn: unknown): string[] {
  const first = new Map<string, { index: number; expect: unknown }>();
  return items.flatMap((item, index) => {
    const { input, expect } = (item ?? {}) as { input?: unknown; expect?: unknown };
    if (typeof input !== "string") return [];
    const known = first.get(input);
    if (!known) first.set(input, { index, expect });
    if (!known || isDeepStrictEqual(known.expect, expect)) return [];
    return [
      `${utteranceLocation(urn, index)} ${quote(input)} is expected to mean something else in ${utteranceLocation(urn, known.index)}`,
    ];
  });
}

function summaryOf(items: unknown[], { locale }: Properties): string {
  return `${typeof locale === "string" ? `${locale}: ` : ""}${items.length} utterance${items.length === 1 ? "" : "s"} to try`;
}
