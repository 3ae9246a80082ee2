import { judgeLocale } from "../../model/locales";
import { modelHash } from "../../model/wire";
import { BadRequestError, NotFoundError, PreconditionFailedError } from "../../smapi/errors";
import { getModel, getModelVersion, type StoredModel } from "../../smapi/interaction-models";
import type { Build } from "../../smapi/skill-status";
import { unlessNotFound } from "../account";
import { type Context, type Properties, Unfinished } from "../lifecycle";
import { isMarked } from "../marker";
import { Refusal } from "../refusal";
import { type Before, BuildProblem, type Built, hasBuildStatus, putAndBuild, type Target, waitForBuild } from "./build";
import { changedRemotely, foreignModel } from "./conflict";
import {
  declaredModel,
  idOf,
  keptInputs,
  type ModelInputs,
  type ModelOutputs,
  modelInputs,
  modelOutputs,
} from "./properties";

/** Everything that a create or an update decides by. */
interface Write {
  context: Context;
  inputs: ModelInputs;
  target: Target;
  known: Partial<ModelOutputs>;
  /** The build that the status showed before anything was sent. */
  earlier?: Build | undefined;
}

export async function createModel(news: Properties, context: Context): Promise<{ id: string; outs: Properties }> {
  const write = toWrite(news, {}, context);
  const id = idOf(write.inputs);
  const vendorId = await context.account.knownVendor();
  return { id, outs: await finish(write, { vendorId }, () => overWhatIsThere(write)) };
}

export async function updateModel(olds: Properties, news: Properties, context: Context): Promise<Properties> {
  const known = modelOutputs.parse(olds);
  const write = toWrite(news, known, context);
  if (known.modelHash === write.target.hash && known.pendingHash === undefined) {
    const { driftedVersion, ...kept } = olds;
    return { ...kept, ...keptInputs(write.inputs) };
  }
  return finish(write, olds, () => overWhatWeKnow(write));
}

function toWrite(news: Properties, known: Partial<ModelOutputs>, context: Context): Write {
  const inputs = modelInputs.parse(news);
  const timeout = inputs.buildTimeout ?? context.account.client.settings.buildTimeout;
  const model = declaredModel(inputs);
  const { skillId, stage, locale, description } = inputs;
  const deadline = Date.now() + timeout * 1_000;
  const target = {
    skillId,
    stage,
    locale,
    description,
    model,
    hash: modelHash(model),
    timeout,
    deadline,
    // What was a secret may still stand at Amazon, or in the version before.
    secret: inputs.__secret === true || known.__secret === true,
  };
  return { context, inputs, target, known };
}

/** Outputs of what was written; where the service has the model but no finished build, the state keeps both. */
async function finish(write: Write, olds: Properties, run: () => Promise<Built>): Promise<Properties> {
  const { inputs, target } = write;
  const { pendingHash, driftedVersion, ...kept } = olds;
  const { skillId, stage, locale } = inputs;
  const outs = { ...kept, skillId, stage, locale, ...keptInputs(inputs) };
  try {
    const built = await run();
    return { ...outs, ...replacedDrift(write, built), ...built, modelHash: target.hash };
  } catch (error) {
    if (error instanceof NotFoundError) throw new Refusal(`${error.message}\n${REMEDY_NOT_FOUND}`);
    const doubt = judgeLocale(locale).warning;
    if (error instanceof BadRequestError && doubt) throw new Refusal(`${error.message}\n${doubt}`);
    if (!(error instanceof BuildProblem)) throw error;
    throw new Unfinished(idOf(inputs), { ...outs, driftedVersion, pendingHash: target.hash }, error.reasons);
  }
}

// A drift that a refresh has taken in was seen, so it may be replaced; its version can still be read.
function replacedDrift({ context, target, known }: Write, { version }: Built): { supersededVersion?: string } {
  if (known.driftedVersion === undefined || known.driftedVersion === version) return {};
  context.say.warn(`version ${known.driftedVersion} of ${target.locale}, made outside of this stack, was replaced`);
  return { supersededVersion: known.driftedVersion };
}

const REMEDY_NOT_FOUND =
  "Check skillId, that the credentials are of the account that owns the skill, and that its manifest has the locale.";

/** Nothing is known of what stands there: look first. */
async function overWhatIsThere(write: Write): Promise<Built> {
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
async function overWhatWeKnow(write: Write): Promise<Built> {
  const { context, target, known } = write;
  if (known.pendingHash === target.hash) {
    const built = await resumed(write);
    if (built) return built;
  }
  if (known.eTag === undefined) return overWhatIsThere(write);
  await untilNothingIsBuilt(write);
  try {
    return await putAndBuild(context, target, beforeOf(write, known));
  } catch (error) {
    if (!(error instanceof PreconditionFailedError)) throw error;
    return afterConflict(write);
  }
}

/** A build of ours that an earlier run did not see the end of: its result, or undefined where it came to nothing. */
async function resumed(write: Write): Promise<Built | undefined> {
  const { context, target, known } = write;
  if (await buildInProgress(write)) return waitForBuild(context, target, beforeOf(write, known));
  const found = await unlessNotFound(getModel(context.account.client, target));
  return found && hashOf(found) === target.hash ? { version: found.version, eTag: found.eTag } : undefined;
}

async function afterConflict(write: Write): Promise<Built> {
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

function adopted({ context, target }: Write, { version, eTag }: StoredModel): Built {
  context.say.info(`the ${target.locale} model at Amazon equals the declared one already: taken over without a build`);
  return { version, eTag };
}

function hashOf({ interactionModel }: StoredModel): string {
  return modelHash(interactionModel);
}

function beforeOf({ earlier }: Write, it: StoredModel | Partial<ModelOutputs>): Before {
  return { eTag: it.eTag, hash: "interactionModel" in it ? hashOf(it) : it.modelHash, build: earlier };
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
  context.say.progress("waiting for another build");
  const poller = context.account.builds(target.skillId);
  const { build, timedOut } = await poller.watch(
    target.locale,
    target.deadline,
    (seen) => seen?.status !== "IN_PROGRESS",
  );
  write.earlier = build;
  if (!timedOut) return;
  throw new Refusal(
    `another build of ${target.locale} was still running after ${target.timeout} s: nothing was sent; run \`pulumi up\` again later`,
  );
}
