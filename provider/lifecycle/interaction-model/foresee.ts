import { invocationNameOf } from "../../model/overlay";
import { wireHash } from "../../model/wire/model";
import { hasUnknown, UNKNOWN } from "../../model/wire/unknown";
import type { Properties } from "../lifecycle";

/** The outputs that a preview can know, for `check` to add to the inputs; `model` is the declared one, or why it cannot be read. */
export function foreseeOutputs(news: Properties, model: Record<string, unknown> | string | undefined): Properties {
  if (news.model === UNKNOWN) return { __sourceHash: UNKNOWN, __invocationName: UNKNOWN };
  if (typeof model !== "object") return {};
  const name = hasUnknown(news.overlay) ? UNKNOWN : invocationNameOf(model);
  return { __sourceHash: sourceHashOf(news), __invocationName: news.__secret ? undefined : name };
}

/** The hash of what is promoted: before the overlay, with the values of shared slot types in place of their ids and versions. */
function sourceHashOf({ model, references, __valuesHashes }: Properties): string | typeof UNKNOWN {
  const ofValues = Object.entries(__valuesHashes ?? {}).map(([key, valuesHash]) => [key, { valuesHash }]);
  const resolved: Record<string, unknown> = { ...(references as object), ...Object.fromEntries(ofValues) };
  return hasUnknown(resolved) ? UNKNOWN : wireHash({ text: String(model), references: resolved });
}
