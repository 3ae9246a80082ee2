import { judgeLocale } from "../../model/schema/locales";
import { modelHash } from "../../model/wire/model";
import { Interrupted } from "../../smapi/http/cancellation";
import { BadRequestError, NotFoundError, PreconditionFailedError, SmapiError } from "../../smapi/http/errors";
import { pauseBefore } from "../../smapi/http/retry";
import { type Context, type Properties, Unfinished } from "../lifecycle";
import { MOST_LOST } from "../lost-response";
import { Refusal } from "../user-error";
import { declaredModel, idOf, keptInputs, type ModelOutputs, modelInputs, modelOutputs } from "./properties";
import { LostPut, OtherBuild } from "./put";
import { ANOTHER_BUILD, overWhatIsThere, overWhatWeKnow, type Write } from "./reconcile";
import { BuildProblem, type Built, LONGEST_LAG_MS } from "./target";

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
    urn: news.__urn,
  };
  return { context, inputs, target, known, lost: 0 };
}

/** Outputs of what was written; where the service has the model but no finished build, the state keeps both. */
async function finish(write: Write, olds: Properties, run: () => Promise<Built>): Promise<Properties> {
  const { inputs, target } = write;
  const { pendingHash, driftedVersion, ...kept } = olds;
  const { skillId, stage, locale } = inputs;
  const outs = { ...kept, skillId, stage, locale, ...keptInputs(inputs) };
  try {
    const built = await decided(write, run);
    return { ...outs, ...replacedDrift(write, built), ...built, modelHash: target.hash };
  } catch (error) {
    // The PUT whose answer was lost may have been taken: the state must not forget it.
    if (write.lost > 0 && error instanceof SmapiError)
      throw new Unfinished(idOf(inputs), { ...outs, driftedVersion, pendingHash: target.hash }, [error.message]);
    if (error instanceof Interrupted)
      throw new Refusal(`interrupted before the ${locale} model was sent: run \`pulumi up\` again`);
    if (error instanceof NotFoundError) throw new Refusal(`${error.message}\n${REMEDY_NOT_FOUND}`);
    const doubt = judgeLocale(locale).warning;
    if (error instanceof BadRequestError && doubt) throw new Refusal(`${error.message}\n${doubt}`);
    if (!(error instanceof BuildProblem)) throw error;
    throw new Unfinished(idOf(inputs), { ...outs, driftedVersion, pendingHash: target.hash }, error.reasons);
  }
}

/** Decides anew, by what is there then, where a PUT lost its answer or another client came in its way. */
async function decided(write: Write, decide: () => Promise<Built>): Promise<Built> {
  const began = Date.now();
  for (let attempt = 1; ; attempt++) {
    try {
      return await decide();
    } catch (error) {
      if (error instanceof LostPut) write.lost += 1;
      if (!mayDecideAgain(error, write, began)) throw error;
      if (error instanceof OtherBuild) write.context.say.progress(ANOTHER_BUILD);
      await pauseBefore(attempt, error instanceof LostPut ? error.reason : error);
    }
  }
}

function mayDecideAgain(error: unknown, { lost, target }: Write, began: number): boolean {
  if (error instanceof LostPut) return lost < MOST_LOST;
  // Right after a look: a PUT of another client's, of which the status does not yet tell.
  if (error instanceof PreconditionFailedError) return Date.now() < began + LONGEST_LAG_MS;
  return error instanceof OtherBuild && Date.now() < target.deadline;
}

// A drift that a refresh has taken in was seen, so it may be replaced; its version can still be read.
function replacedDrift({ context, target, known }: Write, { version }: Built): { supersededVersion?: string } {
  if (known.driftedVersion === undefined || known.driftedVersion === version) return {};
  context.say.warn(`version ${known.driftedVersion} of ${target.locale}, made outside of this stack, was replaced`);
  return { supersededVersion: known.driftedVersion };
}

const REMEDY_NOT_FOUND =
  "Check skillId, that the credentials are of the account that owns the skill, and that its manifest has the locale.";
