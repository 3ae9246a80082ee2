import { isDeepStrictEqual } from "node:util";
import { modelHash } from "../../model/wire/model";
import { pause } from "../../smapi/http/cancellation";
import { listReasons } from "../../smapi/http/errors";
import { getModel, type StoredModel } from "../../smapi/operations/interaction-models";
import { pollDelay } from "../../smapi/operations/poll-delay";
import type { Build, BuildStep } from "../../smapi/operations/skill-status";
import { unlessNotFound } from "../account";
import type { Context } from "../lifecycle";
import { errorsInEvent, hiddenReasons } from "../redact";
import { placed } from "../source-locations";
import { superseded } from "./conflict";
import {
  type Before,
  BuildProblem,
  type Built,
  eTagOf,
  hasBuildStatus,
  isOf,
  LONGEST_LAG_MS,
  type Target,
} from "./target";

/** A build that failed and gave no reason: seen where a model uses catalogs, and a second try mostly succeeds. */
export class FailedWithoutReason extends BuildProblem {
  constructor(
    reason: string,
    readonly build: Build,
  ) {
    super([reason]);
  }
}

/** Waits until the build of the target is over; `sent` is the eTag that came with the 202, where there was one. */
export async function waitForBuild(context: Context, target: Target, before: Before, sent?: string): Promise<Built> {
  const began = Date.now();
  const built = await (hasBuildStatus(target)
    ? untilBuilt(context, target, before, sent)
    : waitForReadBack(context, target));
  const seconds = Math.round((Date.now() - began) / 1_000);
  context.say.event({ event: "build", locale: target.locale, status: "SUCCEEDED", version: built.version, seconds });
  return built;
}

async function untilBuilt(context: Context, target: Target, before: Before, sent?: string): Promise<Built> {
  const poller = context.account.builds(target.skillId);
  const began = Date.now();
  const mayLag = () => Date.now() < Math.min(target.deadline, began + LONGEST_LAG_MS);
  let running = false;
  for (;;) {
    const { build, timedOut } = await poller.watch(target.locale, target.deadline, (seen) => {
      if (seen?.status !== "IN_PROGRESS") return seen !== undefined;
      running = true;
      tell(context, target, seen);
      return false;
    });
    if (timedOut || !build) throw timeout(target, build);
    if (build.status === "FAILED") {
      // It still shows the failure from before our PUT.
      if (!running && mayLag() && isDeepStrictEqual(build, before.build)) continue;
      tell(context, target, build);
      throw failed(target, build);
    }
    if (sent !== undefined && sent !== before.eTag && build.eTag === sent)
      return { eTag: sent, version: build.version };
    const found = await unlessNotFound(getModel(context.account.client, target));
    if (found && modelHash(found.interactionModel) === target.hash) {
      if (!isOf(build, found) && mayLag()) continue;
      return { eTag: eTagOf(found, target, build), version: found.version };
    }
    if (found && isAnother(found, before)) throw superseded(target, found);
    // Otherwise the status lags behind the PUT: it still shows the build before ours.
    if (Date.now() >= target.deadline) throw timeout(target, build);
  }
}

/** Not the model that stood there before ours was sent. The eTag tells nothing: it may have moved with our PUT. */
export function isAnother(found: StoredModel, { hash, version }: Before): boolean {
  return modelHash(found.interactionModel) !== hash || (version !== undefined && found.version !== version);
}

// The live stage has no build status: the model that is read back decides.
async function waitForReadBack({ account }: Context, target: Target): Promise<Built> {
  for (const began = Date.now(); Date.now() < target.deadline; ) {
    const found = await unlessNotFound(getModel(account.client, target));
    if (found && modelHash(found.interactionModel) === target.hash) return { eTag: found.eTag, version: found.version };
    await pause(Math.max(0, Math.min(pollDelay(Date.now() - began), target.deadline - Date.now())));
  }
  throw timeout(target, undefined);
}

function tell({ say }: Context, { locale, secret }: Target, build: Build): void {
  const { status, errors } = build;
  if (status === "IN_PROGRESS") say.progress(stepText(build));
  const failure = status === "FAILED" ? { errors: errorsInEvent(errors, secret) } : {};
  say.event({ event: "build", locale, step: currentStep(build)?.name, status, ...failure });
}

function currentStep({ steps }: Build): BuildStep | undefined {
  return steps.findLast(({ status }) => status === "IN_PROGRESS") ?? steps.at(-1);
}

/** The word that matters first: a row shows few characters. */
function stepText(build: Build): string {
  const step = currentStep(build);
  return step ? step.name.replace("LANGUAGE_MODEL_", "").replaceAll("_", " ").toLowerCase() : "building";
}

export function timeout({ locale, timeout: seconds }: Target, build: Build | undefined): BuildProblem {
  const seen = build ? `it is at: ${stepText(build)}` : "Amazon shows no build of it";
  return new BuildProblem([
    `the build of ${locale} was not over after ${seconds} s (${seen}): run \`pulumi up\` again to go on waiting, or raise buildTimeout`,
  ]);
}

function failed(target: Target, build: Build): BuildProblem {
  const { errors } = build;
  const head = `Amazon could not build the ${target.locale} model, so the one before it stays in use`;
  if (errors.length === 0) return new FailedWithoutReason(`${head}; it gave no reason: run \`pulumi up\` again`, build);
  const reasons = errors.map(({ step, code, message }) => ({ code, message: step ? `${message} (${step})` : message }));
  return new BuildProblem([
    `${head}:`,
    ...(target.secret ? hiddenReasons(reasons) : listReasons(placed(reasons, target))),
  ]);
}
