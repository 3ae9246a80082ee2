import { z } from "zod";
import type { Account } from "../../lifecycle/account";
import { UserError } from "../../lifecycle/user-error";
import { unknownArgument } from "../../model/text/unknown-argument";

/** A function that reads something at Amazon. */
export interface Lookup<Schema extends z.ZodObject, Result> {
  schema: Schema;
  ask(args: z.infer<Schema>, account: Account): Promise<Result>;
}

/** Ties the arguments of a lookup to their schema. */
export const lookup = <Schema extends z.ZodObject, Result>(
  schema: Schema,
  ask: Lookup<Schema, Result>["ask"],
): Lookup<Schema, Result> => ({ schema, ask });

// No message quotes a value: it may be secret.
const text = (hint: string) =>
  z
    .string({ error: ({ input }) => (input === undefined ? `is missing: give ${hint}` : `must be text: ${hint}`) })
    .min(1, `is empty: give ${hint}`);

export const skillId = text("the skill's id (amzn1.ask.skill.…)");
export const slotTypeId = text("the slot type's id (amzn1.ask.interactionModel.slotType.…)");
export const locale = text("a locale such as en-US");
export const vendorId = text("a vendor's id, or leave it out").optional();
export const stage = z
  .enum(["development", "certified", "live"], { error: "must be development, certified or live" })
  .default("development");
export const version = text('a number as text, such as "3", or "~current"').regex(
  /^(\d+|~current)$/,
  'must be a number as text, such as "3", or "~current"',
);

/** What is told by its id, or by its name among those of a vendor. */
export const byIdOrName = z
  .object({ id: text("an id").optional(), name: text("a name").optional(), vendorId })
  .refine(({ id, name }) => (id === undefined) !== (name === undefined), "give either id or name");

/** The arguments as a lookup takes them; all that is wrong in one error. */
export function parseArguments(owner: string, schema: z.ZodObject, args: object): Record<string, unknown> {
  const known = Object.keys(schema.shape);
  const unknown = Object.keys(args ?? {}).filter((key) => !known.includes(key));
  const { data, error } = schema.safeParse(args ?? {});
  const problems = [
    ...unknown.map((key) => unknownArgument(key, owner, known)),
    ...(error?.issues ?? []).map(({ path, message }) => `${path.join(".")} ${message}`.trim()),
  ];
  if (!data || problems.length > 0) throw new UserError(problems.join("\n"));
  return data;
}
