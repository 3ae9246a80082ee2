import { modelHash } from "../../model/wire/model";
import { PreconditionFailedError } from "../../smapi/http/errors";
import { getModel, getModelVersion, type StoredModel } from "../../smapi/operations/interaction-models";
import type { Build } from "../../smapi/operations/skill-status";
import { unlessNotFound } from "../account";
import type { Context } from "../lifecycle";
import { isMarked } from "../marker";
import { Refusal } from "../user-error";
import { changedRemotely, foreignModel } from "./conflict";
import type { ModelInputs, ModelOutputs } from "./properties";
import { afterTaken, passedOver, putAndBuild } from "./put";
import { type Before, type Built, eTagOf, hasBuildStatus, type Target } from "./target";
import { timeout, waitForBuild } from "./wait-for-build";

/** A row may show 17 characters. */
export const ANOTHER_BUILD = "another client's build";

/** Everything that a create or an update decides by. */
export interface Write {
  context: Context;
  inputs: ModelInputs;
  target: Target;
  known: Partial<ModelOutputs>;
  /** The build that the status showed before anything was sent. */
  earlier?: Build | undefined;
  /** How many PUTs lost their answer. */
  lost: number;
}

/** Nothing is known of what stands there: look first. */
export async function overWhatIsThere(write: Write): Promise<Built> {
  const { context, target, inputs } = write;
  await untilNothingIsBuilt(write);
  const found = await unlessNotFound(getModel(context.account.client, target));
  if (!found) return putAndBuild(context, target, { build: write.earlier });
  if (hashOf(found) === target.hash) return adopted(write, found);
  if (isMarked(found.description, context.marker)) return replacedOurs(write, found);
  if (inputs.onConflict === "fail") throw foreignModel(target, found);
  return overwritten(write, found);
}

/** The state knows what should stand there; a 412 says that something else does. */
export async function overWhatWeKnow(write: Write): Promise<Built> {
  const { context, target, known } = write;
  if (known.pendingHash === target.hash) {
    const built = await resumed(write);
    if (built) return built;
  }
  if (known.modelHash === undefined) return overWhatIsThere(write);
  if (known.eTag === undefined) return overWhatIsFound(write);
  await untilNothingIsBuilt(write);
  try {
    return await putAndBuild(context, target, beforeOf(write, known));
  } catch (error) {
    if (!(error instanceof PreconditionFailedError)) throw error;
    return overWhatIsFound(write);
  }
}

/** A build of ours that an earlier run did not see the end of: its result, or undefined where it came to nothing. */
async function resumed(write: Write): Promise<Built | undefined> {
  const { context, target, known } = write;
  if (await buildInProgress(write)) {
    const built = await afterTaken(target, waitForBuild(context, target, beforeOf(write, known)));
    context.say.progress(`version ${built.version ?? "?"}, built`);
    return built;
  }
  const found = await unlessNotFound(getModel(context.account.client, target));
  return found && hashOf(found) === target.hash ? adopted(write, found) : undefined;
}

/** Replaces what the state knows, and nothing else unasked. */
async function overWhatIsFound(write: Write): Promise<Built> {
  const { context, target, known, inputs } = write;
  const { client } = context.account;
  await untilNothingIsBuilt(write);
  const found = await unlessNotFound(getModel(client, target));
  if (!found) return putAndBuild(context, target, { build: write.earlier });
  if (hashOf(found) === target.hash) return adopted(write, found);
  // A job or a failed build moves the eTag and leaves the model; a build of ours may have ended since. The marker tells nothing here: a
  // client that reads a model, edits it and sends it back returns our description too.
  const untouched = hashOf(found) === known.modelHash || hashOf(found) === known.pendingHash;
  if (untouched) return putAndBuild(context, target, beforeOf(write, found));
  if (inputs.onConflict === "overwrite") return overwritten(write, found);
  const base =
    known.version === undefined ? undefined : await unlessNotFound(getModelVersion(client, target, known.version));
  throw changedRemotely(target, base, found);
}

/** A run that was killed sent it. Since a client may have sent our description back with an edit, its version is named and kept. */
async function replacedOurs(write: Write, found: StoredModel): Promise<Built> {
  const { context, target } = write;
  const built = await putAndBuild(context, target, beforeOf(write, found));
  const version = found.version ?? "(unknown)";
  context.say.warn(
    `the ${target.locale} model that an earlier run of this resource sent (version ${version}) was replaced`,
  );
  return { ...built, supersededVersion: found.version };
}

async function overwritten(write: Write, found: StoredModel): Promise<Built> {
  const { context, target } = write;
  const built = await putAndBuild(context, target, beforeOf(write, found));
  context.say.warn(
    `another ${target.locale} model was overwritten, as onConflict asks: its version ${found.version ?? "(unknown)"} can still be read`,
  );
  return { ...built, supersededVersion: found.version };
}

async function adopted(write: Write, found: StoredModel): Promise<Built> {
  const { context, target, known, lost, earlier } = write;
  const { version, description } = found;
  if (lost > 0 || known.pendingHash === target.hash) context.say.progress(`version ${version ?? "?"}`);
  else
    context.say.info(
      `the ${target.locale} model at Amazon equals the declared one already: taken over without a build`,
    );
  const built = { version, eTag: eTagOf(found, target, earlier) };
  // Ours, of a PUT whose answer was lost or whose run was killed: a rival may have come right before it.
  const isOurs = lost > 0 || known.version !== undefined;
  if (!isOurs || !isMarked(description, context.marker)) return built;
  const supersededVersion = await passedOver(context, target, { version: known.version }, built);
  return supersededVersion === undefined ? built : { ...built, supersededVersion };
}

function hashOf({ interactionModel }: StoredModel): string {
  return modelHash(interactionModel);
}

function beforeOf({ earlier, target }: Write, it: StoredModel | Partial<ModelOutputs>): Before {
  const { eTag, hash } =
    "interactionModel" in it
      ? { eTag: eTagOf(it, target, earlier) ?? it.eTag, hash: hashOf(it) }
      : { eTag: it.eTag, hash: it.modelHash };
  return { eTag, hash, version: it.version, build: earlier };
}

async function buildInProgress(write: Write): Promise<boolean> {
  const { context, target } = write;
  if (!hasBuildStatus(target)) return false;
  write.earlier = (await context.account.builds(target.skillId).now())[target.locale];
  return write.earlier?.status === "IN_PROGRESS";
}

async function untilNothingIsBuilt(write: Write): Promise<void> {
  const { context, target } = write;
  if (!(await buildInProgress(write))) return;
  context.say.progress(ANOTHER_BUILD);
  const poller = context.account.builds(target.skillId);
  const { build, timedOut } = await poller.watch(
    target.locale,
    target.deadline,
    (seen) => seen?.status !== "IN_PROGRESS",
  );
  write.earlier = build;
  if (!timedOut) return;
  if (write.lost > 0) throw timeout(target, build);
  throw new Refusal(
    `another build of ${target.locale} was still running after ${target.timeout} s: nothing was sent; run \`pulumi up\` again later`,
  );
}
