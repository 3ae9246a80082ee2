import { isRecord } from "../../model/document/document";
import { modelHash } from "../../model/wire/model";
import { Cancelled } from "../../smapi/http/cancellation";
import { BadRequestError, describeViolation, PreconditionFailedError, SmapiError } from "../../smapi/http/errors";
import {
  getModel,
  getModelVersion,
  listModelVersions,
  type ModelVersion,
  putModel,
} from "../../smapi/operations/interaction-models";
import { undefinedIfNotFound } from "../account";
import type { Context } from "../lifecycle";
import { isOutcomeUnknown } from "../lost-response";
import { isMarked, withMarker } from "../marker";
import { redactError } from "../redact";
import { errorWithLocations } from "../source-locations";
import { UserError } from "../user-error";
import { supersededFailure } from "./conflict";
import { BuildFailure, type BuildResult, type BuildTarget, type PreviousModel, trustedETag } from "./target";
import { BuildFailedWithoutReason, isDifferentModel, waitForBuild } from "./wait-for-build";

/** Replaces the current model, and waits until the new one is built. */
export async function putAndBuild(context: Context, target: BuildTarget, before: PreviousModel): Promise<BuildResult> {
  const startedAt = Date.now();
  const built = await putAndWait(context, target, before);
  context.ui.progress(`version ${built.version ?? "?"}, built in ${Math.round((Date.now() - startedAt) / 1_000)} s`);
  const supersededVersion = await supersededBetween(context, target, before, built);
  return supersededVersion === undefined ? built : { ...built, supersededVersion };
}

/** The version of a model that another client sent right before ours, which If-Match could not detect; ours replaced it. */
export async function supersededBetween(
  context: Context,
  target: BuildTarget,
  before: Pick<PreviousModel, "version">,
  built: BuildResult,
): Promise<string | undefined> {
  try {
    return await findSupersededBetween(context, target, before, built);
  } catch (error) {
    if (!(error instanceof SmapiError)) throw error;
    const what = `whether another client's ${target.locale} model was replaced just now could not be seen`;
    context.ui.warn(`${what}: ${error.message}`);
    return undefined;
  }
}

async function findSupersededBetween(
  { account, marker, ui }: Context,
  target: BuildTarget,
  before: Pick<PreviousModel, "version">,
  built: BuildResult,
): Promise<string | undefined> {
  const [first, last] = [Number(before.version ?? 0), Number(built.version)];
  // Versions count up by one (observed); a number between was a failed build, or a rival's.
  if (!(last > first + 1)) return undefined;
  const { client } = account;
  const listed = await listModelVersions(client, target);
  const between = listed.filter(({ version }) => Number(version) > first && Number(version) < last);
  // The same model with our marker is a PUT of ours that lost its response.
  const ours = async ({ version, description }: ModelVersion) =>
    isMarked(description, marker) &&
    modelHash((await getModelVersion(client, target, version)).interactionModel) === target.hash;
  const isOurs = await Promise.all(between.map(ours));
  const theirs = between.find((_, index) => !isOurs[index]);
  if (!theirs) return undefined;
  ui.warn(
    `another client changed the ${target.locale} model at the same time; its version ${theirs.version} was replaced and can still be read`,
  );
  return theirs.version;
}

async function putAndWait(context: Context, target: BuildTarget, before: PreviousModel): Promise<BuildResult> {
  const sent = await put(context, target, before.eTag);
  try {
    return await onceAccepted(target, waitForBuild(context, target, before, sent));
  } catch (error) {
    if (!(error instanceof BuildFailedWithoutReason)) throw error;
    const found = await undefinedIfNotFound(getModel(context.account.client, target));
    if (found && isDifferentModel(found, before)) throw supersededFailure(target, found);
    context.ui.warn(`the build of ${target.locale} failed and Amazon gave no reason: it is tried once more`);
    const eTag = found && (trustedETag(found, target, error.build) ?? found.eTag);
    return onceAccepted(target, waitForBuild(context, target, before, await put(context, target, eTag)));
  }
}

/** The service has the model already, so whatever keeps us from seeing its build must not make the state forget that. */
export async function onceAccepted<T>({ locale }: BuildTarget, wait: Promise<T>): Promise<T> {
  try {
    return await wait;
  } catch (error) {
    if (error instanceof Cancelled)
      throw new BuildFailure([
        `interrupted while Amazon is still building ${locale}: run \`pulumi up\` again to resume it`,
      ]);
    if (!(error instanceof SmapiError)) throw error;
    throw new BuildFailure([`Amazon has the model, but: ${error.message}\nRun \`pulumi up\` again to go on waiting.`]);
  }
}

async function put(
  { account, marker }: Context,
  target: BuildTarget,
  ifMatch: string | undefined,
): Promise<string | undefined> {
  const { client } = account;
  const description = withMarker(target.description, marker);
  try {
    return await account.runExclusive(target.skillId, () =>
      putModel(client, target, target.model, { description, ifMatch }),
    );
  } catch (error) {
    const redacted = redactError(errorWithLocations(error, target), target.secret) as Error;
    if (namesReference(error, target)) redacted.message += REMEDY_DELETED_REFERENCE;
    if (isOutcomeUnknown(error)) throw new PutOutcomeUnknown(redacted.message, error);
    if (isOngoingUpdate(error)) throw new ConcurrentBuild(target, redacted.message);
    // The caller resolves a 412 by its type.
    throw error instanceof PreconditionFailedError ? error : redacted;
  }
}

const REMEDY_DELETED_REFERENCE =
  "\nA slot type of this stack was deleted outside of it: run `pulumi up --refresh`, which makes it again.";

/** Whether the service refuses a model for a slot type version that this program makes. */
function namesReference(error: unknown, { references }: BuildTarget): boolean {
  if (!(error instanceof BadRequestError)) return false;
  const ids = Object.values(references).flatMap((value) =>
    isRecord(value) && typeof value.id === "string" ? value.id : [],
  );
  const reasons = [error, ...error.violations].map(describeViolation);
  return reasons.some((reason) => /not (?:exist|found)/i.test(reason) && ids.some((id) => reason.includes(id)));
}

/** Whether the service took the model is not known. */
export class PutOutcomeUnknown extends BuildFailure {
  constructor(
    message: string,
    readonly reason: SmapiError,
  ) {
    super([message]);
  }
}

/** The service refused the model because another build began meanwhile. */
export class ConcurrentBuild extends UserError {
  constructor({ locale, timeout: seconds }: BuildTarget, message: string) {
    super(`another build of ${locale} was in the way for ${seconds} s, so nothing was sent: ${message}`);
  }
}

// There is no code for it; seen in ask-cli's issues 50 and 291: "Unable to update skill due to ongoing skill update."
function isOngoingUpdate(error: unknown): error is BadRequestError {
  return error instanceof BadRequestError && /ongoing .*update/i.test(error.message);
}
