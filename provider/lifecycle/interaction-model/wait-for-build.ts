import { isDeepStrictEqual } from "node:util";
import { modelHash } from "../../model/wire/model";
import { sleep } from "../../smapi/http/cancellation";
import { listReasons } from "../../smapi/http/errors";
import { getModel, type StoredModel } from "../../smapi/operations/interaction-models";
import { pollDelay } from "../../smapi/operations/poll-delay";
import type { Build, BuildStep } from "../../smapi/operations/skill-status";
import { undefinedIfNotFound } from "../account";
import type { Context } from "../lifecycle";
import { redactedEventErrors, redactedReasons } from "../redact";
import { withLocations } from "../source-locations";
import { supersededFailure } from "./conflict";
import {
  BuildFailure,
  type BuildResult,
  type BuildTarget,
  describesModel,
  hasBuildStatus,
  LONGEST_LAG_MS,
  type PreviousModel,
  trustedETag,
} from "./target";
import { findUnlistedBuild } from "./unlisted-build";

/** A build that failed and gave no reason: seen where a model uses catalogs, and a second try mostly succeeds. */
export class BuildFailedWithoutReason extends BuildFailure {
  constructor(
    reason: string,
    readonly build: Build,
  ) {
    super([reason]);
  }
}

/** Waits until the build of the target is over; `sent` is the eTag that came with the 202, where there was one. */
export async function waitForBuild(
  context: Context,
  target: BuildTarget,
  before: PreviousModel,
  sent?: string,
): Promise<BuildResult> {
  const startedAt = Date.now();
  const built = await (hasBuildStatus(target)
    ? untilBuilt(context, target, before, sent)
    : waitForReadBack(context, target));
  const seconds = Math.round((Date.now() - startedAt) / 1_000);
  context.ui.event({ event: "build", locale: target.locale, status: "SUCCEEDED", version: built.version, seconds });
  return built;
}

async function untilBuilt(
  context: Context,
  target: BuildTarget,
  before: PreviousModel,
  sent?: string,
): Promise<BuildResult> {
  const poller = context.account.buildPoller(target.skillId);
  const startedAt = Date.now();
  const mayLag = () => Date.now() < Math.min(target.deadline, startedAt + LONGEST_LAG_MS);
  let running = false;
  let lookAt = startedAt + LONGEST_LAG_MS;
  for (;;) {
    const { build, timedOut } = await poller.watch(target.locale, target.deadline, (status) => {
      if (!status) return Date.now() >= lookAt;
      if (status.status !== "IN_PROGRESS") return true;
      running = true;
      reportStep(context, target, status);
      return false;
    });
    if (!build && !timedOut) {
      const found = await findUnlistedBuild(context, target);
      if (found) return found;
      lookAt = Date.now() + LONGEST_LAG_MS;
      continue;
    }
    if (timedOut || !build) throw timeoutFailure(target, build);
    if (build.status === "FAILED") {
      // It still shows the failure from before our PUT.
      if (!running && mayLag() && isDeepStrictEqual(build, before.build)) continue;
      reportStep(context, target, build);
      throw buildFailure(target, build);
    }
    if (sent !== undefined && sent !== before.eTag && build.eTag === sent)
      return { eTag: sent, version: build.version };
    const found = await undefinedIfNotFound(getModel(context.account.client, target));
    if (found && modelHash(found.interactionModel) === target.hash) {
      if (!describesModel(build, found) && mayLag()) continue;
      return { eTag: trustedETag(found, target, build), version: found.version };
    }
    if (found && isDifferentModel(found, before)) throw supersededFailure(target, found);
    // Otherwise the status lags behind the PUT: it still shows the build before ours.
    if (Date.now() >= target.deadline) throw timeoutFailure(target, build);
  }
}

/** Whether it differs from the model before ours. The eTag cannot decide: it may have moved with our PUT. */
export function isDifferentModel(found: StoredModel, { hash, version }: PreviousModel): boolean {
  return version === undefined ? modelHash(found.interactionModel) !== hash : found.version !== version;
}

// The live stage has no build status: the model that is read back decides.
async function waitForReadBack({ account }: Context, target: BuildTarget): Promise<BuildResult> {
  for (const startedAt = Date.now(); Date.now() < target.deadline; ) {
    const found = await undefinedIfNotFound(getModel(account.client, target));
    if (found && modelHash(found.interactionModel) === target.hash) return { eTag: found.eTag, version: found.version };
    await sleep(Math.max(0, Math.min(pollDelay(Date.now() - startedAt), target.deadline - Date.now())));
  }
  throw timeoutFailure(target, undefined);
}

function reportStep({ ui }: Context, { locale, secret }: BuildTarget, build: Build): void {
  const { status, errors } = build;
  if (status === "IN_PROGRESS") ui.progress(stepText(build));
  const failure = status === "FAILED" ? { errors: redactedEventErrors(errors, secret) } : {};
  ui.event({ event: "build", locale, step: currentStep(build)?.name, status, ...failure });
}

function currentStep({ steps }: Build): BuildStep | undefined {
  return steps.findLast(({ status }) => status === "IN_PROGRESS") ?? steps.at(-1);
}

/** The word that matters first: a row shows few characters. */
function stepText(build: Build): string {
  const step = currentStep(build);
  return step ? step.name.replace("LANGUAGE_MODEL_", "").replaceAll("_", " ").toLowerCase() : "building";
}

export function timeoutFailure({ locale, timeout: seconds }: BuildTarget, build: Build | undefined): BuildFailure {
  const seen = build ? `it is at: ${stepText(build)}` : "Amazon shows no build of it";
  return new BuildFailure([
    `the build of ${locale} was not over after ${seconds} s (${seen}): run \`pulumi up\` again to go on waiting, or raise buildTimeout`,
  ]);
}

function buildFailure(target: BuildTarget, build: Build): BuildFailure {
  const { errors } = build;
  const head = `Amazon could not build the ${target.locale} model, so the one before it stays in use`;
  if (errors.length === 0)
    return new BuildFailedWithoutReason(`${head}; it gave no reason: run \`pulumi up\` again`, build);
  const reasons = errors.map(({ step, code, message }) => ({ code, message: step ? `${message} (${step})` : message }));
  return new BuildFailure([
    `${head}:`,
    ...(target.secret ? redactedReasons(reasons) : listReasons(withLocations(reasons, target))),
  ]);
}
