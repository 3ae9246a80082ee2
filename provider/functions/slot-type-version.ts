import type * as pulumi from "@pulumi/pulumi";
import { call, callOutput, type FunctionOptions, type OutputArgs } from "./call";
import type { GetSlotTypeVersionResult, SlotTypeVersionItem } from "./lookup/slot-type-version";

/** Whose versions. @category Functions */
export interface ListSlotTypeVersionsArgs {
  /** `amzn1.ask.interactionModel.slotType.…` */
  slotTypeId: string;
}

/** Which version of a slot type. @category Functions */
export interface GetSlotTypeVersionArgs extends ListSlotTypeVersionsArgs {
  /** A number as text, such as `"3"`, or `~current`: the newest that was built. */
  version: string;
}

/**
 * Reads a version of a shared slot type with its values (SMAPI: get slot type version). Fails where there is none.
 *
 * **Example**
 * ```typescript
 * const drinks = await alexa.getSlotTypeVersion({ slotTypeId, version: "~current" });
 * // in a model: { name: "drink", slotTypeReference: drinks.reference }
 * ```
 * @category Functions
 */
export function getSlotTypeVersion(
  args: GetSlotTypeVersionArgs,
  options?: FunctionOptions,
): Promise<GetSlotTypeVersionResult> {
  return call("getSlotTypeVersion", args, options);
}

/** {@link getSlotTypeVersion} with outputs as arguments. @category Functions */
export function getSlotTypeVersionOutput(
  args: OutputArgs<GetSlotTypeVersionArgs>,
  options?: FunctionOptions,
): pulumi.Output<GetSlotTypeVersionResult> {
  return callOutput("getSlotTypeVersion", args, options);
}

/**
 * Lists every version of a shared slot type, newest first (SMAPI: list slot type versions). Fails where there is no such slot type.
 *
 * **Example**
 * ```typescript
 * const versions = await alexa.listSlotTypeVersions({ slotTypeId });
 * ```
 * @category Functions
 */
export function listSlotTypeVersions(
  args: ListSlotTypeVersionsArgs,
  options?: FunctionOptions,
): Promise<SlotTypeVersionItem[]> {
  return call("listSlotTypeVersions", args, options);
}

/** {@link listSlotTypeVersions} with outputs as arguments. @category Functions */
export function listSlotTypeVersionsOutput(
  args: OutputArgs<ListSlotTypeVersionsArgs>,
  options?: FunctionOptions,
): pulumi.Output<SlotTypeVersionItem[]> {
  return callOutput("listSlotTypeVersions", args, options);
}
