import { BadRequestError, describe } from "../smapi/http/errors";
import { unlessNotFound } from "./account";
import type { Context } from "./lifecycle";
import { Refusal } from "./user-error";

/** What to do with something that a model still refers to. */
export const WHEN_IN_USE = ["retain", "fail"] as const;

interface Deletion {
  id: string;
  /** In words, with its id. */
  what: string;
  vendorId: unknown;
  whenInUse: unknown;
}

/** Deletes what may be gone already, or be in use by a model: a model can never be deleted, so it may refer to it for ever. */
export async function deleteUnlessInUse(
  request: () => Promise<void>,
  { id, what, vendorId, whenInUse }: Deletion,
  { account, say }: Context,
): Promise<void> {
  if (account.takenUp.has(id)) return;
  try {
    const found = await unlessNotFound(request().then(() => true));
    if (!found) await account.assertOurs(what, vendorId);
  } catch (error) {
    if (!isInUse(error)) throw error;
    if (whenInUse === "fail") {
      throw new Refusal(
        `${what} is still in use: ${error.message}\nChange the models that refer to it first, or set whenInUse: "retain" to leave it.`,
      );
    }
    say.warn(`${what} is still in use by a model, so it was left in place at Amazon; this stack no longer manages it`);
  }
}

// The service has no code for it; the words are those of spec.json: "cannot be deleted … in-use by other entities".
function isInUse(error: unknown): error is BadRequestError {
  return (
    error instanceof BadRequestError &&
    [error, ...error.violations].some((reason) => /\bin[- ]use\b/i.test(describe(reason)))
  );
}
