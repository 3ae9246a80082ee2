import type * as pulumi from "@pulumi/pulumi";
import { AlexaResource } from "../dynamic/resource";

/** What a program declares of a {@link SlotType}. */
export interface SlotTypeArgs {
  /** At most 255 characters (seed 003). Changing it replaces the slot type. */
  name: pulumi.Input<string>;
  /** At most 235 characters: a marker is added by which an interrupted run finds its own slot type again. */
  description?: pulumi.Input<string | undefined>;
  /** Changing it replaces the slot type. @default `alexa:vendorId`, else the account's only vendor */
  vendorId?: pulumi.Input<string | undefined>;
  /**
   * What to do when it is to be deleted while a model still refers to it: `retain` leaves it at Amazon and warns, `fail` fails.
   * @default retain
   */
  whenInUse?: pulumi.Input<"retain" | "fail" | undefined>;
}

/**
 * A slot type that several skills of one account share (Slot Type API, seed 003). It holds versions, each a {@link SlotTypeVersion}; an
 * account has at most 100.
 *
 * **Example**
 * ```typescript
 * const drinks = new alexa.SlotType("drinks", { name: "Drink", description: "What we serve" });
 * ```
 */
export class SlotType extends AlexaResource {
  declare readonly name: pulumi.Output<string>;
  declare readonly description: pulumi.Output<string | undefined>;
  declare readonly vendorId: pulumi.Output<string>;

  constructor(name: string, args: SlotTypeArgs, opts: pulumi.CustomResourceOptions = {}) {
    super("slotType", name, opts.id === undefined ? { ...args } : undefined, ["name", "description", "vendorId"], opts);
  }

  /** Reads a slot type that exists; `id` is `amzn1.ask.interactionModel.slotType.…`. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, opts: pulumi.CustomResourceOptions = {}): SlotType {
    return new SlotType(name, undefined as unknown as SlotTypeArgs, { ...opts, id });
  }
}
