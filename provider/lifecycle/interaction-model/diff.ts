import { isDeepStrictEqual } from "node:util";
import { hasUnknown } from "../../model/wire/unknown";
import type { DiffResult, Properties } from "../lifecycle";
import { UserError } from "../user-error";
import { type ModelInputs, type ModelOutputs, modelInputs, modelOutputs } from "./properties";

const PLACE = ["skillId", "stage", "locale"] as const;

/** Compares what the state knows with what is declared; `description` alone is no change, since it goes with the next build. */
export function diffModel(olds: Properties, news: Properties): DiffResult {
  const replaces = PLACE.filter((key) => olds[key] !== news[key]);
  if (replaces.length > 0 || hasUnknown(news)) return { changes: true, replaces };
  const known = modelOutputs.parse(olds);
  const inputs = modelInputs.parse(news);
  refuseToSendAgain(known, inputs);
  const settings = known.buildTimeout !== inputs.buildTimeout || known.onConflict !== inputs.onConflict;
  // These three make the model, so that its own hash need not be computed; the state of an older release has no sourceHash.
  const overlay = !isDeepStrictEqual(known.overlay, inputs.overlay);
  const references = !isDeepStrictEqual(known.references, inputs.references);
  const changes =
    settings ||
    references ||
    overlay ||
    known.sourceHash !== inputs.__sourceHash ||
    known.pendingHash !== undefined ||
    known.driftedVersion !== undefined;
  return { changes, replaces: [] };
}

/** The release has been sent before, but its build did not succeed, or a refresh found another model in its place. */
function refuseToSendAgain({ pendingHash, driftedVersion }: ModelOutputs, { __held, __unproved }: ModelInputs): void {
  if (__held !== undefined && (pendingHash !== undefined || driftedVersion !== undefined)) throw new UserError(__held);
  if (__unproved !== undefined && pendingHash !== undefined) throw new UserError(__unproved);
}
