import { z } from "zod";
import { withoutMarker } from "../../lifecycle/marker";
import type { CatalogValueSupplier, InlineValueSupplier, SlotTypeReference } from "../../model/schema/model-types";
import * as smapi from "../../smapi/operations/slot-type-versions";
import { lookup, slotTypeId, version } from "./arguments";
import { found } from "./find";

/** A version of a shared slot type, with its values (Slot Type API reference). @category Functions */
export interface GetSlotTypeVersionResult {
  /** As given. */
  slotTypeId: string;
  /** A decimal string. */
  version: string;
  /** Without the marker that this package adds. */
  description: string | undefined;
  /** Its values, or the catalog that has them: what a {@link SlotTypeVersion} takes as its `valueSupplier`. */
  valueSupplier: InlineValueSupplier | CatalogValueSupplier;
  /** Goes where a model has a `slotTypeReference`. */
  reference: SlotTypeReference;
}

/** A version of a shared slot type in a list. @category Functions */
export interface SlotTypeVersionItem {
  /** A decimal string. */
  version: string;
  /** Without the marker that this package adds. */
  description: string | undefined;
}

export const getSlotTypeVersion = lookup(
  z.object({ slotTypeId, version }),
  async ({ slotTypeId, version: wanted }, { client }): Promise<GetSlotTypeVersionResult> => {
    const request = smapi.getSlotTypeVersion(client, slotTypeId, wanted);
    const { version, description, valueSupplier } = await found(
      `version ${wanted} of the slot type ${slotTypeId}`,
      request,
    );
    return {
      slotTypeId,
      version,
      description: withoutMarker(description),
      valueSupplier: valueSupplier as unknown as GetSlotTypeVersionResult["valueSupplier"],
      reference: { id: slotTypeId, version },
    };
  },
);

export const listSlotTypeVersions = lookup(
  z.object({ slotTypeId }),
  async ({ slotTypeId }, { client }): Promise<SlotTypeVersionItem[]> => {
    const versions = await found(`slot type ${slotTypeId}`, smapi.listSlotTypeVersions(client, slotTypeId));
    return versions.map(({ version, description }) => ({ version, description: withoutMarker(description) }));
  },
);
