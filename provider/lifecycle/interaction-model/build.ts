import { setTimeout as sleep } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { modelHash } from "../../model/wire";
import { BadRequestError, listReasons } from "../../smapi/errors";
import { getModel, type ModelPlace, putModel, type StoredModel } from "../../smapi/interaction-models";
import { pollDelay } from "../../smapi/poll-delay";
import type { Build } from "../../smapi/skill-status";
import { unlessNotFound } from "../account";
import type { Context } from "../lifecycle";
import { withMarker } from "../marker";
import { hiddenReasons, withoutQuotes } from "../secret";

/** A model that is to be built. */
export interface Target extends ModelPlace {
  model: Record<string, unknown>;
  hash: string;
  description?: string | undefined;
  /** Milliseconds since 1970. */
  deadline: number;
  /** Seconds, for messages. */
  timeout: number;
  /** The model came from a secret: no message may quote it. */
  secret: boolean;
}

/** What is known of a model that is built. */
export interface Built {
  version?: string | undefined;
  eTag?: string | undefined;
  /** Of another client's model that it took the place of. */
  supersededVersion?: string | undefined;
}

/** The service has the model, but its build did not succeed, or not yet. */
export class BuildProblem extends Error {
  constructor(readonly reasons: string[]) {
    super(reasons[0]);
  }
}

/** The model that another one is to take the place of; nothing where there is none. */
export interface Before {
  eTag?: string | undefined;
  hash?: string | undefined;
  /** The build that the status showed then. */
  build?: Build | undefined;
}

/** Sends the model over the one that stands there, and waits until it is built. */
export async function putAndBuild(context: Context, target: Target, before: Before): Promise<Built> {
  const began = Date.now();
  const built = await putAndWait(context, target, before);
  context.say.progress(`version ${built.version ?? "?"}, built in ${Math.round((Date.now() - began) / 1_000)} s`);
  return built;
}

async function putAndWait(context: Context, target: Target, before: Before): Promise<Built> {
  const sent = await put(context, target, before.eTag);
  try {
    return await waitForBuild(context, target, before, sent);
  } catch (error) {
    if (!(error instanceof FailedWithoutReason)) throw error;
    const found = await unlessNotFound(getModel(context.account.client, target));
    if (found && modelHash(found.interactionModel) !== before.hash) throw superseded(target, found);
    context.say.warn(`the build of ${target.locale} failed and Amazon gave no reason: it is tried once more`);
    return waitForBuild(context, target, before, await put(context, target, found?.eTag));
  }
}

async function put(
  { account, marker }: Context,
  target: Target,
  ifMatch: string | undefined,
): Promise<string | undefined> {
  const { client } = account;
  const description = withMarker(target.description, marker);
  try {
    return await account.inTurn(target.skillId, () => putModel(client, target, target.model, { description, ifMatch }));
  } catch (error) {
    throw target.secret && error instanceof BadRequestError ? withoutQuotes(error) : error;
  }
}

// Seen with catalogs; a second try mostly succeeds.
class FailedWithoutReason extends BuildProblem {}

/** Waits until the build of the target is over; `sent` is the eTag that came with the 202, where there was one. */
export async function waitForBuild(context: Context, target: Target, before: Before, sent?: string): Promise<Built> {
  if (!hasBuildStatus(target)) return waitForReadBack(context, target);
  const poller = context.account.builds(target.skillId);
  const began = Date.now();
  let running = false;
  for (;;) {
    const { build, timedOut } = await poller.watch(target.locale, target.deadline, (seen) => {
      if (seen?.status !== "IN_PROGRESS") return seen !== undefined;
      running = true;
      context.say.progress(stepText(seen));
      return false;
    });
    if (timedOut || !build || Date.now() >= target.deadline) throw timeout(target, build);
    if (build.status === "FAILED") {
      const mayLag = !running && Date.now() - began < LONGEST_LAG_MS;
      if (mayLag && isDeepStrictEqual(build, before.build)) continue;
      throw failed(target, build);
    }
    if (sent !== undefined && sent !== before.eTag && build.eTag === sent)
      return { eTag: sent, version: build.version };
    const found = await unlessNotFound(getModel(context.account.client, target));
    if (found && modelHash(found.interactionModel) === target.hash) return { eTag: found.eTag, version: found.version };
    // A status that lags behind the PUT still shows the build before ours.
    if (found?.eTag !== before.eTag) throw superseded(target, found);
  }
}

/** A status that still shows the failure from before the PUT is believed after this. */
const LONGEST_LAG_MS = 10_000;

/** Amazon shows builds of the development stage only. */
export function hasBuildStatus({ stage }: ModelPlace): boolean {
  return stage === "development";
}

// The live stage has no build status: the model that is read back decides.
async function waitForReadBack({ account }: Context, target: Target): Promise<Built> {
  for (const began = Date.now(); Date.now() < target.deadline; ) {
    const found = await unlessNotFound(getModel(account.client, target));
    if (found && modelHash(found.interactionModel) === target.hash) return { eTag: found.eTag, version: found.version };
    await sleep(Math.max(0, Math.min(pollDelay(Date.now() - began), target.deadline - Date.now())));
  }
  throw timeout(target, undefined);
}

/** The word that matters first: a row shows few characters. */
function stepText({ steps }: Build): string {
  const step = steps.findLast((candidate) => candidate.status === "IN_PROGRESS") ?? steps.at(-1);
  return step ? step.name.replace("LANGUAGE_MODEL_", "").replaceAll("_", " ").toLowerCase() : "building";
}

function timeout({ locale, timeout: seconds }: Target, build: Build | undefined): BuildProblem {
  const seen = build ? `it is at: ${stepText(build)}` : "Amazon shows no build of it";
  return new BuildProblem([
    `the build of ${locale} was not over after ${seconds} s (${seen}): run \`pulumi up\` again to go on waiting, or raise buildTimeout`,
  ]);
}

function failed(target: Target, { errors }: Build): BuildProblem {
  const head = `Amazon could not build the ${target.locale} model, so the one before it stays in use`;
  if (errors.length === 0) return new FailedWithoutReason([`${head}; it gave no reason: run \`pulumi up\` again`]);
  const reasons = errors.map(({ step, code, message }) => ({ code, message: step ? `${message} (${step})` : message }));
  return new BuildProblem([`${head}:`, ...(target.secret ? hiddenReasons(reasons) : listReasons(reasons))]);
}

function superseded({ locale }: Target, found: StoredModel | undefined): BuildProblem {
  const version = found?.version ? ` (version ${found.version})` : "";
  return new BuildProblem([
    `another client replaced the ${locale} model while ours was built${version}: run \`pulumi refresh\` to see theirs, then \`pulumi up\``,
  ]);
}
