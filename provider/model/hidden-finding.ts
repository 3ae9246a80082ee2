import type { Finding } from "./finding";
import { jsonPath } from "./path";
import { RULES } from "./rules";
import { KEYS } from "./schema/keys";

/** A finding without a word of the model, which came from a secret: of keys, too, only those that Amazon gave are shown. */
export function hiddenSentence({ path, rule }: Finding): string {
  const place = path.map((step) => (typeof step === "number" || KNOWN.has(step) ? step : "…"));
  const about = RULES.find(({ id }) => id === rule)?.finds.replace(/\.$/, "");
  return `${jsonPath(place) || "the model"} breaks the rule ${rule} (${about}); its text is not shown because it came from a secret`;
}

const KNOWN = new Set(["elicitation", "confirmation", ...allKeys(KEYS)]);

function allKeys(keys: typeof KEYS): string[] {
  return [...keys].flatMap(([key, inner]) => [key, ...allKeys(inner)]);
}
