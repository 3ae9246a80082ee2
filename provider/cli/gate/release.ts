import type { Context, Properties } from "../../lifecycle/lifecycle";
import { UserError } from "../../lifecycle/user-error";
import { modelChanges, summaryOf } from "../../model/diff";
import { isRecord } from "../../model/document/document";
import { applyOverlay } from "../../model/overlay";
import { modelHash } from "../../model/wire/model";
import { getModel } from "../../smapi/operations/interaction-models";
import { isReadable, sourcesOf } from "../sources";
import { UsageError } from "../usage-error";

/** What a gate takes of the model at Amazon, which has to be a release under any invocation name. */
export async function deployedModel(file: string, inputs: Properties, { account }: Context) {
  const [source, ...others] = await sourcesOf(file);
  if (!source || others.length > 0)
    throw new UsageError(`--model takes one model, and ${file} is ${source ? "several" : "none"}`);
  if (!isReadable(source)) throw new UsageError(`${file} ${source.message}`);
  const { skillId, stage, locale } = inputs as Record<string, string>;
  const place = { skillId: String(skillId), stage: String(stage), locale: String(locale) };
  const { interactionModel: found, version, eTag } = await getModel(account.client, place);
  const { languageModel } = found;
  const invocationName = isRecord(languageModel) ? String(languageModel.invocationName) : undefined;
  const declared = applyOverlay(source.model, invocationName && { invocationName }, locale);
  if (modelHash(declared) !== modelHash(found))
    throw new UserError(
      `the ${locale} model at Amazon${version ? ` (version ${version})` : ""} is not ${file}: ${summaryOf(modelChanges(found, declared))}; deploy it first`,
    );
  return { sourceHash: modelHash(source.model), modelHash: modelHash(found), version, eTag, invocationName };
}
