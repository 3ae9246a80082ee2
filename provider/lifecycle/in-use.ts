import { BadRequestError, describeViolation } from "../smapi/http/errors";
import { undefinedIfNotFound } from "./account";
import type { Context } from "./lifecycle";
import { UserError } from "./user-error";

interface Deletion {
  id: string;
  /** In words, with its id. */
  what: string;
  vendorId: unknown;
  whenInUse: unknown;
  /** Writes that nothing manages it any more, so that a later create of the same resource may take it up. */
  release: () => Promise<void>;
}

/** Deletes what may be deleted already, or be in use: models cannot be deleted, so one may refer to it for ever. */
export async function deleteUnlessInUse(
  request: () => Promise<void>,
  { id, what, vendorId, whenInUse, release }: Deletion,
  { account, ui }: Context,
): Promise<void> {
  if (account.adopted.has(id)) return;
  try {
    const found = await undefinedIfNotFound(request().then(() => true));
    if (!found) await account.assertSameAccount(what, vendorId);
  } catch (error) {
    if (!isInUse(error)) throw error;
    if (whenInUse === "fail") {
      throw new UserError(
        `${what} is still in use: ${error.message}\nChange the models that refer to it first, or set whenInUse: "retain" to leave it.`,
      );
    }
    await undefinedIfNotFound(release());
    ui.warn(`${what} is still in use by a model, so it was left in place at Amazon; this stack no longer manages it`);
  }
}

// The service has no code for it; the words are those of spec.json: "cannot be deleted … in-use by other entities".
function isInUse(error: unknown): error is BadRequestError {
  return (
    error instanceof BadRequestError &&
    [error, ...error.violations].some((reason) => /\bin[- ]use\b/i.test(describeViolation(reason)))
  );
}
