import { NotFoundError } from "../http/errors";
import { path, type SmapiClient } from "./client";
import type { ModelPlace } from "./interaction-models";

type Place = Pick<ModelPlace, "skillId" | "stage">;

const url = ({ skillId, stage }: Place) => path`/v1/skills/${skillId}/stages/${stage}/enablement`;

/** Whether this account has enabled the skill in that stage. */
export async function isEnabled(client: SmapiClient, place: Place): Promise<boolean> {
  try {
    await client.send({
      action: `read whether skill ${place.skillId} is enabled`,
      operation: "getSkillEnablementStatus",
      method: "GET",
      path: url(place),
    });
    return true;
  } catch (error) {
    if (error instanceof NotFoundError) return false;
    throw error;
  }
}

/** Enables the skill in that stage for this account; another stage of it is disabled by that. */
export async function enableSkill(client: SmapiClient, place: Place): Promise<void> {
  await client.send({
    action: `enable skill ${place.skillId} (${place.stage})`,
    operation: "setSkillEnablement",
    method: "PUT",
    path: url(place),
  });
}
