import { z } from "zod";
import { id, opaque } from "../http/response-fields";
import type { SmapiClient } from "./client";
import { collectPages, PAGE_SIZE } from "./pagination";

/** What the list of skills says of one stage of a skill (spec.json, SkillSummary). */
export interface SkillSummary {
  skillId: string;
  stage: string;
  publicationStatus: string;
  nameByLocale: Record<string, string>;
}

const skillsResponse = z.object({
  skills: z
    .array(
      z.object({
        skillId: id,
        stage: z.string(),
        publicationStatus: z.string(),
        nameByLocale: z.record(z.string(), z.string()).nullish(),
      }),
    )
    .nullish(),
  nextToken: opaque.nullish(),
});

/** The skills of a vendor, or the one with this id: an entry for each stage that a skill has, one to three (spec.json, ListSkillResponse). */
export async function listSkills(client: SmapiClient, vendorId: string, skillId?: string): Promise<SkillSummary[]> {
  return collectPages(async (nextToken) => {
    // The service takes no size of a page together with an id (spec.json).
    const query = skillId === undefined ? { vendorId, maxResults: PAGE_SIZE, nextToken } : { vendorId, skillId };
    const action = `list the skills of vendor ${vendorId}`;
    const request = { action, operation: "listSkillsForVendor", method: "GET", path: "/v1/skills", query } as const;
    const response = await client.sendAndRead(request, skillsResponse);
    const items = (response.skills ?? []).map((found) => ({ ...found, nameByLocale: found.nameByLocale ?? {} }));
    return { items, nextToken: response.nextToken ?? undefined };
  });
}
