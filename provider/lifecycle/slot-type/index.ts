import { z } from "zod";
import { findShapeProblems } from "../../model/schema/zod-issues";
import { deleteSlotType, getSlotType, updateSlotType } from "../../smapi/operations/slot-types";
import { undefinedIfNotFound } from "../account";
import { importDiffers } from "../import-differs";
import { deleteUnlessInUse } from "../in-use";
import { description, formatProblems, required, unknownArguments, whenInUse } from "../inputs";
import type { Lifecycle } from "../lifecycle";
import { isMarked, isRenamed, withMarker, withoutMarker } from "../marker";
import { UserError } from "../user-error";
import { findOrCreate } from "./find-or-create";

/** Slot Type API reference. */
const LONGEST_NAME = 255;

const slotTypeInputs = z.object({
  name: required("give the slot type a name")
    .min(1, "must not be empty")
    .max(LONGEST_NAME, `must have at most ${LONGEST_NAME} characters`),
  description,
  vendorId: z.string({ error: "must be a string" }).min(1, "must not be empty").optional(),
  whenInUse: whenInUse.default("retain"),
});

/** The lifecycle of a slot type; its id is the service's. */
export const slotType: Lifecycle = {
  check(_olds, news) {
    const problems = [
      ...formatProblems(findShapeProblems(slotTypeInputs, news)),
      ...unknownArguments(slotTypeInputs, news),
    ];
    return { inputs: { ...news, whenInUse: news.whenInUse ?? "retain" }, problems, warnings: [] };
  },

  diff(_id, olds, news) {
    const replaces = ["name", ...(news.vendorId === undefined ? [] : ["vendorId"])].filter(
      (key) => olds[key] !== news[key],
    );
    const settings = olds.description !== news.description || olds.whenInUse !== news.whenInUse;
    return { changes: replaces.length > 0 || settings || isRenamed(olds, news), replaces };
  },

  async create(news, context) {
    const inputs = slotTypeInputs.parse(news);
    const vendorId = inputs.vendorId ?? (await context.account.vendor());
    const wanted = { name: inputs.name, description: withMarker(inputs.description, context.marker) };
    return { id: await findOrCreate(vendorId, wanted, context), outs: { ...inputs, vendorId } };
  },

  async import(id, news, context) {
    const inputs = slotTypeInputs.parse(news);
    const { vendorId, ...found } = await slotType.get(id, context);
    const differences = (["name", "description"] as const).filter((key) => found[key] !== inputs[key]);
    if (differences.length > 0) throw new UserError(importDiffers(`the slot type ${id}`, found, inputs, differences));
    const { client } = context.account;
    if (!isMarked((await getSlotType(client, id)).description, context.marker))
      await updateSlotType(client, id, withMarker(inputs.description, context.marker));
    return { id, outs: { ...inputs, vendorId: inputs.vendorId ?? vendorId } };
  },

  async read(id, outs, { account }) {
    const found = await undefinedIfNotFound(getSlotType(account.client, id));
    if (!found) {
      await account.assertSameAccount(`the slot type ${id}`, outs.vendorId);
      return undefined;
    }
    const now = { name: found.name, description: withoutMarker(found.description) };
    if (now.name === outs.name && now.description === outs.description) return { outs };
    return { outs: { ...outs, ...now }, inputs: { ...now, whenInUse: outs.whenInUse } };
  },

  async get(id, { account }) {
    const found = await undefinedIfNotFound(getSlotType(account.client, id));
    if (!found) throw new UserError(`there is no slot type ${id} in this account`);
    return { name: found.name, description: withoutMarker(found.description), vendorId: await account.knownVendor() };
  },

  async update(id, olds, news, { account, marker }) {
    const inputs = slotTypeInputs.parse(news);
    if (olds.description !== inputs.description || isRenamed(olds, news)) {
      const text = withMarker(inputs.description, marker);
      await account.explainNotFound(updateSlotType(account.client, id, text), `the slot type ${id}`, olds.vendorId);
    }
    return { ...olds, description: inputs.description, whenInUse: inputs.whenInUse };
  },

  async delete(id, outs, context) {
    const deletion = {
      id,
      what: `the slot type ${outs.name} (${id})`,
      vendorId: outs.vendorId,
      whenInUse: outs.whenInUse,
      release: () =>
        updateSlotType(
          context.account.client,
          id,
          withMarker(outs.description as string | undefined, context.retainedMarker),
        ),
    };
    await deleteUnlessInUse(() => deleteSlotType(context.account.client, id), deletion, context);
  },
};
