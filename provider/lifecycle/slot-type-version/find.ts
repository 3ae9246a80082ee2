import { deepEqual } from "../../model/document/deep-equal";
import { sleep } from "../../smapi/http/cancellation";
import { pollDelay } from "../../smapi/operations/poll-delay";
import {
  getSlotTypeVersion,
  listSlotTypeVersions,
  type SlotTypeVersion,
  type ValueSupplier,
} from "../../smapi/operations/slot-type-versions";
import { undefinedIfNotFound } from "../account";
import { isOurs } from "../left-over";
import type { Context } from "../lifecycle";
import { idOf } from "./properties";

/** What a version is to be. */
export interface DesiredVersion {
  valueSupplier: ValueSupplier;
  description: string;
}

/** Versions that carry the marker. */
interface OurVersions {
  /** One with the wanted values, whose build is over. */
  built?: SlotTypeVersion | undefined;
  /** Newer than any that was built: their build runs still, or has failed. */
  unfinished: SlotTypeVersion[];
  /** With other values, built. */
  others: SlotTypeVersion[];
}

/** Our versions, after a wait of at most `patience` milliseconds while one with the wanted values may still be built. */
export async function findOurs(
  slotTypeId: string,
  wanted: DesiredVersion,
  patience: number,
  context: Context,
): Promise<OurVersions> {
  const startedAt = Date.now();
  for (;;) {
    const ours = await findMarked(slotTypeId, wanted, context);
    const waited = Date.now() - startedAt;
    if (ours.built || waited >= patience || !ours.unfinished.some((version) => isSame(version, wanted))) return ours;
    context.ui.progress("building values");
    await sleep(Math.min(pollDelay(waited), patience - waited));
  }
}

// The service does not say whether the build of a version is over, but `~current` is the newest built one.
async function findMarked(slotTypeId: string, wanted: DesiredVersion, context: Context): Promise<OurVersions> {
  const { client } = context.account;
  const read = (version: string) => undefinedIfNotFound(getSlotTypeVersion(client, slotTypeId, version));
  const listed = await listSlotTypeVersions(client, slotTypeId);
  const marked = listed.filter(({ version, description }) =>
    isOurs({ id: idOf(slotTypeId, version), description }, context),
  );
  if (marked.length === 0) return { unfinished: [], others: [] };
  const current = Number((await read("~current"))?.version ?? 0);
  const found = (await Promise.all(marked.map(({ version }) => read(version)))).filter(
    (version) => version !== undefined,
  );
  const isBuilt = ({ version }: SlotTypeVersion) => Number(version) <= current;
  const built = found.filter(isBuilt);
  return {
    built: built.find((version) => isSame(version, wanted)),
    others: built.filter((version) => !isSame(version, wanted)),
    unfinished: found.filter((version) => !isBuilt(version)),
  };
}

/** Whether a version of ours with the wanted values is listed, built or not. */
export async function existsAlready(slotTypeId: string, wanted: DesiredVersion, context: Context): Promise<boolean> {
  const { built, unfinished } = await findMarked(slotTypeId, wanted, context);
  return built !== undefined || unfinished.some((version) => isSame(version, wanted));
}

function isSame({ valueSupplier }: SlotTypeVersion, wanted: DesiredVersion): boolean {
  return deepEqual(valueSupplier, wanted.valueSupplier);
}
