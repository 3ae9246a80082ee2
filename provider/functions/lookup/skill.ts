import { z } from "zod";
import { UserError } from "../../lifecycle/user-error";
import { getManifest } from "../../smapi/operations/skill-manifest";
import { type Build, getBuilds } from "../../smapi/operations/skill-status";
import { listSkills } from "../../smapi/operations/skills";
import { byIdOrName, lookup, skillId } from "./arguments";
import { findByName, found } from "./find";

/** A skill, as Amazon lists it (spec.json: SkillSummary and SkillManifest). @category Functions */
export interface GetSkillResult {
  /** `amzn1.ask.skill.…` */
  id: string;
  /** Its name in the first locale of `nameByLocale`; undefined where Amazon lists none. */
  name: string | undefined;
  /** Its names, by locale: `{ "en-US": "Coffee" }`. */
  nameByLocale: Record<string, string>;
  /** What the rest speaks of: `development`, or the stage that it has where it lacks that one. */
  stage: string;
  /** `DEVELOPMENT` or `CERTIFICATION` in the stage development (spec.json: PublicationStatus). */
  publicationStatus: string;
  /** The locales of its manifest: models can be built for these. */
  locales: string[];
  /** Whether its manifest names an endpoint that is sent requests. */
  hasEndpoint: boolean;
  /** The vendor that owns it. */
  vendorId: string;
}

/** The last build of every locale of a skill's development stage (spec.json: SkillStatus). @category Functions */
export interface GetSkillStatusResult {
  /** As given. */
  skillId: string;
  /** By locale; a locale without a model is missing. */
  builds: Record<string, SkillBuild>;
}

/** How a model's last build stands. @category Functions */
export interface SkillBuild {
  /** Of the whole build. */
  status: "IN_PROGRESS" | "SUCCEEDED" | "FAILED";
  /** In the order in which they began, with Amazon's names, such as `LANGUAGE_MODEL_QUICK_BUILD`. */
  steps: {
    /** Of the step. */
    name: string;
    /** Such as `SUCCEEDED`. */
    status: string;
  }[];
  /** Why it failed, with the step that found it; a build may fail without a reason. */
  errors: {
    /** Amazon's code of the reason. */
    code?: string | undefined;
    /** Amazon's words. */
    message: string;
    /** The name of the step. */
    step?: string | undefined;
  }[];
  /** Of the last model whose build succeeded. */
  eTag?: string | undefined;
  /** Of the last model whose build succeeded, a decimal string. */
  version?: string | undefined;
}

export const getSkill = lookup(
  byIdOrName,
  async ({ id, name = "", vendorId: given }, account): Promise<GetSkillResult> => {
    const { client } = account;
    const vendorId = given ?? (await account.vendor());
    const skills = await listSkills(client, vendorId, id);
    const named = skills.flatMap((it) => Object.values(it.nameByLocale).map((name) => ({ id: it.skillId, name })));
    const skillId = id ?? findByName("skill", name, named).id;
    const stages = skills.filter((it) => it.skillId === skillId);
    const skill = stages.find(({ stage }) => stage === "development") ?? stages[0];
    if (!skill)
      throw new UserError(
        `vendor ${vendorId} has no skill ${skillId}: check the id, vendorId and whose credentials are used`,
      );
    const { stage, publicationStatus, nameByLocale } = skill;
    const manifest = await found(`manifest of skill ${skillId} (${stage})`, getManifest(client, skillId, stage));
    const [firstName] = Object.values(nameByLocale);
    return { id: skillId, name: firstName, nameByLocale, stage, publicationStatus, ...manifest, vendorId };
  },
);

export const getSkillStatus = lookup(
  z.object({ skillId }),
  async ({ skillId }, { client }): Promise<GetSkillStatusResult> => {
    const builds: Record<string, Build> = await found(`skill ${skillId}`, getBuilds(client, skillId));
    return { skillId, builds };
  },
);
