import { type ApiRequest, type ApiResponse, invalidParameter } from "./api";
import { buildStatus, buildSteps, endOf } from "./build";
import { addBuiltVersions } from "./built-versions";
import { currentETag } from "./interaction-model";
import { requireSkill } from "./skill";
import { hasLocale, manifestETag } from "./skill-manifest";
import type { InteractionModel } from "./state";
import type { Store } from "./store";

const resources = ["manifest", "interactionModel", "hostedSkillDeployment", "hostedSkillProvisioning"];

/** `GET /v1/skills/{skillId}/status`: it speaks of the development stage alone. */
export function getSkillStatus(call: ApiRequest, store: Store): ApiResponse {
  const skill = requireSkill(call, store);
  const wanted = call.query.getAll("resource");
  const unknown = wanted.find((resource) => !resources.includes(resource));
  if (unknown !== undefined) throw invalidParameter(`The resource "${unknown}" is not valid.`, "INVALID_ENUM_VALUE");
  const shown = (resource: string) => wanted.length === 0 || wanted.includes(resource);
  const models = skill.models.filter(({ stage, locale }) => stage === "development" && hasLocale(skill, locale));
  const statuses = models.map((model) => [model.locale, modelStatus(model, store)] as const);
  const seen = statuses.filter(([, status]) => status !== undefined);
  return {
    status: 200,
    json: {
      ...(shown("manifest") && { manifest: manifestStatus(skill.id) }),
      ...(shown("interactionModel") &&
        seen.length > 0 && {
          interactionModel: Object.fromEntries(seen),
        }),
    },
  };
}

const manifestStatus = (skillId: string) => ({
  lastUpdateRequest: { status: "SUCCEEDED" },
  eTag: manifestETag(skillId),
});

/** The status of a model as it was some time ago (`statusLagMs`); undefined where there was none yet. */
function modelStatus(model: InteractionModel, store: Store) {
  const then = Date.now() - store.settings.statusLagMs;
  addBuiltVersions(model);
  const builds = model.builds.filter(({ version }) => version.createdAt <= then);
  const build = builds.at(-1);
  if (!build) return undefined;
  const unbuilt = new Set(model.builds.filter((late) => endOf(late) > then).map(({ version }) => version.version));
  const versions = model.versions.filter(({ version }) => !unbuilt.has(version));
  const status = buildStatus(build, then);
  return {
    lastUpdateRequest: {
      status,
      ...(status === "FAILED" && { errors: build.errors }),
      buildDetails: { steps: buildSteps(build, then) },
    },
    eTag: currentETag({ ...model, builds, versions }, store),
    version: versions.at(-1)?.version,
  };
}
