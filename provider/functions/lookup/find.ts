import { undefinedIfNotFound } from "../../lifecycle/account";
import { UserError } from "../../lifecycle/user-error";
import { didYouMean } from "../../model/text/did-you-mean";
import { printableJson } from "../../model/text/printable";

/** What a request reads, or an error in one sentence where Amazon finds nothing. */
export async function found<T>(what: string, request: Promise<T>): Promise<T> {
  const value = await undefinedIfNotFound(request);
  if (value !== undefined) return value;
  throw new UserError(`there is no ${what} in this account: check the arguments, and whose credentials are used`);
}

interface Named {
  id: string;
  name: string;
}

/** A list of names that is still read. */
const MOST_NAMES = 20;

/** The one that has this name; the same one may be listed several times. */
export function findByName<T extends Named>(kind: string, name: string, all: T[]): T {
  const same = all.filter((it) => it.name === name);
  const ids = [...new Set(same.map(({ id }) => id))];
  const wanted = `named ${printableJson(name)}`;
  if (ids.length > 1)
    throw new UserError(`several ${kind}s are ${wanted}: give the id of one of them: ${ids.join(", ")}`);
  if (same[0]) return same[0];
  const names = [...new Set(all.map((it) => it.name))];
  const listed = [...names.slice(0, MOST_NAMES).map(printableJson), ...(names.length > MOST_NAMES ? ["…"] : [])];
  const otherwise = names.length === 0 ? "none is listed" : `the names are ${listed.join(", ")}`;
  throw new UserError(`there is no ${kind} ${wanted}: ${didYouMean(name, names, otherwise)}`);
}
