import { z } from "zod";
import { id, opaque } from "../http/response-fields";
import { path, type SmapiClient } from "./client";
import { collectPages, PAGE_SIZE } from "./pagination";

const COLLECTION = "/v1/skills/api/custom/interactionModel/slotTypes";

/** A slot type that skills of one account share: a name that versions belong to (Slot Type API reference). */
export interface SlotType {
  id: string;
  name: string;
  description?: string | undefined;
}

const description = z.string().nullish();
const createdResponse = z.object({ slotType: z.object({ id }) });
const slotTypeResponse = z.object({ slotType: z.object({ name: z.string(), description }) });
const slotTypesResponse = z.object({
  slotTypes: z.array(z.object({ id, name: z.string(), description })).nullish(),
  nextToken: opaque.nullish(),
});

/** The path of a slot type. */
export const slotTypePath = (id: string) => COLLECTION + path`/${id}`;

/** Makes a new slot type each time: whether an unanswered request acted is for the caller to find out. */
export async function createSlotType(
  client: SmapiClient,
  vendorId: string,
  slotType: { name: string; description?: string | undefined },
): Promise<string> {
  const action = `create the slot type ${slotType.name}`;
  const request = {
    action,
    operation: "createInteractionModelSlotType",
    method: "POST",
    path: COLLECTION,
    body: { vendorId, slotType },
    repeat: "unacted",
  } as const;
  return (await client.sendAndRead(request, createdResponse)).slotType.id;
}

export async function getSlotType(client: SmapiClient, id: string): Promise<SlotType> {
  const operation = "getInteractionModelSlotTypeDefinition";
  const request = { action: `read the slot type ${id}`, operation, method: "GET", path: slotTypePath(id) } as const;
  const { slotType } = await client.sendAndRead(request, slotTypeResponse);
  return { id, name: slotType.name, description: slotType.description ?? undefined };
}

/** Every slot type of an account: at most 100 (Slot Type API reference). */
export async function listSlotTypes(client: SmapiClient, vendorId: string): Promise<SlotType[]> {
  return collectPages(async (nextToken) => {
    const action = `list the slot types of vendor ${vendorId}`;
    const query = { vendorId, maxResults: PAGE_SIZE, nextToken };
    const request = {
      action,
      operation: "listInteractionModelSlotTypes",
      method: "GET",
      path: COLLECTION,
      query,
    } as const;
    const response = await client.sendAndRead(request, slotTypesResponse);
    const items = (response.slotTypes ?? []).map((found) => ({
      ...found,
      description: found.description ?? undefined,
    }));
    return { items, nextToken: response.nextToken ?? undefined };
  });
}

/** Changes the description; without one, the service removes it (Slot Type API reference). */
export async function updateSlotType(client: SmapiClient, id: string, text: string | undefined): Promise<void> {
  const action = `update the slot type ${id}`;
  await client.send({
    action,
    operation: "updateInteractionModelSlotType",
    method: "POST",
    path: `${slotTypePath(id)}/update`,
    body: { slotType: { description: text } },
  });
}

export async function deleteSlotType(client: SmapiClient, id: string): Promise<void> {
  const operation = "deleteInteractionModelSlotType";
  await client.send({ action: `delete the slot type ${id}`, operation, method: "DELETE", path: slotTypePath(id) });
}
