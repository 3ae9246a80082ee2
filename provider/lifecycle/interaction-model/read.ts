import { saysTheSame } from "../../model/diff";
import { applyOverlay, invocationNameOf, withInvocationName } from "../../model/overlay";
import { modelHash, serviceModelToWire } from "../../model/wire/model";
import {
  getModel,
  getModelVersion,
  headModel,
  type ModelPlace,
  type StoredModel,
} from "../../smapi/operations/interaction-models";
import { undefinedIfNotFound } from "../account";
import { declaredReferences } from "../inputs";
import type { Context, Properties } from "../lifecycle";
import { withoutMarker } from "../marker";
import { UserError } from "../user-error";
import { type ModelOutputs, modelOutputs, parseId, releaseOf } from "./properties";
import { hasBuildStatus, trustedETag } from "./target";

/** What is there now: unchanged while the eTag is; otherwise the model is read and compared. */
export async function readModel(
  outs: Properties,
  context: Context,
): Promise<{ outs: Properties; inputs?: Properties } | undefined> {
  const known = modelOutputs.parse(outs);
  const { client } = context.account;
  const head = await undefinedIfNotFound(headModel(client, known).then((eTag) => ({ eTag })));
  if (!head) return (await localeStillExists(known, context)) ? { outs } : undefined;
  if (head.eTag !== undefined && head.eTag === known.eTag) return { outs };
  const builds = hasBuildStatus(known) ? await context.account.buildPoller(known.skillId).now() : {};
  const found = await getModel(client, known);
  const model = found.interactionModel;
  const hash = modelHash(model);
  const { pendingHash, pendingRelease, driftedVersion, deployedRelease, ...kept } = outs;
  const eTag = trustedETag(found, known, builds[known.locale]) ?? (hash === known.modelHash ? known.eTag : undefined);
  const now = { ...kept, modelHash: hash, eTag, version: found.version };
  const built = releaseOf(known.pendingRelease ?? {});
  if (hash === known.pendingHash && hash !== known.modelHash) {
    // The engine has the inputs of the model before it; of an attempt to create it has those of the attempt.
    const inputs = known.modelHash === undefined ? {} : inputsUnlessSecret({ ...known, ...built }, found, model);
    return { outs: { ...now, ...built }, ...inputs };
  }
  // A job that rebuilt the same model, our own build that has ended since, or a save in the console that added empty lists is no drift.
  if (hash === known.modelHash || (await onlyListsWereAdded(known, found, context)))
    return {
      outs: {
        ...{ ...now, modelHash: known.modelHash, pendingHash, pendingRelease, deployedRelease },
        driftedVersion: driftedVersion && found.version,
      },
    };
  // A gate must not take an edit for what was deployed.
  const deployed = known.deployedRelease ?? releaseOf(known);
  const outsNow = { ...now, ...releaseOf({}), driftedVersion: found.version, deployedRelease: deployed };
  return { outs: outsNow, ...inputsUnlessSecret({ ...known, ...deployed }, found, model) };
}

/** Whether the model that the state knows says the same as the one that is there now. */
async function onlyListsWereAdded(known: ModelOutputs & ModelPlace, found: StoredModel, { account }: Context) {
  if (known.version === undefined) return false;
  const before = await undefinedIfNotFound(getModelVersion(account.client, known, known.version));
  return before !== undefined && saysTheSame(before.interactionModel, found.interactionModel);
}

/** The outputs of a model that only its id is known of. */
export async function getModelOutputs(id: string, { account }: Context): Promise<Properties> {
  const place = parseId(id);
  if (!place) throw new UserError(`"${id}" is not the id of an interaction model: write <skillId>/<stage>/<locale>`);
  const builds = hasBuildStatus(place)
    ? await undefinedIfNotFound(account.buildPoller(place.skillId).now())
    : undefined;
  const found = await undefinedIfNotFound(getModel(account.client, place));
  if (!found)
    throw new UserError(
      `there is no ${place.locale} interaction model of skill ${place.skillId} (${place.stage}) in this account`,
    );
  return {
    ...place,
    vendorId: await account.knownVendor(),
    version: found.version,
    eTag: trustedETag(found, place, builds?.[place.locale]),
    modelHash: modelHash(found.interactionModel),
    description: withoutMarker(found.description),
  };
}

/** A locale whose first build runs or failed has no model yet, but is there. Throws where the account may be another one. */
async function localeStillExists(known: ModelOutputs & ModelPlace, { account }: Context): Promise<boolean> {
  const builds = await undefinedIfNotFound(account.buildPoller(known.skillId).now());
  if (builds && known.locale in builds) return true;
  await account.assertSameAccount(`the ${known.locale} interaction model of skill ${known.skillId}`, known.vendorId);
  return false;
}

/** What came from a secret must not be read back into the state in clear text. */
function inputsUnlessSecret(known: ModelOutputs, found: StoredModel, model: Record<string, unknown>) {
  return known.__secret ? {} : { inputs: inputsOf(known, found, model) };
}

function inputsOf(known: ModelOutputs, found: StoredModel, model: Record<string, unknown>): Properties {
  const { skillId, locale, stage, references, overlay, buildTimeout, onConflict, sourceHash, proof } = known;
  const wire = serviceModelToWire(withoutOverlay(model, known), references);
  return {
    skillId,
    locale,
    stage,
    overlay,
    buildTimeout,
    onConflict,
    // So that what this stack deployed can be put back without a new proof; the state of an older release does not tell.
    __deployedHash: sourceHash ?? "",
    __proof: proof,
    description: withoutMarker(found.description),
    model: wire.text,
    ...declaredReferences(references),
  };
}

/** The model under its released name, unless the name at Amazon is not that of the overlay. */
function withoutOverlay(model: Record<string, unknown>, { overlay, locale, releasedName }: ModelOutputs) {
  if (releasedName === undefined) return model;
  const released = withInvocationName(model, releasedName);
  const overlaid = applyOverlay(released, overlay, locale);
  return invocationNameOf(overlaid) === invocationNameOf(model) ? released : model;
}
