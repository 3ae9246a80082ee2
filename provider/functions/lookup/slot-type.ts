import { z } from "zod";
import { withoutMarker } from "../../lifecycle/marker";
import * as smapi from "../../smapi/operations/slot-types";
import { byIdOrName, lookup, vendorId } from "./arguments";
import { findByName, found } from "./find";

/** A slot type that skills of one account share (Slot Type API reference). @category Functions */
export interface GetSlotTypeResult {
  /** `amzn1.ask.interactionModel.slotType.…` */
  id: string;
  /** Its name at Amazon. */
  name: string;
  /** Without the marker that this package adds. */
  description: string | undefined;
}

const toResult = ({ id, name, description }: smapi.SlotType): GetSlotTypeResult => ({
  id,
  name,
  description: withoutMarker(description),
});

export const getSlotType = lookup(
  byIdOrName,
  async ({ id, name = "", vendorId }, account): Promise<GetSlotTypeResult> => {
    const { client } = account;
    if (id !== undefined) return toResult(await found(`slot type ${id}`, smapi.getSlotType(client, id)));
    const all = await smapi.listSlotTypes(client, vendorId ?? (await account.vendor()));
    return toResult(findByName("slot type", name, all));
  },
);

export const listSlotTypes = lookup(
  z.object({ vendorId }),
  async ({ vendorId }, account): Promise<GetSlotTypeResult[]> => {
    const all = await smapi.listSlotTypes(account.client, vendorId ?? (await account.vendor()));
    return all.map(toResult);
  },
);
