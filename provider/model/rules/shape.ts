import type { z } from "zod";
import type { Finding } from "../findings/finding";
import { findShapeProblems } from "../schema/zod-issues";
import { escapeInvisible } from "../text/printable";
import type { RuleDescription } from "./rule";

const SOURCE = "spec.json and the Interaction Model Schema reference";

export const shapeRules: RuleDescription[] = [
  { id: "missing-key", severity: "error", description: "Something that must be given is missing.", source: SOURCE },
  {
    id: "wrong-type",
    severity: "error",
    description: "Something has the wrong JSON type, such as a number where a text belongs.",
    source: SOURCE,
  },
  {
    id: "empty",
    severity: "error",
    description: "A text or a list that must have something in it is empty.",
    source: SOURCE,
  },
  { id: "too-long", severity: "error", description: "A `generatedBy` has more than 100 characters.", source: SOURCE },
  {
    id: "unknown-choice",
    severity: "error",
    description: "A text is not one of the allowed values, such as `ALWAYS` and `SKILL_RESPONSE`.",
    source: SOURCE,
  },
];

/** Every violation of the schema. */
export function checkShape(schema: z.ZodType, value: unknown): Finding[] {
  return findShapeProblems(schema, value).map(({ path, message, kind }) => ({
    rule: kind,
    severity: "error",
    path,
    message: escapeInvisible(message),
  }));
}
