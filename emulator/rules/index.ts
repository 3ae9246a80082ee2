import type { Violation } from "../service/api";
import type { SlotTypeReference } from "../service/state";
import type { Store } from "../service/store";
import { dialogProblems } from "./dialog";
import type { Model } from "./model-schema";
import { nameProblems } from "./names";
import { sampleProblems } from "./samples";
import { typeProblems } from "./types";

/** All that the service refuses at once when the model is sent. */
export function modelViolations(model: Model, references: SlotTypeReference[], store: Store): Violation[] {
  return [
    ...nameProblems(model),
    ...typeProblems(model),
    ...sampleProblems(model),
    ...dialogProblems(model),
    ...references.filter((reference) => !store.findSlotTypeVersion(reference)).map(missing),
  ].map((message) => ({ message }));
}

const missing = ({ id, version }: SlotTypeReference) =>
  `RESOURCE_NOT_FOUND: Slot type version "${version}" of slot type "${id}" does not exist.`;
