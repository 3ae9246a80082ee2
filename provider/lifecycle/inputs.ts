import { z } from "zod";
import { checkRuleId } from "../model/rules";
import { findShapeProblems, type ShapeProblem } from "../model/schema/zod-issues";
import { jsonPath } from "../model/text/json-path";
import { unknownArgument } from "../model/text/unknown-argument";
import { LONGEST_DESCRIPTION } from "./marker";

/** A string that must be given; `hint` says how. */
export function required(hint: string): z.ZodString {
  return z.string({ error: ({ input }) => (input === undefined ? `is missing: ${hint}` : "must be a string") });
}

export const skillId = required("give the skill's id (amzn1.ask.skill.…)").regex(
  /^[^/\s]{1,255}$/,
  "must be a skill's id (amzn1.ask.skill.…)",
);

export const DEFAULT_STAGE = "development";
export const stage = z.enum(["development", "live"], { error: "must be development or live" }).default(DEFAULT_STAGE);

/** Of a slot type or a version of one. */
export const description = z
  .string({ error: "must be a string" })
  .max(LONGEST_DESCRIPTION, `must have at most ${LONGEST_DESCRIPTION} characters (255 with the marker that is added)`)
  .optional();
/** What to do with something that a model still refers to. */
export const whenInUse = z.enum(["retain", "fail"], { error: 'must be "retain" or "fail"' });

/** What was an output in the program, by its place in the model. */
export const references = z.record(z.string(), z.unknown()).default({});

/** The references as the program declared them, for a refresh: none rather than an empty list, which would show as a change. */
export function declaredReferences(found: Record<string, unknown>): { references?: Record<string, unknown> } {
  return Object.keys(found).length > 0 ? { references: found } : {};
}

/** Ids of rules that a user switches off. */
export const ignoreRules = z
  .array(
    z.string({ error: "must be the id of a rule" }).refine((id) => checkRuleId(id) === undefined, {
      error: ({ input }) => checkRuleId(String(input)),
    }),
    { error: "must be a list of ids of rules" },
  )
  .optional();

/** Problems of arguments as a user reads them. */
export function formatProblems(problems: ShapeProblem[]): string[] {
  return problems.map(({ path, message }) => `${jsonPath(path)} ${message}`);
}

/** What is wrong with the arguments; where `content` could not be read, that it is missing says nothing more. */
export function inputProblems(schema: z.ZodType, news: Record<string, unknown>, content: string): string[] {
  const problems = formatProblems(findShapeProblems(schema, news));
  const unread = readProblems(news);
  return unread.length > 0 ? [...unread, ...problems.filter((text) => !text.startsWith(`${content} `))] : problems;
}

/** Arguments that the resource does not have; `files` are those that a program may use in place of others. */
export function unknownArguments(schema: z.ZodObject, news: Record<string, unknown>, files: string[] = []): string[] {
  const { references: _, ...shape } = schema.shape;
  const known = [...Object.keys(shape).filter((name) => !name.startsWith("__")), ...files];
  return Object.keys(news).flatMap((name) => {
    if (name.startsWith("__") || Object.hasOwn(schema.shape, name)) return [];
    if (files.includes(name))
      return `${name} cannot be set by a transformation, which comes after files are read: set ${name.replace("File", "")}`;
    return unknownArgument(name, "this resource", known);
  });
}

/** Why the program could not read what it was to send. */
export function readProblems({ __problems }: Record<string, unknown>): string[] {
  return Array.isArray(__problems) ? __problems.map(String) : [];
}
