import { createSlotType, listSlotTypes, type SlotType, updateSlotType } from "../../smapi/operations/slot-types";
import { isOurs, leftOver } from "../left-over";
import type { Context } from "../lifecycle";
import { createOnce } from "../lost-response";
import { hasMarker } from "../marker";

/** A run that was killed, or that lost the response, has left its slot type behind: it carries the marker. */
export async function findOrCreate(vendorId: string, wanted: Omit<SlotType, "id">, context: Context): Promise<string> {
  const { account, ui } = context;
  const { client } = account;
  const existing = await listSlotTypes(client, vendorId);
  const ours = existing.filter((found) => isOurs(found, context));
  const left = ours.find(({ name }) => name === wanted.name);
  for (const other of ours.filter(({ name }) => name !== wanted.name))
    ui.warn(leftOver(`the slot type "${other.name}" (${other.id})`, context));
  if (left) {
    if (left.description !== wanted.description) await updateSlotType(client, left.id, wanted.description);
    account.adopted.add(left.id);
    ui.info(
      `the slot type "${wanted.name}" (${left.id}), which ${context.displayName} made earlier, was found and adopted`,
    );
    return left.id;
  }
  for (const { id, description } of existing.filter(({ name, id }) => name === wanted.name && !context.isInState(id))) {
    const whose = hasMarker(description) ? ", which another stack or resource made," : "";
    ui.warn(
      `there is another slot type "${wanted.name}" (${id})${whose} in this account: to use that one, read it with SlotType.get("…", "${id}")`,
    );
  }
  return createOnce(
    () => createSlotType(client, vendorId, wanted),
    async () => {
      const listed = await listSlotTypes(client, vendorId);
      return listed.find((found) => found.name === wanted.name && isOurs(found, context))?.id;
    },
  );
}
