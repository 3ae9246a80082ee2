import type { RuleDescription } from "./rule";

/** Not a rule about models, but reported like one: a file without a model. It cannot be switched off. */
export const unreadableRule: RuleDescription = {
  id: "unreadable",
  severity: "error",
  description: "The file cannot be read, is not JSON, or holds no interaction model. It cannot be switched off.",
  source: "JSON (RFC 8259) and the Interaction Model Schema reference",
};
