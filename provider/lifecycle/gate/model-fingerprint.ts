import { modelHash } from "../../model/wire/model";
import { getModel, headModel, type ModelPlace } from "../../smapi/operations/interaction-models";
import { undefinedIfNotFound } from "../account";
import type { Context } from "../lifecycle";

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
