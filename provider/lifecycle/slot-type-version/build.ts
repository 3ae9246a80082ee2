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
  updateSlotTypeVersion,
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

/** Builds were seen to take 15 to 110 s: one that an earlier run left is taken for failed after this. */
const LONGEST_LEFT_BUILD_MS = 120_000;

/** Takes up an equal version of ours (a killed run's, or one that was retained), else builds a new one. Gives its number. */
export async function findOrBuildVersion(inputs: VersionInputs, context: Context): Promise<string> {
  const { client } = context.account;
  const { slotTypeId } = inputs;
  const wanted = {
    valueSupplier: supplierFromWire(inputs),
    description: withMarker(inputs.description, context.marker),
  };
  const timeout = client.settings.buildTimeout * 1_000;
  const { built, left } = await findBuilt(slotTypeId, wanted, Math.min(timeout, LONGEST_LEFT_BUILD_MS), context);
  if (built) {
    if (built.description !== wanted.description)
      await updateSlotTypeVersion(client, slotTypeId, built.version, wanted.description);
    return built.version;
  }
  const version = await buildVersion(slotTypeId, wanted, timeout, context);
  for (const { version: failed } of left) await unlessNotFound(deleteSlotTypeVersion(client, slotTypeId, failed));
  return version;
}

interface Wanted {
  valueSupplier: ValueSupplier;
  description: string;
}

async function buildVersion(slotTypeId: string, wanted: Wanted, timeout: number, context: Context): Promise<string> {
  const deadline = Date.now() + timeout;
  try {
    const updateRequestId = await createSlotTypeVersion(context.account.client, slotTypeId, wanted);
    return await waitForBuild(slotTypeId, updateRequestId, deadline, context);
  } catch (error) {
    if (!(error instanceof SmapiError && error.outcomeUnknown)) throw error;
    // The answer was lost: if the service acted, the version is there and will be built.
    const { built } = await findBuilt(slotTypeId, wanted, timeout, context);
    if (!built) throw error;
    return built.version;
  }
}

/** An equal version of ours that is built, after a wait where one may still be built; and those of which it is not known. */
async function findBuilt(
  slotTypeId: string,
  wanted: Wanted,
  patience: number,
  context: Context,
): Promise<{ built?: OurVersion | undefined; left: OurVersion[] }> {
  const deadline = Date.now() + patience;
  for (;;) {
    const left = await findOurs(slotTypeId, wanted, context);
    const built = left.find((version) => version.isBuilt);
    if (built || left.length === 0 || Date.now() >= deadline) return { built, left };
    context.say.progress("building values");
    await sleep(FIRST_POLL_MS);
  }
}

interface OurVersion {
  version: string;
  description?: string | undefined;
  isBuilt: boolean;
}

/** Versions that carry the marker and have the wanted values. Only the newest that was built (`~current`) tells which are finished. */
async function findOurs(
  slotTypeId: string,
  { valueSupplier }: Wanted,
  { account, marker }: Context,
): Promise<OurVersion[]> {
  const { client } = account;
  const marked = (await listSlotTypeVersions(client, slotTypeId)).filter(({ description }) =>
    isMarked(description, marker),
  );
  if (marked.length === 0) return [];
  const current = await unlessNotFound(getSlotTypeVersion(client, slotTypeId, "~current"));
  const found = await Promise.all(
    marked.map(({ version }) => unlessNotFound(getSlotTypeVersion(client, slotTypeId, version))),
  );
  return found
    .filter((version) => version !== undefined)
    .filter((version) => sameContent(version.valueSupplier, valueSupplier))
    .map(({ version, description }) => ({
      version,
      description,
      isBuilt: Number(version) <= Number(current?.version ?? 0),
    }));
}

async function waitForBuild(
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
