import { RULES } from "../rules";
import { KNOWN_KEY_NAMES } from "../schema/known-keys";
import { jsonPath } from "../text/json-path";
import type { Finding } from "./finding";

/** A finding without any text of the model, for a model from a secret: of the path, only Amazon's own keys are shown. */
export function formatRedactedFinding({ path, rule }: Finding): string {
  const shownPath = path.map((step) => (typeof step === "number" || KNOWN_KEY_NAMES.has(step) ? step : "…"));
  const description = RULES.find(({ id }) => id === rule)?.description.replace(/\.$/, "");
  return `${jsonPath(shownPath) || "the model"} breaks the rule ${rule} (${description}); its text is not shown because it came from a secret`;
}
