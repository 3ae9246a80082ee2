import { isDeepStrictEqual } from "node:util";
import { modelChanges } from "../../model/diff";
import { UnreadableModel } from "../../model/document/document";
import { applyOverlay } from "../../model/overlay";
import { lintModel } from "../../model/rules";
import { checkLocale } from "../../model/schema/locales";
import { fromWire, referenceKeys } from "../../model/wire/model";
import { formatFindings, ignoredRules, summaryIn } from "../findings";
import { DEFAULT_STAGE, inputProblems, unknownArguments } from "../inputs";
import type { CheckResult, Properties } from "../lifecycle";
import { rememberSourceFile } from "../source-file";
import { foreseeOutputs } from "./foresee";
import { checkPromotion } from "./promotion";
import { idOf, modelArguments } from "./properties";
import { rememberRefusals } from "./sending-refusals";

// Two resources for one place would overwrite each other at every run. By URN, since check runs twice on a replacement.
const declared = new Map<string, string>();

/** Judges everything that can be judged without Amazon, all at once. */
export function checkModel(olds: Properties, given: Properties): CheckResult {
  const news = given.__secretOverlay === true ? { ...given, __secret: true } : given;
  const problems = inputProblems(modelArguments, news, "model");
  const warnings: string[] = [];
  const locale = typeof news.locale === "string" ? checkLocale(news.locale) : {};
  if (locale.error) problems.push(`locale ${locale.error}`);
  if (locale.warning) warnings.push(`locale ${locale.warning}`);
  rememberSourceFile(news);
  const { __problems, __warnings, __file, __approve, __hold, __requires, __secretOverlay, requires, ...rest } = news;
  const inputs: Properties = { ...rest, stage: news.stage ?? DEFAULT_STAGE, onConflict: news.onConflict ?? "fail" };
  // What the state holds was checked when it was stored.
  const isSame = sameModel(olds, news);
  const after = isSame && isDeepStrictEqual(olds.ignoreRules, news.ignoreRules) ? undefined : modelOf(news);
  const found = checkModelBody(after, news);
  problems.push(
    ...found.problems,
    ...unknownArguments(modelArguments, news, ["modelFile"]),
    ...duplicateDeclaration(inputs),
  );
  const declaredModel = () => after ?? modelOf(news);
  const foreseen =
    isSame && olds.__sourceHash !== undefined && olds.__secret === news.__secret
      ? { __sourceHash: olds.__sourceHash, __invocationName: olds.__invocationName }
      : foreseeOutputs(news, declaredModel());
  const promotion = checkPromotion(olds, { ...news, ...foreseen }, { isSame, declaredModel });
  rememberRefusals(news.__urn, promotion);
  const changes = isSame ? undefined : summaryFrom(olds, news, after);
  const words = [changes, promotion.words].filter((text) => text !== undefined).join("; ");
  return {
    inputs: { ...inputs, ...foreseen, __proof: promotion.proof },
    problems: [...problems, ...promotion.problems],
    warnings: [...warnings, ...found.warnings, ...promotion.warnings],
    reminders: promotion.reminders,
    summary: words === "" ? undefined : typeof news.locale === "string" ? `${news.locale}: ${words}` : words,
  };
}

function sameModel(olds: Properties, news: Properties): boolean {
  const others = ["references", "overlay", "__valuesHashes"];
  return olds.model === news.model && others.every((key) => isDeepStrictEqual(olds[key], news[key]));
}

function checkModelBody(
  model: ReturnType<typeof modelOf>,
  news: Properties,
): Pick<CheckResult, "problems" | "warnings"> {
  if (model === undefined) return { problems: [], warnings: [] };
  if (typeof model === "string") return { problems: [`model ${model}`], warnings: [] };
  const missing = missingReferences(news);
  if (missing.length > 0) return { problems: missing, warnings: [] };
  const locale = typeof news.locale === "string" ? news.locale : undefined;
  return formatFindings(lintModel(model, { locale, ignore: ignoredRules(news) }), news, "model: ");
}

/** Marks of outputs that did not come with the model: a transformation ignored changes of one and not of the other. */
function missingReferences({ model, references }: Properties): string[] {
  const known = (references ?? {}) as Record<string, unknown>;
  return referenceKeys(String(model))
    .filter((key) => !Object.hasOwn(known, key))
    .map(
      (key) =>
        `model has no value for the output at ${key}: where a transformation ignores changes of "model", let it ignore "references" too`,
    );
}

/** The declared model, or why it cannot be read; undefined where nothing of it is known. */
function modelOf({ model, references, overlay, locale }: Properties): Record<string, unknown> | string | undefined {
  if (typeof model !== "string" || typeof (references ?? {}) !== "object") return undefined;
  try {
    const released = fromWire({ text: model, references: (references ?? {}) as Record<string, unknown> });
    return applyOverlay(released, overlay, locale);
  } catch (error) {
    if (error instanceof UnreadableModel) return error.message;
    if (error instanceof RangeError) return "is nested too deeply";
    throw error;
  }
}

/** What an update would change: `OrderIntent +2 samples −1`. */
function summaryFrom(olds: Properties, news: Properties, after: ReturnType<typeof modelOf>): string | undefined {
  // Of a new resource nothing is told but what an overlay changes of the release.
  const isNew = Object.keys(olds).length === 0;
  if (isNew && news.overlay === undefined) return undefined;
  const before = modelOf(isNew ? { ...news, overlay: undefined } : olds);
  if (typeof before !== "object" || typeof after !== "object") return undefined;
  return summaryIn(modelChanges(before, after), olds, news);
}

function duplicateDeclaration({ skillId, stage, locale, __urn: urn }: Properties): string[] {
  if ([skillId, stage, locale, urn].some((part) => typeof part !== "string")) return [];
  const id = idOf({ skillId: String(skillId), stage: String(stage), locale: String(locale) });
  const other = declared.get(id);
  if (other === undefined || other === urn) {
    declared.set(id, String(urn));
    return [];
  }
  const name = other.split("::").at(-1);
  return [
    `the ${locale} model of skill ${skillId} (${stage}) is already declared by the resource "${name}": keep one of the two`,
  ];
}
