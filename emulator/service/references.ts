import { z } from "zod";
import type { Model } from "../rules/model-schema";
import { buildStatus } from "./build";
import { addBuiltVersions } from "./built-versions";
import type { ModelVersion, SlotTypeReference, State } from "./state";

/** Every slot type version that a model refers to, once. */
export function slotTypeReferences({
  languageModel,
  dialog,
}: Pick<Model, "languageModel" | "dialog">): SlotTypeReference[] {
  const slots = [...languageModel.intents, ...(dialog?.intents ?? [])].flatMap((intent) => intent.slots ?? []);
  const all = [...slots, ...(languageModel.types ?? [])].flatMap(({ slotTypeReference }) => slotTypeReference ?? []);
  return [...new Map(all.map(({ id, version }) => [`${id}/${version}`, { id, version }])).values()];
}

/** Every model that holds what it refers to: the current ones, and those that are being built. */
function modelsInUse({ skills }: State): ModelVersion[] {
  return skills
    .flatMap(({ models }) => models)
    .flatMap((model) => {
      addBuiltVersions(model);
      const { builds, versions } = model;
      const running = builds.filter((build) => !build.replaced && buildStatus(build) === "IN_PROGRESS");
      return [...versions.slice(-1), ...running.map(({ version }) => version)];
    });
}

/** Whether a model refers to the slot type (to that version). */
export function isInUse(state: State, id: string, version?: string): boolean {
  return modelsInUse(state).some(({ references }) =>
    references.some((reference) => reference.id === id && (version ?? reference.version) === reference.version),
  );
}

const withCatalog = z.object({
  valueSupplier: z.object({ valueCatalog: z.object({ catalogId: z.string(), version: z.string() }) }),
});

/** Whether a model or a slot type version takes its values from the catalog (from that version). */
export function isCatalogInUse(state: State, id: string, version?: string): boolean {
  const models = modelsInUse(state).map(({ hash }) => JSON.parse(state.models[hash] ?? "null"));
  const types: unknown[] = models.flatMap((model) => model?.languageModel.types ?? []);
  const definitions = state.slotTypes.flatMap(({ versions }) => versions.map(({ definition }) => definition));
  return [...types, ...definitions].some((type) => {
    const { valueCatalog } = withCatalog.safeParse(type).data?.valueSupplier ?? {};
    return valueCatalog?.catalogId === id && (version ?? valueCatalog.version) === valueCatalog.version;
  });
}
