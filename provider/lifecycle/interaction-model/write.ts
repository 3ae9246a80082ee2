import { checkLocale } from "../../model/schema/locales";
import { modelHash } from "../../model/wire/model";
import { Cancelled } from "../../smapi/http/cancellation";
import { BadRequestError, NotFoundError, PreconditionFailedError, SmapiError } from "../../smapi/http/errors";
import { backOff } from "../../smapi/http/retry";
import { type Context, PartialFailure, type Properties } from "../lifecycle";
import { MOST_LOST_RESPONSES } from "../lost-response";
import { redactError } from "../redact";
import { UserError } from "../user-error";
import { declaredModel, idOf, keptInputs, type ModelOutputs, modelInputs, modelOutputs, releaseOf } from "./properties";
import { ConcurrentBuild, PutOutcomeUnknown } from "./put";
import { ANOTHER_BUILD, createOrAdopt, updateFromState, type WriteOperation } from "./reconcile";
import { BuildFailure, type BuildResult, LONGEST_LAG_MS } from "./target";

export async function createModel(news: Properties, context: Context): Promise<{ id: string; outs: Properties }> {
  const write = toWrite(news, {}, context);
  const id = idOf(write.inputs);
  const vendorId = await context.account.knownVendor();
  return { id, outs: await writeAndCollectOutputs(write, { vendorId }, () => createOrAdopt(write)) };
}

export async function updateModel(olds: Properties, news: Properties, context: Context): Promise<Properties> {
  const known = modelOutputs.parse(olds);
  const write = toWrite(news, known, context);
  if (known.modelHash === write.target.hash && known.pendingHash === undefined) {
    const { driftedVersion, deployedRelease, ...kept } = olds;
    return { ...kept, ...keptInputs(write.inputs) };
  }
  return writeAndCollectOutputs(write, olds, () => updateFromState(write));
}

function toWrite(news: Properties, known: Partial<ModelOutputs>, context: Context): WriteOperation {
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
    references: inputs.references,
    timeout,
    deadline,
    // A former secret may still be in the model at Amazon, or in its previous version.
    secret: inputs.__secret === true || known.__secret === true,
    urn: news.__urn,
  };
  return { context, inputs, target, known, lostResponses: 0 };
}

/** Outputs of what was written; where the service has the model but no finished build, the state keeps both. */
async function writeAndCollectOutputs(
  write: WriteOperation,
  olds: Properties,
  run: () => Promise<BuildResult>,
): Promise<Properties> {
  const { inputs, target } = write;
  const { pendingHash, pendingRelease, driftedVersion, deployedRelease, ...kept } = olds;
  const { skillId, stage, locale } = inputs;
  const outs = { ...kept, skillId, stage, locale, ...keptInputs(inputs) };
  // Until it is built, the release is the one that `modelHash` is of, and what was a secret of either is one.
  const pending = {
    ...{ ...outs, ...releaseOf(olds), driftedVersion, deployedRelease, __secret: target.secret || undefined },
    ...{ pendingHash: target.hash, pendingRelease: releaseOf(outs) },
  };
  try {
    const built = await withRetries(write, run);
    return { ...outs, ...replacedDrift(write, built), ...built, modelHash: target.hash };
  } catch (error) {
    // The PUT whose response was lost may have been taken: the state must not forget it.
    if (write.lostResponses > 0 && error instanceof SmapiError)
      throw new PartialFailure(idOf(inputs), pending, [error.message]);
    if (error instanceof Cancelled)
      throw new UserError(`interrupted before the ${locale} model was sent: run \`pulumi up\` again`);
    if (error instanceof NotFoundError) throw new UserError(`${error.message}\n${REMEDY_NOT_FOUND}`);
    // Other clients were faster for as long as it was tried.
    if (error instanceof PreconditionFailedError) throw redactError(error, target.secret);
    const warning = checkLocale(locale).warning;
    if (error instanceof BadRequestError && warning) throw new UserError(`${error.message}\n${warning}`);
    if (!(error instanceof BuildFailure)) throw error;
    throw new PartialFailure(idOf(inputs), pending, error.reasons);
  }
}

/** Decides again, by the current model, after a PUT that lost its response or met another client's. */
async function withRetries(write: WriteOperation, decide: () => Promise<BuildResult>): Promise<BuildResult> {
  const startedAt = Date.now();
  for (let attempt = 1; ; attempt++) {
    try {
      return await decide();
    } catch (error) {
      if (error instanceof PutOutcomeUnknown) write.lostResponses += 1;
      if (!mayRetry(error, write, startedAt)) throw error;
      if (error instanceof ConcurrentBuild) write.context.ui.progress(ANOTHER_BUILD);
      await backOff(attempt, error instanceof PutOutcomeUnknown ? error.reason : error);
    }
  }
}

function mayRetry(error: unknown, { lostResponses, target }: WriteOperation, startedAt: number): boolean {
  if (error instanceof PutOutcomeUnknown) return lostResponses < MOST_LOST_RESPONSES;
  // Another client's PUT right after our read, which the status does not show yet.
  if (error instanceof PreconditionFailedError) return Date.now() < startedAt + LONGEST_LAG_MS;
  return error instanceof ConcurrentBuild && Date.now() < target.deadline;
}

// A drift that a refresh has taken in was seen, so it may be replaced; its version can still be read.
function replacedDrift(
  { context, target, known }: WriteOperation,
  { version }: BuildResult,
): { supersededVersion?: string } {
  if (known.driftedVersion === undefined || known.driftedVersion === version) return {};
  context.ui.warn(`version ${known.driftedVersion} of ${target.locale}, made outside of this stack, was replaced`);
  return { supersededVersion: known.driftedVersion };
}

const REMEDY_NOT_FOUND =
  "Check skillId, that the credentials are of the account that owns the skill, and that its manifest has the locale.";
