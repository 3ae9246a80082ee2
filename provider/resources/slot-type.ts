import type * as pulumi from "@pulumi/pulumi";
import { AlexaResource } from "../dynamic/resource";

/** What a program declares of a {@link SlotType}. @category Resources */
export interface SlotTypeArgs {
  /** Its name at Amazon, such as `Drink`: 1 to 255 characters (Slot Type API reference). Changing it replaces the slot type. */
  name: pulumi.Input<string>;
  /**
   * At most 235 characters: a marker `[pulumi:…]` is added, by which an interrupted run finds its own slot type again. Changed in place.
   * @default none
   */
  description?: pulumi.Input<string | undefined>;
  /**
   * The vendor (developer account) that owns it. Changing it replaces the slot type; a changed `alexa:vendorId` alone does not.
   * @default `alexa:vendorId`, else the account's only vendor
   */
  vendorId?: pulumi.Input<string | undefined>;
  /**
   * What to do when it is to be deleted while a model still refers to it: `retain` leaves it at Amazon and warns, `fail` fails.
   * Changing it sends nothing.
   * @default `retain`
   */
  whenInUse?: pulumi.Input<"retain" | "fail" | undefined>;
}

/**
 * A slot type that several skills of one account share (Slot Type API reference). It holds versions, each a {@link SlotTypeVersion}; an
 * account has at most 100.
 *
 * **Example**
 * ```typescript
 * const drinks = new alexa.SlotType("drinks", { name: "Drink", description: "What we serve" });
 * ```
 * @category Resources
 */
export class SlotType extends AlexaResource {
  /** As declared. */
  declare readonly name: pulumi.Output<string>;
  /** As declared, without the marker. */
  declare readonly description: pulumi.Output<string | undefined>;
  /** The vendor that owns it. */
  declare readonly vendorId: pulumi.Output<string>;

  constructor(name: string, args: SlotTypeArgs, opts: pulumi.CustomResourceOptions = {}) {
    super("slotType", name, opts.id === undefined ? { ...args } : undefined, ["name", "description", "vendorId"], opts);
  }

  /**
   * Reads a slot type that exists; fails where there is none.
   * @param id `amzn1.ask.interactionModel.slotType.…`
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, opts: pulumi.CustomResourceOptions = {}): SlotType {
    return new SlotType(name, undefined as unknown as SlotTypeArgs, { ...opts, id });
  }
}
