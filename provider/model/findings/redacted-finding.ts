import { RULES } from "../rules";
import { KEY_NAMES } from "../schema/known-keys";
import { jsonPath } from "../text/json-path";
import type { Finding } from "./finding";

/** A finding without a word of the model, which came from a secret: of keys, too, only those that Amazon gave are shown. */
export function redactedFinding({ path, rule }: Finding): string {
  const place = path.map((step) => (typeof step === "number" || KEY_NAMES.has(step) ? step : "…"));
  const about = RULES.find(({ id }) => id === rule)?.finds.replace(/\.$/, "");
  return `${jsonPath(place) || "the model"} breaks the rule ${rule} (${about}); its text is not shown because it came from a secret`;
}
