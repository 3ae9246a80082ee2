import type { Emulator } from "../../../emulator";
import { asAnotherClient, modelPath } from "../../plugin/emulated-account";
import type { Edit } from "./arbitraries";
import type { Resource } from "./engine";
import { modelOf, PLACES } from "./program";

const SLOT_TYPES = "/v1/skills/api/custom/interactionModel/slotTypes";
const THEIRS = { slotType: { description: "theirs" } };

interface Request {
  method: string;
  path: string;
  body?: unknown;
}

/** The request of an edit; undefined where there is nothing to edit. */
export function requestOf(edit: Edit, state: Resource[]): Request | undefined {
  const idOf = (name: string) => state.find((it) => it.name === name && !it.replaced)?.id;
  if (edit.edit === "model") {
    const { skillId = "", locale } = PLACES.find(({ name }) => name === edit.place) ?? {};
    const version = state.find((it) => it.name === `${edit.refersTo}-values`)?.outs.reference;
    const slots = version ? [{ name: "theirs", slotTypeReference: version }] : [];
    const body = { interactionModel: modelOf("their shop", edit.sample, slots), description: "theirs" };
    return { method: "PUT", path: modelPath(skillId, locale), body };
  }
  const [type, version] = [idOf(edit.type), idOf(`${edit.type}-values`)?.split("/")[1]];
  const path = `${SLOT_TYPES}/${type}${edit.edit.endsWith("version") ? `/versions/${version}` : ""}`;
  if (path.includes("undefined")) return undefined;
  return edit.edit.startsWith("describe")
    ? { method: "POST", path: `${path}/update`, body: THEIRS }
    : { method: "DELETE", path };
}

/** Does it now; the service may refuse, as with what is in use. */
export async function doEdit(emulator: Emulator, edit: Edit, state: Resource[]): Promise<void> {
  const request = requestOf(edit, state);
  if (request) await asAnotherClient(emulator, request.method, request.path, request.body).catch(() => undefined);
}
