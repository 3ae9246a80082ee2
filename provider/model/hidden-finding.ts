import type { Finding } from "./finding";
import { jsonPath } from "./path";
import { KEYS } from "./schema/keys";

/** A finding without a word of the model, which came from a secret: of keys, too, only those that Amazon gave are shown. */
export function hiddenSentence({ path, rule }: Finding): string {
  const place = path.map((step) => (typeof step === "number" || KNOWN.has(step) ? step : "…"));
  return `${jsonPath(place) || "the model"} breaks the rule ${rule}; its text is not shown because the model came from a secret`;
}

const KNOWN = new Set(["values", "valueCatalog", "elicitation", "confirmation", ...allKeys(KEYS)]);

function allKeys(keys: typeof KEYS): string[] {
  return [...keys].flatMap(([key, inner]) => [key, ...allKeys(inner)]);
}
