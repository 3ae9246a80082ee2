import { z } from "zod";

export const text = z.string();
export const nonEmpty = z.string().min(1);
export const delegationStrategy = z
  .enum(["ALWAYS", "SKILL_RESPONSE"])
  .nullish()
  .describe("Whether Alexa asks for missing slots itself (ALWAYS) or the skill does (SKILL_RESPONSE, the default).");
/** Of an intent or a slot type (spec.json): 1 to 100 characters. */
export const generatedBy = nonEmpty.max(100).nullish().describe("The generator that made this; 1 to 100 characters.");
