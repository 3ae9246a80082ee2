import { modelHash } from "../../model/wire/model";
import { SmapiError } from "../../smapi/http/errors";
import { getModel } from "../../smapi/operations/interaction-models";
import { getManifest } from "../../smapi/operations/skill-manifest";
import { undefinedIfNotFound } from "../account";
import type { Context } from "../lifecycle";
import { BuildFailure, type BuildResult, type BuildTarget } from "./target";

/** A model whose locale the skill's status does not list: its result where it was built, or the reason why it is never listed. */
export async function findUnlistedBuild(context: Context, target: BuildTarget): Promise<BuildResult | undefined> {
  // Without the manifest's word a model that can be read may be one that is never built.
  if (!(await confirmLocaleInManifest(context, target))) return undefined;
  const found = await undefinedIfNotFound(getModel(context.account.client, target));
  if (!found || modelHash(found.interactionModel) !== target.hash) return undefined;
  return { version: found.version };
}

/**
 * Amazon takes and keeps the model of a locale that the manifest lacks, but never builds it (jellyfin-alexa-plugin JF-513): that throws.
 * False where the manifest cannot be read.
 */
export async function confirmLocaleInManifest({ account }: Context, target: BuildTarget): Promise<boolean> {
  const { skillId, stage, locale } = target;
  const manifest = await getManifest(account.client, skillId, stage).catch((error) => {
    // The manifest only explains: credentials may not be allowed to read it.
    if (error instanceof SmapiError) return undefined;
    throw error;
  });
  if (!manifest) return false;
  const { locales } = manifest;
  if (locales.includes(locale)) return true;
  throw new BuildFailure([
    `Amazon has the ${locale} model, but does not build it: the manifest of skill ${skillId} has no ${locale}, only ${locales.join(", ")}. Add the locale to manifest.publishingInformation.locales of skill.json, update the skill, and run \`pulumi up\` again.`,
  ]);
}
