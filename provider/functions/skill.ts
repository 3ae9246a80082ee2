import type * as pulumi from "@pulumi/pulumi";
import { call, callOutput, type FunctionOptions, type OutputArgs } from "./call";
import type { GetSkillResult, GetSkillStatusResult } from "./lookup/skill";

/** Which skill: either `id` or `name` is needed. @category Functions */
export interface GetSkillArgs {
  /** `amzn1.ask.skill.…` */
  id?: string | undefined;
  /** Its whole name in any of its locales and stages, in upper and lower case as it is. */
  name?: string | undefined;
  /** The vendor (developer account) that owns it. @default `alexa:vendorId`, else the account's only vendor */
  vendorId?: string | undefined;
}

/** Which skill. @category Functions */
export interface GetSkillStatusArgs {
  /** `amzn1.ask.skill.…` */
  skillId: string;
}

/**
 * Reads a skill (SMAPI: list skills for vendor, get skill manifest). Fails where there is none, and where several have the name, whose ids are
 * then told.
 *
 * **Example**
 * ```typescript
 * const { id, locales } = await alexa.getSkill({ name: "Coffee Shop" });
 * ```
 * @category Functions
 */
export function getSkill(args: GetSkillArgs, options?: FunctionOptions): Promise<GetSkillResult> {
  return call("getSkill", args, options);
}

/** {@link getSkill} with outputs as arguments. @category Functions */
export function getSkillOutput(
  args: OutputArgs<GetSkillArgs>,
  options?: FunctionOptions,
): pulumi.Output<GetSkillResult> {
  return callOutput("getSkill", args, options);
}

/**
 * Reads how the last build of every locale stands (SMAPI: get skill status). It does not wait for a build. Fails where there is no such skill.
 *
 * **Example**
 * ```typescript
 * const { builds } = await alexa.getSkillStatus({ skillId });
 * export const german = builds["de-DE"]?.status;
 * ```
 * @category Functions
 */
export function getSkillStatus(args: GetSkillStatusArgs, options?: FunctionOptions): Promise<GetSkillStatusResult> {
  return call("getSkillStatus", args, options);
}

/** {@link getSkillStatus} with outputs as arguments. @category Functions */
export function getSkillStatusOutput(
  args: OutputArgs<GetSkillStatusArgs>,
  options?: FunctionOptions,
): pulumi.Output<GetSkillStatusResult> {
  return callOutput("getSkillStatus", args, options);
}
