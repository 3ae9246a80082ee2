/** The nine validations of a slot, by what they need besides `prompt` (spec.json). */
export const VALIDATIONS = {
  isLessThan: "value",
  isLessThanOrEqualTo: "value",
  isGreaterThan: "value",
  isGreaterThanOrEqualTo: "value",
  isInSet: "values",
  isNotInSet: "values",
  isInDuration: "interval",
  isNotInDuration: "interval",
  hasEntityResolutionMatch: "nothing",
} as const;
