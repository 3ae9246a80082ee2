import { isDeepStrictEqual } from "node:util";
import { contentHash } from "../../model/wire/canonical";
import { valueSupplierToWire } from "../../model/wire/slot-type-values";
import {
  deleteSlotTypeVersion,
  getSlotTypeVersion,
  updateSlotTypeVersion,
} from "../../smapi/operations/slot-type-versions";
import { undefinedIfNotFound } from "../account";
import { importDiffers } from "../import-differs";
import { deleteUnlessInUse } from "../in-use";
import { declaredReferences } from "../inputs";
import type { Lifecycle, Properties } from "../lifecycle";
import { isMarked, isRenamed, withMarker, withoutMarker } from "../marker";
import { UserError } from "../user-error";
import { findOrBuildVersion } from "./build";
import { checkVersion } from "./check";
import { declaredHash, idOf, parseId, versionInputs, versionOutputs } from "./properties";

/** The lifecycle of a version of a slot type; its id is `<slotTypeId>/<version>`. Its values can never change: a change replaces. */
export const slotTypeVersion: Lifecycle = {
  check: checkVersion,

  diff(_id, olds, news) {
    const replaces = olds.slotTypeId === news.slotTypeId ? [] : ["slotTypeId"];
    const content = news.values === undefined ? "valueSupplier" : "values";
    if (olds.valuesHash !== declaredHash(news)) replaces.push(content);
    const settings =
      olds.description !== news.description || olds.whenInUse !== news.whenInUse || isRenamed(olds, news);
    const references = !isDeepStrictEqual(olds.references ?? {}, news.references ?? {});
    // The state of an older release lacks it, and models ask for it.
    const isOlder = olds.__valuesHash === undefined;
    return { changes: replaces.length > 0 || settings || references || isOlder, replaces };
  },

  async create(news, context) {
    const inputs = versionInputs.parse(news);
    const { slotTypeId, description, whenInUse, references, __secret } = inputs;
    const vendorId = await context.account.knownVendor();
    const version = await context.account.explainNotFound(
      findOrBuildVersion(inputs, context),
      `the slot type ${slotTypeId}`,
      vendorId,
    );
    const reference = { id: slotTypeId, version };
    const outs = {
      slotTypeId,
      description,
      whenInUse,
      references,
      __secret,
      vendorId,
      version,
      reference,
      ...hashes(declaredHash(news)),
    };
    return { id: idOf(slotTypeId, version), outs };
  },

  async import(id, news, context) {
    const inputs = versionInputs.parse(news);
    const found = await slotTypeVersion.get(id, context);
    const differences = (["slotTypeId", "description"] as const).filter((key) => found[key] !== inputs[key]);
    if (differences.length > 0)
      throw new UserError(importDiffers(`the slot type version ${id}`, found, inputs, differences));
    if (found.valuesHash !== declaredHash(news))
      throw new UserError(
        `${id} has other values than the declared ones, and nothing was changed: declare them as they are, or remove \`import\` to make a new version`,
      );
    const { slotTypeId, description, whenInUse, references, __secret } = inputs;
    const { client } = context.account;
    const version = String(found.version);
    if (!isMarked((await getSlotTypeVersion(client, slotTypeId, version)).description, context.marker))
      await updateSlotTypeVersion(client, slotTypeId, version, withMarker(description, context.marker));
    return { id, outs: { ...found, description, whenInUse, references, __secret } };
  },

  async read(_id, outs, { account }) {
    const known = versionOutputs.parse(outs);
    const found = await undefinedIfNotFound(getSlotTypeVersion(account.client, known.slotTypeId, known.version));
    if (!found) {
      await account.assertSameAccount(whatIs(known), known.vendorId);
      return undefined;
    }
    const description = withoutMarker(found.description);
    const hash = contentHash(found.valueSupplier);
    if (hash === known.valuesHash && description === known.description) return { outs };
    // What came from a secret must not be read back into the state in clear text.
    if (known.__secret) return { outs: { ...outs, description, ...hashes(hash) } };
    const { slotTypeId, whenInUse, references } = known;
    const { references: _, ...content } = valueSupplierToWire(found.valueSupplier, references);
    const inputs = {
      slotTypeId,
      description,
      whenInUse,
      __valuesHash: hash,
      ...content,
      ...declaredReferences(references),
    };
    return { outs: { ...outs, description, ...hashes(hash) }, inputs };
  },

  async get(id, { account }) {
    const parts = parseId(id);
    if (!parts) throw new UserError(`"${id}" is not the id of a slot type version: write <slotTypeId>/<version>`);
    const found = await undefinedIfNotFound(getSlotTypeVersion(account.client, parts.slotTypeId, parts.version));
    if (!found)
      throw new UserError(`there is no version ${parts.version} of the slot type ${parts.slotTypeId} in this account`);
    return {
      slotTypeId: parts.slotTypeId,
      version: found.version,
      reference: { id: parts.slotTypeId, version: found.version },
      description: withoutMarker(found.description),
      ...hashes(contentHash(found.valueSupplier)),
      vendorId: await account.knownVendor(),
    };
  },

  async update(_id, olds, news, { account, marker }) {
    const inputs = versionInputs.parse(news);
    const known = versionOutputs.parse(olds);
    if (known.description !== inputs.description || isRenamed(olds, news)) {
      const { slotTypeId, version, vendorId } = known;
      const text = withMarker(inputs.description, marker);
      await account.explainNotFound(
        updateSlotTypeVersion(account.client, slotTypeId, version, text),
        whatIs(known),
        vendorId,
      );
    }
    const { description, whenInUse, references, __secret } = inputs;
    return { ...olds, description, whenInUse, references, __secret, ...hashes(olds.valuesHash) };
  },

  async delete(id, outs, context) {
    const known = versionOutputs.parse(outs);
    const { slotTypeId, version, description, vendorId, whenInUse } = known;
    const { account, retainedMarker } = context;
    const release = () =>
      updateSlotTypeVersion(account.client, slotTypeId, version, withMarker(description, retainedMarker));
    await deleteUnlessInUse(
      () => deleteSlotTypeVersion(account.client, slotTypeId, version),
      { id, what: whatIs(known), vendorId, whenInUse, release },
      context,
    );
  },
};

function whatIs({ slotTypeId, version }: { slotTypeId: string; version: string }): string {
  return `version ${version} of the slot type ${slotTypeId}`;
}

/** The second is what a preview foresees, by a name that Pulumi shows nowhere. */
function hashes(valuesHash: unknown): Properties {
  return { valuesHash, __valuesHash: valuesHash };
}
