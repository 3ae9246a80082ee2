import { createHash } from "node:crypto";
import type { ApiRequest, ApiResponse } from "./api";
import { locateStage } from "./enablement";
import { locales as everyLocale } from "./interaction-model";
import type { Skill } from "./state";
import type { Store } from "./store";

/** The locales that the skill's manifest has: every one, unless the skill was made with some. */
const localesOf = ({ locales }: Skill) => locales ?? everyLocale;

/** Whether builds of a locale are made and listed: those of a locale that the manifest lacks never are. */
export const hasLocale = (skill: Skill, locale: string) => skill.locales?.includes(locale) ?? true;

/** No manifest changes here: it is always the one that was there when the skill was made. */
export const manifestETag = (skillId: string) => createHash("md5").update(skillId).digest("hex");

/** Of a skill whose endpoint is a function of the test. */
export const functionEndpoint = "arn:aws:lambda:us-east-1:000000000000:function:emulator";

export function getSkillManifest(call: ApiRequest, store: Store): ApiResponse {
  const { skill } = locateStage(call, store);
  const nameIn = (locale: string) => skill.names?.[locale] ?? "Emulated skill";
  const locales = Object.fromEntries(localesOf(skill).map((locale) => [locale, { name: nameIn(locale) }]));
  const uri = store.endpoint ?? (store.respond && functionEndpoint);
  const manifest = {
    manifestVersion: "1.0",
    publishingInformation: { locales },
    apis: { custom: uri === undefined ? {} : { endpoint: { uri } } },
  };
  return { status: 200, json: { manifest }, headers: { etag: manifestETag(skill.id) } };
}
