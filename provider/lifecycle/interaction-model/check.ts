import { isDeepStrictEqual } from "node:util";
import { UnreadableModel } from "../../model/document";
import { judgeLocale } from "../../model/locales";
import { problemsOf, shapeProblems } from "../../model/shape";
import { fromWire } from "../../model/wire";
import { sentences, unreadable } from "../inputs";
import type { Checked, Properties } from "../lifecycle";
import { idOf, modelInputs } from "./properties";

// Two resources for one place would overwrite each other at every run. By URN, since check runs twice on a replacement.
const declared = new Map<string, string>();

/** Judges everything that can be judged without Amazon, all at once. */
export function checkModel(olds: Properties, news: Properties): Checked {
  const given = sentences(problemsOf(modelInputs, news));
  const unsent = unreadable(news);
  // An unreadable model is missing as well; one of both is enough.
  const problems = unsent.length > 0 ? [...unsent, ...given.filter((text) => !text.startsWith("model "))] : given;
  const locale = typeof news.locale === "string" ? judgeLocale(news.locale) : {};
  if (locale.error) problems.push(`locale ${locale.error}`);
  const { __problems, ...rest } = news;
  const inputs = { ...rest, stage: news.stage ?? "development", onConflict: news.onConflict ?? "fail" };
  // What stands in the state was judged when it got there.
  const known = olds.model === news.model && isDeepStrictEqual(olds.references, news.references);
  if (!known) problems.push(...modelProblems(inputs));
  problems.push(...twiceDeclared(inputs));
  return { inputs, problems, warnings: locale.warning ? [`locale ${locale.warning}`] : [] };
}

function modelProblems({ model, references }: Properties): string[] {
  if (typeof model !== "string") return [];
  const known = typeof references === "object" ? (references as Record<string, unknown>) : {};
  try {
    const parsed = fromWire({ text: model, references: known });
    return sentences(shapeProblems(parsed), "model: ");
  } catch (error) {
    if (error instanceof UnreadableModel) return [`model ${error.message}`];
    if (error instanceof RangeError) return ["model is nested too deeply"];
    throw error;
  }
}

function twiceDeclared({ skillId, stage, locale, __urn: urn }: Properties): string[] {
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
