import type { z } from "zod";
import { Account } from "../../lifecycle/account";
import { UserError } from "../../lifecycle/user-error";
import { readSettings } from "../../smapi/auth/settings";
import { HttpError, SmapiError } from "../../smapi/http/errors";
import { SmapiClient } from "../../smapi/operations/client";
import { parseArguments } from "./arguments";
import { lookups } from "./lookups";

/** Who asks. */
export interface Caller {
  /** `readConfig("vendorId")` is `alexa:vendorId`, or that of a Provider. */
  readConfig: (key: string) => string | undefined;
  /** Whether an argument is a secret, which no message may quote. */
  secret: boolean;
}

interface AskedAccount {
  account: Account;
  /** By function and arguments: what is asked twice in a run is the same both times. */
  answers: Map<string, Promise<unknown>>;
}

const accounts = new Map<string, AskedAccount>();

export async function ask(name: keyof typeof lookups, args: object, { readConfig, secret }: Caller): Promise<unknown> {
  const lookup: { schema: z.ZodObject; ask(args: object, account: Account): Promise<unknown> } = lookups[name];
  const parsed = parseArguments(name, lookup.schema, args);
  const { account, answers } = open(readConfig);
  const key = JSON.stringify([name, parsed]);
  const answer = answers.get(key) ?? lookup.ask(parsed, account);
  answers.set(key, answer);
  try {
    // A program may change what it was given.
    return structuredClone(await answer);
  } catch (error) {
    throw secret && isForUser(error) ? withoutReason(error) : error;
  }
}

/** One account for each set of settings, so that its token, connections and limits are shared. */
function open(readConfig: Caller["readConfig"]): AskedAccount {
  const settings = readSettings(readConfig);
  const key = JSON.stringify(settings);
  const known = accounts.get(key) ?? { account: new Account(new SmapiClient(settings)), answers: new Map() };
  accounts.set(key, known);
  return known;
}

/** Whether an error's message is meant for a user. */
export function isForUser(error: unknown): error is Error {
  return error instanceof UserError || error instanceof SmapiError;
}

function withoutReason(error: Error): Error {
  const status = error instanceof HttpError ? ` (${error.status})` : "";
  return new UserError(`failed${status}; the reason is not shown because an argument is secret`);
}
