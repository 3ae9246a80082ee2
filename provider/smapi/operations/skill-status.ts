import { z } from "zod";
import { describeViolation, type Violation } from "../http/errors";
import { id, opaque } from "../http/response-fields";
import { path, type SmapiClient } from "./client";

// The service adds statuses and steps without notice (NAME_FREE_INTERACTION_BUILD), so both are open.
const reasons = z
  .array(z.object({ code: z.string().optional().catch(undefined), message: z.string().catch("") }))
  .nullish();
const modelStatus = z.object({
  eTag: opaque.nullish(),
  version: id.nullish(),
  lastUpdateRequest: z
    .object({
      status: z.string(),
      errors: reasons,
      buildDetails: z
        .object({
          steps: z
            .array(z.object({ name: z.string().catch("?"), status: z.string().catch("?"), errors: reasons }))
            .nullish(),
        })
        .nullish(),
    })
    .nullish(),
});
// One locale that cannot be read must not hide the others.
const statusResponse = z.object({
  interactionModel: z.record(z.string(), modelStatus.optional().catch(undefined)).nullish(),
});

export interface BuildStep {
  name: string;
  status: string;
}

/** A reason for a failed build, with the step that found it. */
export interface BuildError extends Violation {
  step?: string | undefined;
}

/** The last build of one locale. */
export interface Build {
  status: "IN_PROGRESS" | "SUCCEEDED" | "FAILED";
  /** In the order in which they began. */
  steps: BuildStep[];
  errors: BuildError[];
  /** Of the last model that was built. */
  eTag?: string | undefined;
  version?: string | undefined;
}

/** The last build of every locale of a skill's development stage, in one request. */
export async function getBuilds(client: SmapiClient, skillId: string): Promise<Record<string, Build>> {
  const response = await client.sendAndRead(
    {
      action: `read the build status of skill ${skillId}`,
      operation: "getSkillStatus",
      poll: true,
      method: "GET",
      path: path`/v1/skills/${skillId}/status`,
      query: { resource: "interactionModel" },
    },
    statusResponse,
  );
  return Object.fromEntries(
    Object.entries(response.interactionModel ?? {}).flatMap(([locale, found]) =>
      found ? [[locale, toBuild(client, found)]] : [],
    ),
  );
}

function toBuild(client: SmapiClient, { eTag, version, lastUpdateRequest }: z.infer<typeof modelStatus>): Build {
  const steps = lastUpdateRequest?.buildDetails?.steps ?? [];
  const status = lastUpdateRequest?.status ?? "SUCCEEDED";
  return {
    status: status === "FAILED" || status === "SUCCEEDED" ? status : "IN_PROGRESS",
    steps: steps.map((step) => ({ name: step.name, status: step.status })),
    errors: allErrors(lastUpdateRequest?.errors ?? [], steps).map((error) => ({
      ...error,
      message: client.redact(error.message),
    })),
    eTag: eTag ?? undefined,
    version: version ?? undefined,
  };
}

// The service names an error of a step twice: in the step, and for the whole build.
function allErrors(
  whole: Violation[],
  steps: { name: string; errors?: Violation[] | null | undefined }[],
): BuildError[] {
  const found = steps.flatMap(({ name, errors }) => (errors ?? []).map((error) => ({ ...error, step: name })));
  const inSteps = new Set(found.map((error) => describeViolation(error)));
  return [...whole.filter((error) => !inSteps.has(describeViolation(error))), ...found];
}
