import { z } from "zod";
import { path, type SmapiClient } from "./client";

const withEndpoint = z.object({ endpoint: z.object({ uri: z.string().nullish() }).nullish() });
const manifestResponse = z.object({
  manifest: z.object({
    publishingInformation: z.object({ locales: z.record(z.string(), z.unknown()) }),
    apis: z
      .object({ custom: withEndpoint.extend({ regions: z.record(z.string(), withEndpoint).nullish() }).nullish() })
      .nullish(),
  }),
});

/** What a skill's manifest says (spec.json, SkillManifest). */
export interface SkillManifest {
  locales: string[];
  /** Whether it names an endpoint that is sent requests, for any region. */
  hasEndpoint: boolean;
}

export async function getManifest(client: SmapiClient, skillId: string, stage: string): Promise<SkillManifest> {
  const request = {
    action: `read the manifest of skill ${skillId}`,
    operation: "getSkillManifest",
    method: "GET",
    path: path`/v1/skills/${skillId}/stages/${stage}/manifest`,
  } as const;
  const { manifest } = await client.sendAndRead(request, manifestResponse);
  const { custom } = manifest.apis ?? {};
  return {
    locales: Object.keys(manifest.publishingInformation.locales),
    hasEndpoint: [custom, ...Object.values(custom?.regions ?? {})].some((it) => it?.endpoint?.uri != null),
  };
}
