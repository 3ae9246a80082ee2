import { normalise } from "../document/normalise";
import { modelChanges } from "./compare";
import { isEmptyList } from "./summary";

/** Whether two models differ in nothing but missing and empty lists: a save in the developer console adds `"slots": []` and `"synonyms": []`. */
export function saysTheSame(one: Record<string, unknown>, other: Record<string, unknown>): boolean {
  return modelChanges(normalise(one), normalise(other)).every(isEmptyList);
}
