import type { Rule } from "./rule";

/** Built-in slot types that Amazon withdrew, each with the advice what to use instead. */
const DEPRECATED_TYPES = new Map<unknown, string>([
  ["AMAZON.LITERAL", "give it a custom slot type with its values, or AMAZON.SearchQuery for free text"],
]);

export const deprecatedSlotTypes: Rule = {
  id: "deprecated-slot-type",
  severity: "error",
  description: "A slot has a built-in type that Amazon has withdrawn.",
  source:
    'Amazon\'s `InvalidSlotTypeLiteral` (MMM-MirrorMirrorOnTheWall issue 22); "AMAZON.LITERAL is deprecated as of October 22, 2018" (Amazon: Migrate Slot Types that Used AMAZON.LITERAL)',
  *check({ slots }) {
    for (const { node, path } of slots) {
      const advice = DEPRECATED_TYPES.get(node.type);
      if (advice) yield { path: [...path, "type"], message: `is ${node.type}, which Amazon has withdrawn: ${advice}` };
    }
  },
};
