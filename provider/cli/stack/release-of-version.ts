import { modelHash } from "../../model/wire/model";
import { getModelVersion } from "../../smapi/operations/interaction-models";
import { UsageError } from "../usage-error";
import { asked, clientOf } from "./account";
import { knownReleases, modelHashAt } from "./releases";
import type { StackState } from "./stack-state";

/** The release whose model, with the stack's overlay, is a version at Amazon. */
export async function releaseOfVersion(
  version: string,
  { stack, deployed, locale }: { stack: StackState; deployed: string[]; locale: string | undefined },
): Promise<string> {
  const models = locale === undefined ? stack.models : stack.models.filter((model) => model.locale === locale);
  const [model, ...others] = models;
  if (!model) throw new UsageError(`${stack.name} has no model of the locale ${locale}`);
  if (others.length > 0)
    throw new UsageError(
      `each model of ${stack.name} has versions of its own: name one with --locale (${models.map((it) => it.locale).join(", ")})`,
    );
  const { interactionModel } = await asked(getModelVersion(clientOf(stack.name), model, version));
  const hash = modelHash(interactionModel);
  const found = knownReleases(stack, deployed).find((release) => modelHashAt(release, model) === hash);
  if (found !== undefined) return found;
  throw new UsageError(
    `version ${version} of ${model.locale} is no release that ${stack.name} has run, no tag and no commit of a proof: read it (\`ask smapi get-interaction-model-version -s ${model.skillId} -l ${model.locale} -v ${version}\`), and commit it`,
  );
}
