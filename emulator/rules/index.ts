import { dialogProblems } from "./dialog";
import type { Model } from "./model-schema";
import { nameProblems } from "./names";
import { sampleProblems } from "./samples";
import { typeProblems } from "./types";

/** Everything for which the service refuses a model when it is sent. */
export function modelProblems(model: Model): string[] {
  return [...nameProblems(model), ...typeProblems(model), ...sampleProblems(model), ...dialogProblems(model)];
}
