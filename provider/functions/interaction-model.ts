import type * as pulumi from "@pulumi/pulumi";
import type { Locale } from "../model/schema/locales";
import { call, callOutput, type FunctionOptions, type OutputArgs } from "./call";
import type { GetInteractionModelResult, InteractionModelVersion } from "./lookup/interaction-model";

/** The models of which place. @category Functions */
export interface ListInteractionModelVersionsArgs {
  /** `amzn1.ask.skill.…` */
  skillId: string;
  /** Such as `en-US`. */
  locale: Locale;
  /** Of the skill. @default `development` */
  stage?: "development" | "certified" | "live" | undefined;
}

/** Which model. @category Functions */
export interface GetInteractionModelArgs extends ListInteractionModelVersionsArgs {
  /** A number as text, such as `"3"`, or `~current`. @default the model that was built last */
  version?: string | undefined;
}

/**
 * Reads a model that was built (SMAPI: get interaction model, get interaction model version). Fails where there is none: before a first build
 * has succeeded, too.
 *
 * **Example: the stage development gets what is live**
 * ```typescript
 * const live = await alexa.getInteractionModel({ skillId, locale: "en-US", stage: "live" });
 * new alexa.InteractionModel("en-US", { skillId, locale: "en-US", model: live.interactionModel });
 * ```
 * @category Functions
 */
export function getInteractionModel(
  args: GetInteractionModelArgs,
  options?: FunctionOptions,
): Promise<GetInteractionModelResult> {
  return call("getInteractionModel", args, options);
}

/** {@link getInteractionModel} with outputs as arguments. @category Functions */
export function getInteractionModelOutput(
  args: OutputArgs<GetInteractionModelArgs>,
  options?: FunctionOptions,
): pulumi.Output<GetInteractionModelResult> {
  return callOutput("getInteractionModel", args, options);
}

/**
 * Lists every version of a model that was built, newest first (SMAPI: list interaction model versions). Fails where there is no model.
 *
 * **Example**
 * ```typescript
 * const [newest] = await alexa.listInteractionModelVersions({ skillId, locale: "en-US" });
 * ```
 * @category Functions
 */
export function listInteractionModelVersions(
  args: ListInteractionModelVersionsArgs,
  options?: FunctionOptions,
): Promise<InteractionModelVersion[]> {
  return call("listInteractionModelVersions", args, options);
}

/** {@link listInteractionModelVersions} with outputs as arguments. @category Functions */
export function listInteractionModelVersionsOutput(
  args: OutputArgs<ListInteractionModelVersionsArgs>,
  options?: FunctionOptions,
): pulumi.Output<InteractionModelVersion[]> {
  return callOutput("listInteractionModelVersions", args, options);
}
