import { type ApiRequest, type ApiResponse, invalidParameter, notFound } from "./api";
import { addBuiltVersions } from "./built-versions";
import { requireSkill } from "./skill";
import type { InteractionModel, ModelVersion, Skill } from "./state";
import type { Store } from "./store";

const stages = ["development", "live", "certified"];
export const locales =
  "ar-SA de-DE en-AU en-CA en-GB en-IN en-US es-ES es-MX es-US fr-CA fr-FR hi-IN it-IT ja-JP nl-NL pt-BR".split(" ");

/** The skill, stage and locale of the path, checked, and the model that is there, if one was ever sent. */
export function locateModel(call: ApiRequest, store: Store) {
  const skill = requireSkill(call, store);
  const { stage = "", locale = "" } = call.params;
  if (!stages.includes(stage)) throw invalidParameter(`The stage "${stage}" is not valid.`, "INVALID_ENUM_VALUE");
  if (!locales.includes(locale)) throw invalidParameter(`The locale "${locale}" is not valid.`);
  return { skill, stage, locale, model: findModel(skill, stage, locale) };
}

export function findModel(skill: Skill, stage: string, locale: string): InteractionModel | undefined {
  const model = skill.models.find((model) => model.stage === stage && model.locale === locale);
  if (model) addBuiltVersions(model);
  return model;
}

/** The eTag that If-Match is held against. */
export function currentETag({ versions, builds }: InteractionModel, { settings }: Store): string | undefined {
  return settings.eTagMoves === "put" ? builds.at(-1)?.version.eTag : versions.at(-1)?.eTag;
}

/** The model of the path and its current version: there is none before its first build has succeeded. */
export function requireModel(call: ApiRequest, store: Store) {
  const { model, ...place } = locateModel(call, store);
  const current = model?.versions.at(-1);
  if (!model || !current) {
    throw notFound("The specified skill doesn't exist or there is no model defined for the locale.");
  }
  return { ...place, model, current };
}

export function getModel(call: ApiRequest, store: Store): ApiResponse {
  const { model, current } = requireModel(call, store);
  return modelResponse(current, currentETag(model, store) ?? current.eTag, store);
}

/** A version as GET returns it, with the model exactly as it was sent. */
export function modelResponse(
  { version, description, hash }: ModelVersion,
  eTag: string,
  { state }: Store,
): ApiResponse {
  const head = JSON.stringify({ version, description });
  return {
    status: 200,
    headers: { etag: eTag },
    text: `${head.slice(0, -1)},"interactionModel":${state.models[hash]}}`,
  };
}

export function headModel(call: ApiRequest, store: Store): ApiResponse {
  const { headers = {} } = getModel(call, store);
  return { status: 204, headers };
}
