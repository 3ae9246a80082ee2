import { modelHash } from "../../model/wire/model";
import { getModel, headModel, type ModelPlace } from "../../smapi/operations/interaction-models";
import { undefinedIfNotFound } from "../account";
import type { Context } from "../lifecycle";
import type { ProvedModel } from "./proof";
import type { GateInputs } from "./properties";

/** What tells the current model from any other: its eTag, else its hash; undefined where there is none. */
export async function modelFingerprint(
  { skillId, stage, locale }: ModelPlace,
  { account }: Context,
): Promise<string | undefined> {
  const place = { skillId, stage, locale };
  const head = await undefinedIfNotFound(headModel(account.client, place).then((eTag) => ({ eTag })));
  if (!head) return undefined;
  return head.eTag ?? modelHash((await getModel(account.client, place)).interactionModel);
}

/** The model that a passing run proves: the declared one, if it is what stands at Amazon before the run. */
export async function modelToProve(
  { skillId, stage, locale, model }: GateInputs,
  before: string | undefined,
  { account, ui }: Context,
): Promise<ProvedModel | undefined> {
  const sourceHash = model?.sourceHash;
  if (!model || !sourceHash) return undefined;
  const proved = { ...model, sourceHash };
  if (before !== undefined && [model.eTag, model.modelHash].includes(before)) return proved;
  const found = await undefinedIfNotFound(getModel(account.client, { skillId, stage, locale }));
  if (found && modelHash(found.interactionModel) === model.modelHash) return proved;
  ui.warn(
    `the ${locale} model at Amazon is not the one that this stack deployed, so the gate proves nothing: run \`pulumi refresh\` to see it`,
  );
  return undefined;
}
