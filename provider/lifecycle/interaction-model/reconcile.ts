import { saysTheSame } from "../../model/diff";
import { modelHash } from "../../model/wire/model";
import { PreconditionFailedError } from "../../smapi/http/errors";
import { getModel, getModelVersion, type StoredModel } from "../../smapi/operations/interaction-models";
import type { Build } from "../../smapi/operations/skill-status";
import { undefinedIfNotFound } from "../account";
import type { Context } from "../lifecycle";
import { hasMarker, isMarked } from "../marker";
import { UserError } from "../user-error";
import { changedRemotelyError, foreignModelError } from "./conflict";
import type { ModelInputs, ModelOutputs } from "./properties";
import { onceAccepted, putAndBuild, supersededBetween } from "./put";
import { type BuildResult, type BuildTarget, hasBuildStatus, type PreviousModel, trustedETag } from "./target";
import { confirmLocaleInManifest } from "./unlisted-build";
import { timeoutFailure, waitForBuild } from "./wait-for-build";

export const ANOTHER_BUILD = "another client's build";

/** Everything that a create or an update decides by. */
export interface WriteOperation {
  context: Context;
  inputs: ModelInputs;
  target: BuildTarget;
  known: Partial<ModelOutputs>;
  /** The build that the status showed before anything was sent. */
  buildBefore?: Build | undefined;
  /** How many PUTs lost their response. */
  lostResponses: number;
}

/** The current model is unknown: read it first. */
export async function createOrAdopt(write: WriteOperation): Promise<BuildResult> {
  const { context, target, inputs } = write;
  await waitForOtherBuilds(write);
  const found = await undefinedIfNotFound(getModel(context.account.client, target));
  if (!found) return putAndBuild(context, target, { build: write.buildBefore });
  if (isDeclared(found, target)) return adopt(write, found);
  if (isMarked(found.description, context.marker)) return replaceOurs(write, found);
  if (inputs.onConflict === "fail") throw foreignModelError(target, found);
  return overwrite(write, found);
}

/** The state knows the expected model; a 412 says that the current one differs. */
export async function updateFromState(write: WriteOperation): Promise<BuildResult> {
  const { context, target, known } = write;
  if (known.pendingHash === target.hash) {
    const built = await resumeBuild(write);
    if (built) return built;
  }
  if (known.modelHash === undefined) return createOrAdopt(write);
  if (known.eTag === undefined) return resolveConflict(write);
  await waitForOtherBuilds(write);
  try {
    return await putAndBuild(context, target, previousModel(write, known));
  } catch (error) {
    if (!(error instanceof PreconditionFailedError)) throw error;
    return resolveConflict(write);
  }
}

/** The result of our build that an earlier run did not wait out; undefined where it failed. */
async function resumeBuild(write: WriteOperation): Promise<BuildResult | undefined> {
  const { context, target, known } = write;
  if (await buildInProgress(write)) {
    const built = await onceAccepted(target, waitForBuild(context, target, previousModel(write, known)));
    context.ui.progress(`version ${built.version ?? "?"}, built`);
    return built;
  }
  const found = await undefinedIfNotFound(getModel(context.account.client, target));
  return found && hashOf(found) === target.hash ? adopt(write, found) : undefined;
}

/** After a conflict: replaces the model only if it is the one in the state, or onConflict allows it. */
async function resolveConflict(write: WriteOperation): Promise<BuildResult> {
  const { context, target, known, inputs } = write;
  const { client } = context.account;
  await waitForOtherBuilds(write);
  const found = await undefinedIfNotFound(getModel(client, target));
  if (!found) return putAndBuild(context, target, { build: write.buildBefore });
  if (isDeclared(found, target)) return adopt(write, found);
  // A job or a failed build moves the eTag and leaves the model; a build of ours may have ended since. The marker proves nothing here: a
  // client that reads a model, edits it and sends it back returns our description too.
  const untouched = hashOf(found) === known.modelHash || hashOf(found) === known.pendingHash;
  if (untouched) return putAndBuild(context, target, previousModel(write, found));
  const base =
    known.version === undefined ? undefined : await undefinedIfNotFound(getModelVersion(client, target, known.version));
  if (base && saysTheSame(base.interactionModel, found.interactionModel))
    return putAndBuild(context, target, previousModel(write, found));
  if (inputs.onConflict === "overwrite") return overwrite(write, found);
  throw changedRemotelyError(target, base, found);
}

/** A run that was killed sent it. Since a client may have sent our description back with an edit, its version is named and kept. */
async function replaceOurs(write: WriteOperation, found: StoredModel): Promise<BuildResult> {
  const { context, target } = write;
  const built = await putAndBuild(context, target, previousModel(write, found));
  const version = found.version ?? "(unknown)";
  context.ui.warn(
    `the ${target.locale} model that an earlier run of ${context.displayName} sent (version ${version}) was replaced`,
  );
  return { ...built, supersededVersion: found.version };
}

async function overwrite(write: WriteOperation, found: StoredModel): Promise<BuildResult> {
  const { context, target } = write;
  const built = await putAndBuild(context, target, previousModel(write, found));
  context.ui.warn(
    `another ${target.locale} model was overwritten, as onConflict asks: its version ${found.version ?? "(unknown)"} can still be read`,
  );
  return { ...built, supersededVersion: found.version };
}

async function adopt(write: WriteOperation, found: StoredModel): Promise<BuildResult> {
  const { context, target, known, lostResponses, buildBefore } = write;
  const { version, description } = found;
  if (hasBuildStatus(target) && !buildBefore) await confirmLocaleInManifest(context, target);
  if (lostResponses > 0 || known.pendingHash === target.hash) context.ui.progress(`version ${version ?? "?"}`);
  else
    context.ui.info(
      `the ${target.locale} model at Amazon equals the declared one already: taken over without a build${whose(found, context)}`,
    );
  const built = { version, eTag: trustedETag(found, target, buildBefore) };
  // Ours, of a PUT whose response was lost or whose run was killed: another client's may have come right before it.
  const isOurs = lostResponses > 0 || known.version !== undefined || known.pendingHash === target.hash;
  if (!isOurs || !isMarked(description, context.marker)) return built;
  const supersededVersion = await supersededBetween(context, target, { version: known.version }, built);
  return supersededVersion === undefined ? built : { ...built, supersededVersion };
}

function isDeclared(found: StoredModel, { hash, model }: BuildTarget): boolean {
  return hashOf(found) === hash || saysTheSame(model, found.interactionModel);
}

/** A stack that is destroyed leaves its models, so the marker of another is no reason to refuse an equal one. */
function whose({ description }: StoredModel, { marker }: Context): string {
  if (!hasMarker(description) || isMarked(description, marker)) return "";
  return "; another stack or resource made it (or this one, before a destroy), and may still manage it";
}

function hashOf({ interactionModel }: StoredModel): string {
  return modelHash(interactionModel);
}

function previousModel(
  { buildBefore, target }: WriteOperation,
  it: StoredModel | Partial<ModelOutputs>,
): PreviousModel {
  const { eTag, hash } =
    "interactionModel" in it
      ? { eTag: trustedETag(it, target, buildBefore) ?? it.eTag, hash: hashOf(it) }
      : { eTag: it.eTag, hash: it.modelHash };
  return { eTag, hash, version: it.version, build: buildBefore };
}

async function buildInProgress(write: WriteOperation): Promise<boolean> {
  const { context, target } = write;
  if (!hasBuildStatus(target)) return false;
  write.buildBefore = (await context.account.buildPoller(target.skillId).now())[target.locale];
  return write.buildBefore?.status === "IN_PROGRESS";
}

async function waitForOtherBuilds(write: WriteOperation): Promise<void> {
  const { context, target } = write;
  if (!(await buildInProgress(write))) return;
  context.ui.progress(ANOTHER_BUILD);
  const poller = context.account.buildPoller(target.skillId);
  const { build, timedOut } = await poller.watch(
    target.locale,
    target.deadline,
    (seen) => seen?.status !== "IN_PROGRESS",
  );
  write.buildBefore = build;
  if (!timedOut) return;
  if (write.lostResponses > 0) throw timeoutFailure(target, build);
  throw new UserError(
    `another build of ${target.locale} was still running after ${target.timeout} s: nothing was sent; run \`pulumi up\` again later`,
  );
}
