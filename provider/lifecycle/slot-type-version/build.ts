import { setTimeout as sleep } from "node:timers/promises";
import { sameContent } from "../../model/canonical";
import { supplierFromWire } from "../../model/values";
import { describe, SmapiError } from "../../smapi/errors";
import {
  createSlotTypeVersion,
  deleteSlotTypeVersion,
  getSlotTypeVersion,
  getVersionBuild,
  listSlotTypeVersions,
  type ValueSupplier,
  type VersionBuild,
} from "../../smapi/slot-type-versions";
import { unlessNotFound } from "../account";
import type { Context } from "../lifecycle";
import { isMarked, withMarker } from "../marker";
import { Refusal } from "../refusal";
import type { VersionInputs } from "./properties";

/** Poll delays: as for models, a tenth of the time already waited. */
const FIRST_POLL_MS = 1_000;
const LONGEST_POLL_MS = 15_000;

/** Takes up an equal version of ours (a killed run's, or one that was retained), else builds a new one. Gives its number. */
export async function findOrBuildVersion(inputs: VersionInputs, context: Context): Promise<string> {
  const { slotTypeId, description } = inputs;
  const { client, settings } = { client: context.account.client, settings: context.account.client.settings };
  const valueSupplier = supplierFromWire(inputs);
  const existing = await findOurs(slotTypeId, valueSupplier, context);
  if (existing !== undefined) return existing;
  const deadline = Date.now() + settings.buildTimeout * 1_000;
  try {
    const version = { valueSupplier, description: withMarker(description, context.marker) };
    const updateRequestId = await createSlotTypeVersion(client, slotTypeId, version);
    return await built(slotTypeId, updateRequestId, deadline, context);
  } catch (error) {
    if (!(error instanceof SmapiError && error.outcomeUnknown)) throw error;
    const made = await findOurs(slotTypeId, valueSupplier, context);
    if (made === undefined) throw error;
    return made;
  }
}

async function findOurs(
  slotTypeId: string,
  valueSupplier: ValueSupplier,
  { account, marker }: Context,
): Promise<string | undefined> {
  const listed = await listSlotTypeVersions(account.client, slotTypeId);
  for (const { version, description } of listed) {
    if (!isMarked(description, marker)) continue;
    const found = await unlessNotFound(getSlotTypeVersion(account.client, slotTypeId, version));
    if (found && sameContent(found.valueSupplier, valueSupplier)) return version;
  }
  return undefined;
}

async function built(
  slotTypeId: string,
  updateRequestId: string,
  deadline: number,
  { account, say }: Context,
): Promise<string> {
  const began = Date.now();
  for (;;) {
    const build = await getVersionBuild(account.client, slotTypeId, updateRequestId);
    if (build.status === "SUCCEEDED" && build.version) {
      say.progress(`version ${build.version}`);
      return build.version;
    }
    if (build.status === "FAILED") throw await failed(slotTypeId, build, account.client);
    if (Date.now() >= deadline) {
      throw new Refusal(
        `the version of the slot type ${slotTypeId} was not built in time: run \`pulumi up\` again to take it up`,
      );
    }
    say.progress("building values");
    const delay = Math.min(LONGEST_POLL_MS, Math.max(FIRST_POLL_MS, (Date.now() - began) / 10));
    await sleep(Math.max(0, Math.min(delay, deadline - Date.now())));
  }
}

// A failed version is of no use, and 100 is all that there may be.
async function failed(
  slotTypeId: string,
  { version, errors }: VersionBuild,
  client: Context["account"]["client"],
): Promise<Refusal> {
  if (version !== undefined) await unlessNotFound(deleteSlotTypeVersion(client, slotTypeId, version));
  const reasons =
    errors.length > 0 ? errors.map((error) => `\n  - ${describe(error)}`).join("") : " Amazon gave no reason.";
  return new Refusal(`Amazon could not build the version of the slot type ${slotTypeId}:${reasons}`);
}
