import { z } from "zod";
import { path, type SmapiClient } from "./client";

const manifestResponse = z.object({
  manifest: z.object({ publishingInformation: z.object({ locales: z.record(z.string(), z.unknown()) }) }),
});

/** The locales of a skill's manifest. */
export async function getManifestLocales(client: SmapiClient, skillId: string, stage: string): Promise<string[]> {
  const request = {
    action: `read the manifest of skill ${skillId}`,
    operation: "getSkillManifest",
    method: "GET",
    path: path`/v1/skills/${skillId}/stages/${stage}/manifest`,
  } as const;
  const { manifest } = await client.sendAndRead(request, manifestResponse);
  return Object.keys(manifest.publishingInformation.locales);
}
