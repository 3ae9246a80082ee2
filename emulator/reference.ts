import { buildStatus, settle } from "./build";
import type { Model } from "./model-schema";
import type { SlotTypeReference, State } from "./state";

/** Every slot type version that a model refers to, once. */
export function slotTypeReferences({
  languageModel,
  dialog,
}: Pick<Model, "languageModel" | "dialog">): SlotTypeReference[] {
  const slots = [...languageModel.intents, ...(dialog?.intents ?? [])].flatMap((intent) => intent.slots ?? []);
  const all = [...slots, ...(languageModel.types ?? [])].flatMap(({ slotTypeReference }) => slotTypeReference ?? []);
  return [...new Map(all.map(({ id, version }) => [`${id}/${version}`, { id, version }])).values()];
}

/** Whether the current model of any skill, or one that is being built, refers to the slot type (to that version). */
export function isInUse({ skills }: State, id: string, version?: string): boolean {
  return skills
    .flatMap(({ models }) => models)
    .some((model) => {
      settle(model);
      const { builds, versions } = model;
      const running = builds.filter((build) => !build.replaced && buildStatus(build) === "IN_PROGRESS");
      const used = [versions.at(-1), ...running.map(({ version }) => version)];
      return used.some((model) =>
        model?.references.some(
          (reference) => reference.id === id && (version ?? reference.version) === reference.version,
        ),
      );
    });
}
