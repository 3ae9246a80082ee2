import type * as pulumi from "@pulumi/pulumi";
import { call, callOutput, type FunctionOptions, type OutputArgs } from "./call";
import type { GetSlotTypeResult } from "./lookup/slot-type";

/** Which slot type: either `id` or `name` is needed. @category Functions */
export interface GetSlotTypeArgs {
  /** `amzn1.ask.interactionModel.slotType.…` */
  id?: string | undefined;
  /** Its whole name, in upper and lower case as it is. */
  name?: string | undefined;
  /** The vendor that owns it, where it is told by its name. @default `alexa:vendorId`, else the account's only vendor */
  vendorId?: string | undefined;
}

/** Whose slot types. @category Functions */
export interface ListSlotTypesArgs {
  /** The vendor that owns them. @default `alexa:vendorId`, else the account's only vendor */
  vendorId?: string | undefined;
}

/**
 * Reads a shared slot type (SMAPI: get slot type definition, list slot types). Fails where there is none, and where several have the name,
 * whose ids are then told.
 *
 * **Example**
 * ```typescript
 * const drinks = await alexa.getSlotType({ name: "Drink" });
 * const { reference } = await alexa.getSlotTypeVersion({ slotTypeId: drinks.id, version: "~current" });
 * ```
 * @category Functions
 */
export function getSlotType(args: GetSlotTypeArgs, options?: FunctionOptions): Promise<GetSlotTypeResult> {
  return call("getSlotType", args, options);
}

/** {@link getSlotType} with outputs as arguments. @category Functions */
export function getSlotTypeOutput(
  args: OutputArgs<GetSlotTypeArgs>,
  options?: FunctionOptions,
): pulumi.Output<GetSlotTypeResult> {
  return callOutput("getSlotType", args, options);
}

/**
 * Lists every shared slot type of a vendor (SMAPI: list slot types).
 *
 * **Example**
 * ```typescript
 * export const count = (await alexa.listSlotTypes()).length;
 * ```
 * @category Functions
 */
export function listSlotTypes(args: ListSlotTypesArgs = {}, options?: FunctionOptions): Promise<GetSlotTypeResult[]> {
  return call("listSlotTypes", args, options);
}

/** {@link listSlotTypes} with outputs as arguments. @category Functions */
export function listSlotTypesOutput(
  args: OutputArgs<ListSlotTypesArgs> = {},
  options?: FunctionOptions,
): pulumi.Output<GetSlotTypeResult[]> {
  return callOutput("listSlotTypes", args, options);
}
