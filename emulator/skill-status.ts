import { createHash } from "node:crypto";
import { buildStatus, buildSteps, settle } from "./build";
import { type Answer, type Call, invalidParameter } from "./http";
import { currentETag } from "./interaction-model";
import { requireSkill } from "./skill";
import type { InteractionModel } from "./state";
import type { Store } from "./store";

const resources = ["manifest", "interactionModel", "hostedSkillDeployment", "hostedSkillProvisioning"];

/** `GET /v1/skills/{skillId}/status`: it speaks of the development stage alone. */
export function getSkillStatus(call: Call, store: Store): Answer {
  const skill = requireSkill(call, store);
  const wanted = call.query.getAll("resource");
  const unknown = wanted.find((resource) => !resources.includes(resource));
  if (unknown !== undefined) throw invalidParameter(`The resource "${unknown}" is not valid.`, "INVALID_ENUM_VALUE");
  const shown = (resource: string) => wanted.length === 0 || wanted.includes(resource);
  const models = skill.models.filter(({ stage }) => stage === "development");
  return {
    status: 200,
    json: {
      ...(shown("manifest") && { manifest: manifestStatus(skill.id) }),
      ...(shown("interactionModel") &&
        models.length > 0 && {
          interactionModel: Object.fromEntries(models.map((model) => [model.locale, modelStatus(model, store)])),
        }),
    },
  };
}

// The emulator has no manifests: theirs is always the one that was there when the skill was made.
const manifestStatus = (skillId: string) => ({
  lastUpdateRequest: { status: "SUCCEEDED" },
  eTag: createHash("md5").update(skillId).digest("hex"),
});

function modelStatus(model: InteractionModel, store: Store) {
  settle(model);
  const { build, versions } = model;
  const status = buildStatus(build);
  return {
    lastUpdateRequest: {
      status,
      ...(status === "FAILED" && { errors: build.errors }),
      buildDetails: { steps: buildSteps(build) },
    },
    eTag: currentETag(model, store),
    version: versions.at(-1)?.version,
  };
}
