import type { Context, Properties } from "../../lifecycle/lifecycle";
import { UserError } from "../../lifecycle/user-error";
import { modelChanges, summaryOf } from "../../model/diff";
import { invocationNameOf, withInvocationName } from "../../model/overlay";
import { modelHash } from "../../model/wire/model";
import { getModel } from "../../smapi/operations/interaction-models";
import { oneModel } from "../sources";

/** What a gate takes of the model at Amazon, which has to be a release under any invocation name. */
export async function deployedModel(file: string, inputs: Properties, { account }: Context) {
  const source = await oneModel("model", file);
  const place = { skillId: String(inputs.skillId), stage: String(inputs.stage), locale: String(inputs.locale) };
  const { interactionModel: found, version, eTag } = await getModel(account.client, place);
  const invocationName = invocationNameOf(found);
  const declared = invocationName === undefined ? source.model : withInvocationName(source.model, invocationName);
  if (modelHash(declared) !== modelHash(found))
    throw new UserError(
      `the ${place.locale} model at Amazon${version ? ` (version ${version})` : ""} is not ${file}: ${summaryOf(modelChanges(found, declared))}; deploy it first`,
    );
  return { sourceHash: modelHash(source.model), modelHash: modelHash(found), version, eTag, invocationName };
}
