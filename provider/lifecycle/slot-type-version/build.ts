import { valueSupplierFromWire } from "../../model/wire/slot-type-values";
import { Cancelled, sleep } from "../../smapi/http/cancellation";
import { BadRequestError, listReasons, SmapiError } from "../../smapi/http/errors";
import { pollDelay } from "../../smapi/operations/poll-delay";
import {
  createSlotTypeVersion,
  deleteSlotTypeVersion,
  getVersionBuild,
  listSlotTypeVersions,
  updateSlotTypeVersion,
  type VersionBuild,
} from "../../smapi/operations/slot-type-versions";
import { undefinedIfNotFound } from "../account";
import { leftOver } from "../left-over";
import type { Context } from "../lifecycle";
import { createOnce } from "../lost-response";
import { withMarker } from "../marker";
import { redactError, redactedEventErrors, redactedReasons } from "../redact";
import { errorWithLocations, withLocations } from "../source-locations";
import { UserError } from "../user-error";
import { type DesiredVersion, existsAlready, findOurs } from "./find";
import { idOf, type VersionInputs } from "./properties";

/** Builds were seen to take 15 to 110 s: one that an earlier run left is taken for failed after this. */
const ORPHANED_BUILD_TIMEOUT_MS = 120_000;

/** Adopts an equal version of this resource (from a killed run, or retained), else builds a new one. Returns its number. */
export async function findOrBuildVersion(inputs: VersionInputs, context: Context): Promise<string> {
  const { slotTypeId } = inputs;
  const { client } = context.account;
  const wanted = {
    valueSupplier: valueSupplierFromWire(inputs),
    description: withMarker(inputs.description, context.marker),
  };
  const timeout = client.settings.buildTimeout * 1_000;
  const { built, unfinished, others } = await findOurs(
    slotTypeId,
    wanted,
    Math.min(timeout, ORPHANED_BUILD_TIMEOUT_MS),
    context,
  );
  if (others.length > 0) {
    const numbers = others.map(({ version }) => version).join(", ");
    context.ui.warn(leftOver(`version ${numbers} of the slot type ${slotTypeId}`, context));
  }
  if (built) {
    if (built.description !== wanted.description) {
      await updateSlotTypeVersion(client, slotTypeId, built.version, wanted.description);
    }
    context.account.adopted.add(idOf(slotTypeId, built.version));
    context.ui.info(
      `version ${built.version}, which ${context.displayName} made earlier with these values, was found and adopted`,
    );
    return built.version;
  }
  const version = await buildVersion(inputs, wanted, timeout, context);
  for (const left of unfinished) {
    await undefinedIfNotFound(deleteSlotTypeVersion(client, slotTypeId, left.version));
    context.ui.info(`version ${left.version}, which an interrupted run of this resource left unfinished, was deleted`);
  }
  return version;
}

async function buildVersion(
  inputs: VersionInputs,
  wanted: DesiredVersion,
  timeout: number,
  context: Context,
): Promise<string> {
  const { slotTypeId, __secret } = inputs;
  const { ui } = context;
  const startedAt = Date.now();
  const deadline = startedAt + timeout;
  const updateRequestId = await requestVersion(inputs, wanted, context);
  // The update request of a catalog was seen to go when it is done.
  const build =
    updateRequestId === FOUND
      ? undefined
      : await undefinedIfNotFound(resumable(slotTypeId, pollBuild(slotTypeId, updateRequestId, deadline, context)));
  if (build?.status === "FAILED") {
    ui.event({ event: "build", status: "FAILED", errors: redactedEventErrors(build.errors, __secret) });
    throw await buildFailure(inputs, wanted, build, context);
  }
  if (build?.status === "IN_PROGRESS") throw timeoutError(slotTypeId);
  const version = build?.version ?? (await resumable(slotTypeId, findBuiltVersion(inputs, wanted, deadline, context)));
  const seconds = Math.round((Date.now() - startedAt) / 1_000);
  ui.progress(`version ${version}, built in ${seconds} s`);
  ui.event({ event: "build", status: "SUCCEEDED", version, seconds });
  return version;
}

/** In place of an update request's id, where the response was lost and the version is there. */
const FOUND = Symbol("found");

async function requestVersion(
  { slotTypeId, __secret }: VersionInputs,
  wanted: DesiredVersion,
  context: Context,
): Promise<string | typeof FOUND> {
  const sent = { model: wanted.valueSupplier, secret: __secret };
  try {
    return await createOnce<string | typeof FOUND>(
      () => createSlotTypeVersion(context.account.client, slotTypeId, wanted),
      async () => ((await existsAlready(slotTypeId, wanted, context)) ? FOUND : undefined),
    );
  } catch (error) {
    const redacted = redactError(errorWithLocations(error, sent), __secret) as Error;
    if (error instanceof BadRequestError) redacted.message += await remedyOfLimit(slotTypeId, context);
    throw redacted;
  }
}

/** Slot Type API reference. */
const MOST_VERSIONS = 100;

async function remedyOfLimit(slotTypeId: string, { account }: Context): Promise<string> {
  // It only explains: Amazon's own reason must be told.
  const { length } = await listSlotTypeVersions(account.client, slotTypeId).catch((error) => {
    if (error instanceof SmapiError) return [];
    throw error;
  });
  if (length < MOST_VERSIONS) return "";
  return `\nThe slot type ${slotTypeId} has ${length} versions, and Amazon allows ${MOST_VERSIONS}: delete those that no model refers to (Amazon refuses to delete others).`;
}

async function findBuiltVersion(
  { slotTypeId }: VersionInputs,
  wanted: DesiredVersion,
  deadline: number,
  context: Context,
): Promise<string> {
  const patience = Math.min(deadline - Date.now(), ORPHANED_BUILD_TIMEOUT_MS);
  const { built } = await findOurs(slotTypeId, wanted, patience, context);
  if (!built) throw timeoutError(slotTypeId);
  return built.version;
}

/** The service has the values already: the next create finds the version by its marker. */
async function resumable<T>(slotTypeId: string, wait: Promise<T>): Promise<T> {
  try {
    return await wait;
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error;
    throw new UserError(
      `interrupted while Amazon is still building the version of the slot type ${slotTypeId}: run \`pulumi up\` again to resume it`,
    );
  }
}

function timeoutError(slotTypeId: string): UserError {
  return new UserError(
    `the version of the slot type ${slotTypeId} was not built in time: run \`pulumi up\` again to resume it`,
  );
}

async function pollBuild(
  slotTypeId: string,
  updateRequestId: string,
  deadline: number,
  { account, ui }: Context,
): Promise<VersionBuild> {
  const startedAt = Date.now();
  for (;;) {
    const build = await getVersionBuild(account.client, slotTypeId, updateRequestId);
    if (build.status !== "IN_PROGRESS" || Date.now() >= deadline) return build;
    ui.progress("building values");
    ui.event({ event: "build", status: "IN_PROGRESS" });
    await sleep(Math.max(0, Math.min(pollDelay(Date.now() - startedAt), deadline - Date.now())));
  }
}

// A failed version is of no use, and 100 is all that there may be.
async function buildFailure(
  { slotTypeId, __secret }: VersionInputs,
  wanted: DesiredVersion,
  { version, errors }: VersionBuild,
  { account }: Context,
): Promise<UserError> {
  const lines = __secret
    ? redactedReasons(errors)
    : listReasons(withLocations(errors, { model: wanted.valueSupplier }));
  const reasons = errors.length > 0 ? lines.map((line) => `\n  - ${line}`).join("") : " Amazon gave no reason.";
  let left = "";
  try {
    if (version !== undefined) await undefinedIfNotFound(deleteSlotTypeVersion(account.client, slotTypeId, version));
  } catch (error) {
    left = `\nIts version ${version} could not be deleted: ${(error as Error).message}`;
  }
  return new UserError(`Amazon could not build the version of the slot type ${slotTypeId}:${reasons}${left}`);
}
