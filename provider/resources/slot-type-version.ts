import type * as pulumi from "@pulumi/pulumi";
import { AlexaResource } from "../dynamic/resource";
import { parseDocument } from "../model/document/document";
import type {
  CatalogValueSupplier,
  InlineValueSupplier,
  SlotTypeReference,
  SlotTypeValue,
} from "../model/schema/model-types";
import { valueListToWire } from "../model/wire/slot-type-values";
import { anySecret, type DeepInput, isDeferred } from "./deep-input";
import { prepareInputs } from "./model-inputs";
import { textWarnings } from "./text-warnings";

/** What a program declares of a {@link SlotTypeVersion}. @category Resources */
export interface SlotTypeVersionArgs {
  /** The id of the slot type that it is a version of, such as `drinks.id`. Changing it replaces the version. */
  slotTypeId: pulumi.Input<string>;
  /**
   * The values, or their JSON text: `[{ id: "coffee", name: { value: "coffee", synonyms: ["java"] } }]`. Values can never change: other ones
   * make a new version, and the old one is deleted after it. Either `values` or `valueSupplier` is needed. Mistakes are errors of the preview,
   * each with its rule: docs/rules.md lists them and their sources.
   */
  values?: DeepInput<SlotTypeValue[]> | pulumi.Input<string>;
  /**
   * In place of `values`: a catalog (`{ type: "CatalogValueSupplier", valueCatalog: { catalogId, version: "1" } }`), or inline values as
   * Amazon writes them (`{ type: "InlineValueSupplier", values: […] }`). Changing it makes a new version.
   */
  valueSupplier?: DeepInput<CatalogValueSupplier> | DeepInput<InlineValueSupplier>;
  /**
   * At most 235 characters: a marker `[pulumi:…]` is added, by which an interrupted run finds its own version again. Changed in place.
   * @default none
   */
  description?: pulumi.Input<string | undefined>;
  /**
   * What to do when it is to be deleted while a model still refers to it: `retain` leaves it at Amazon and warns, `fail` fails.
   * Changing it sends nothing.
   * @default `retain`
   */
  whenInUse?: pulumi.Input<"retain" | "fail" | undefined>;
  /**
   * Ids of rules that are not to be applied to the values, such as `["duplicate-value"]`: docs/rules.md lists them all. Changing it sends nothing.
   * @default none
   */
  ignoreRules?: pulumi.Input<pulumi.Input<string>[] | undefined>;
}

/**
 * A version of a shared slot type: its values, which never change (Slot Type API reference). A slot type has at most 100 versions,
 * and a build may take `alexa:buildTimeout` seconds (900). A model
 * refers to it by `reference`, so that Pulumi makes the version first and deletes it last.
 *
 * **Example**
 * ```typescript
 * const values = new alexa.SlotTypeVersion("drinks-values", {
 *   slotTypeId: drinks.id,
 *   values: [{ id: "coffee", name: { value: "coffee", synonyms: ["java"] } }, { name: { value: "tea" } }],
 * });
 * // in a model: { name: "drink", slotTypeReference: values.reference }
 * ```
 * @category Resources
 */
export class SlotTypeVersion extends AlexaResource {
  /** The slot type that it is a version of. */
  declare readonly slotTypeId: pulumi.Output<string>;
  /** As declared, without the marker. */
  declare readonly description: pulumi.Output<string | undefined>;
  /** The number of the version, a decimal string. */
  declare readonly version: pulumi.Output<string>;
  /** Goes where a model has a `slotTypeReference`: in a slot, or in a type that is extended. */
  declare readonly reference: pulumi.Output<SlotTypeReference>;

  /** SHA-256 of the values, which is the same in every account. A preview knows it. */
  declare readonly valuesHash: pulumi.Output<string>;

  constructor(name: string, args: SlotTypeVersionArgs, opts: pulumi.CustomResourceOptions = {}) {
    super("slotTypeVersion", name, opts.id === undefined ? toInputs(args ?? {}) : undefined, OUTPUTS, opts, FORESEEN);
  }

  /**
   * Reads a version that exists, without its values; fails where there is none.
   * @param id `<slotTypeId>/<version>`
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, opts: pulumi.CustomResourceOptions = {}): SlotTypeVersion {
    return new SlotTypeVersion(name, undefined as unknown as SlotTypeVersionArgs, { ...opts, id });
  }
}

const OUTPUTS = ["slotTypeId", "description", "version", "reference"];
const FORESEEN = ["valuesHash"];

function toInputs({ values, valueSupplier, ...args }: SlotTypeVersionArgs): Record<string, unknown> {
  const inline = isDeferred(valueSupplier) ? undefined : (valueSupplier as { values?: unknown } | undefined)?.values;
  if (values === undefined && inline === undefined)
    return { ...args, valueSupplier, ...(isDeferred(valueSupplier) && { __secret: anySecret([valueSupplier]) }) };
  if (values !== undefined && valueSupplier !== undefined)
    return { ...args, __problems: ["values and valueSupplier are both given: keep one"] };
  return {
    ...args,
    ...prepareInputs("values", values ?? inline, (source, isReference) => {
      const list = typeof source === "string" ? parseDocument(source) : source;
      return { ...valueListToWire(list, isReference), __warnings: textWarnings("values", source, list) };
    }),
  };
}
