import { createHash, randomUUID } from "node:crypto";
import { z } from "zod";
import { modelProblems } from "../rules";
import { buildProblems } from "../rules/built-ins";
import { parseModel } from "../rules/model-schema";
import { type ApiRequest, type ApiResponse, badRequest, errorResponse, forbidden } from "./api";
import { parseBody } from "./body";
import { type BuildError, buildStatus, endOf } from "./build";
import { currentETag, locateModel } from "./interaction-model";
import { slotTypeReferences } from "./references";
import type { InteractionModel, ModelBuild, ModelVersion, SlotTypeReference } from "./state";
import type { Store } from "./store";

const BUILDS_KEPT = 20;

// A `version` in the body is the one that GET gave: it says nothing to the service.
const updateBody = z.object({ description: z.string().optional(), interactionModel: z.unknown().optional() });

export function putModel(call: ApiRequest, store: Store): ApiResponse {
  const { skill, stage, locale, model } = locateModel(call, store);
  if (stage === "certified") throw forbidden("The certified stage cannot be changed.");
  checkIfMatch(call, model, store);
  const running = model?.builds.filter((build) => !build.replaced && buildStatus(build) === "IN_PROGRESS") ?? [];
  if (store.settings.putDuringBuild === "refuse" && running.length > 0) {
    throw badRequest("Unable to update skill due to ongoing skill update.");
  }
  const { description, interactionModel } = parseBody(updateBody, call);
  const { hasDialog, references, failures } = checkModel(interactionModel, locale, store);

  const version: ModelVersion = {
    version: String(Number(model?.builds.at(-1)?.version.version ?? 0) + 1),
    description,
    eTag: randomUUID().replaceAll("-", ""),
    createdAt: Date.now(),
    hash: keepText(JSON.stringify(interactionModel), store),
    references,
  };
  const errors = call.build?.errors ?? failures ?? expectedErrors(skill.id, references, store);
  const build = newBuild(version, hasDialog, errors, call.build?.ms ?? store.settings.buildMs);
  if (store.settings.putDuringBuild === "queue") build.startedAt = Math.max(build.startedAt, ...running.map(endOf));
  else for (const other of running) other.replaced = true;
  if (model) model.builds = [...model.builds.slice(-BUILDS_KEPT), build];
  else skill.models.push({ stage, locale, versions: [], builds: [build] });
  store.changed();
  const location = `/v1/skills/${skill.id}/status?resource=interactionModel`;
  return { status: 202, headers: { location, ...(store.settings.putReturnsETag && { etag: version.eTag }) } };
}

/** Refuses a model that breaks a rule, with all of its problems. */
function checkModel(interactionModel: unknown, locale: string, store: Store) {
  const parsed = parseModel(interactionModel);
  if ("problems" in parsed) throw invalidModel(parsed.problems);
  const references = slotTypeReferences(parsed.model);
  const missing = references.filter((reference) => !store.findSlotTypeVersion(reference));
  const problems = [
    ...modelProblems(parsed.model, locale),
    ...missing.map(
      ({ id, version }) => `RESOURCE_NOT_FOUND: Slot type version "${version}" of slot type "${id}" does not exist.`,
    ),
  ];
  if (problems.length > 0) throw invalidModel(problems);
  const failures = buildProblems(parsed.model, locale);
  return {
    hasDialog: parsed.model.dialog !== undefined,
    references,
    failures: failures.length > 0 ? failures : undefined,
  };
}

const invalidModel = (problems: string[]) =>
  badRequest(
    "Interaction model is not valid.",
    problems.map((message) => ({ message })),
  );

function checkIfMatch({ headers }: ApiRequest, model: InteractionModel | undefined, store: Store): void {
  const expected = headers["if-match"];
  if (expected === undefined) return;
  const current = model && currentETag(model, store);
  if (current && (expected === "*" || expected.replaceAll('"', "") === current)) return;
  throw errorResponse(
    412,
    "PRECONDITION_NOT_MET",
    "The resource version does not match the one in the If-Match header.",
  );
}

function keepText(text: string, { state }: Store): string {
  const hash = createHash("sha256").update(text).digest("hex");
  state.models[hash] ??= text;
  return hash;
}

function newBuild(version: ModelVersion, hasDialog: boolean, errors: BuildError[] | undefined, ms: number): ModelBuild {
  return {
    version,
    startedAt: Date.now(),
    ms,
    steps: [...(hasDialog ? ["DIALOG_MODEL_BUILD"] : []), "LANGUAGE_MODEL_QUICK_BUILD", "LANGUAGE_MODEL_FULL_BUILD"],
    ...(errors && { errors }),
  };
}

/** Why this build will fail: it was ordered, or the model uses a slot type version that was not built itself. */
function expectedErrors(skillId: string, references: SlotTypeReference[], store: Store): BuildError[] | undefined {
  const ordered = store.takeFailure((id) => id === undefined || id === skillId);
  if (ordered) return ordered;
  const unbuilt = references.filter((reference) => {
    const found = store.findSlotTypeVersion(reference);
    return found && buildStatus(found.build) !== "SUCCEEDED";
  });
  if (unbuilt.length === 0) return undefined;
  return unbuilt.map(({ id, version }) => ({
    code: "EXPECTED_RELATED_INSTANCE",
    message: `Slot type version "${version}" of slot type "${id}" is not built.`,
  }));
}
