import { isDeepStrictEqual } from "node:util";
import { overlayOf } from "../../model/overlay";
import { modelHash } from "../../model/wire/model";
import { hasUnknown } from "../../model/wire/unknown";
import type { DiffResult, Properties } from "../lifecycle";
import { UserError } from "../user-error";
import { declaredModel, type ModelInputs, type ModelOutputs, modelInputs, modelOutputs } from "./properties";
import { sendingRefusals } from "./sending-refusals";

const PLACE = ["skillId", "stage", "locale"] as const;

/** Compares what the state knows with what is declared; `description` alone is no change, since it goes with the next build. */
export function diffModel(olds: Properties, news: Properties): DiffResult {
  const replaces = PLACE.filter((key) => olds[key] !== news[key]);
  if (replaces.length > 0 || hasUnknown(news)) return { changes: true, replaces };
  const known = modelOutputs.parse(olds);
  const inputs = modelInputs.parse(news);
  refuseToSend(known, inputs, news.__urn);
  // What makes the model, so that its own hash need not be computed; the state of an older release has no sourceHash.
  const model =
    known.sourceHash !== inputs.__sourceHash ||
    !isDeepStrictEqual(known.references, inputs.references) ||
    !isDeepStrictEqual(overlayOf(known.overlay, known.locale), overlayOf(inputs.overlay, inputs.locale));
  const settings =
    known.buildTimeout !== inputs.buildTimeout ||
    known.onConflict !== inputs.onConflict ||
    (known.__secret ?? false) !== (inputs.__secret ?? false);
  // A proof in place of a person's word.
  const proof = known.proof !== undefined && !isDeepStrictEqual(known.proof, inputs.__proof);
  const unfinished = known.pendingHash !== undefined || known.driftedVersion !== undefined;
  return { changes: model || settings || proof || unfinished, replaces: [] };
}

/** What `check` takes for deployed may not be what stands: its build failed, or a refresh found another model. */
function refuseToSend(known: ModelOutputs, inputs: ModelInputs, urn: unknown): void {
  const { held, unproved } = sendingRefusals(urn);
  if (held === undefined && unproved === undefined) return;
  const { __sourceHash: declared } = inputs;
  const isProved = declared === known.sourceHash || declared === known.deployedRelease?.sourceHash;
  const refusal = held ?? (isProved ? undefined : unproved?.());
  if (refusal !== undefined && modelHash(declaredModel(inputs)) !== known.modelHash) throw new UserError(refusal);
}
