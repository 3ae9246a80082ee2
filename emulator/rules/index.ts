import { builtInProblems } from "./built-ins";
import { dialogProblems } from "./dialog";
import type { Model } from "./model-schema";
import { nameProblems } from "./names";
import { sampleProblems } from "./samples";
import { typeProblems } from "./types";

/** Everything for which the service refuses a model when it is sent. */
export function modelProblems(model: Model, locale: string): string[] {
  return [
    ...nameProblems(model),
    ...typeProblems(model),
    ...builtInProblems(model, locale),
    ...sampleProblems(model),
    ...dialogProblems(model),
  ];
}
