import { isRecord } from "../document/document";
import { formatSlots, slotNamesIn } from "../view/sample";
import { UNKNOWN } from "../wire/unknown";
import { promptReferences } from "./prompts";
import type { Rule } from "./rule";

export const promptTexts: Rule[] = [
  {
    id: "prompt-unknown-slot",
    severity: "warning",
    description: "A prompt names a slot that no intent which uses the prompt has.",
    source: "A prompt may name the slots of its intent (Interaction Model Schema reference, example)",
    *check(view) {
      const intentsByPrompt = new Map<string, Set<string | undefined>>();
      for (const { id, intent } of promptReferences(view))
        intentsByPrompt.set(id, (intentsByPrompt.get(id) ?? new Set()).add(intent));
      for (const { name, node, path } of view.prompts.items) {
        const slotLists = [...(intentsByPrompt.get(name ?? "") ?? [])].map(
          (intent) => view.intents.byName.get(intent ?? "")?.slots,
        );
        if (slotLists.length === 0 || slotLists.some((it) => !it?.complete)) continue;
        const known = new Set(slotLists.flatMap((it) => [...(it?.names ?? [])]));
        for (const [index, variation] of variationsOf(node).entries()) {
          const value = isRecord(variation) ? variation.value : undefined;
          const unknownSlot =
            typeof value === "string" ? slotNamesIn(value).find((slot) => !known.has(slot)) : undefined;
          if (unknownSlot !== undefined)
            yield {
              path: [...path, "variations", index, "value"],
              message: `names {${unknownSlot}}, a slot that no intent with this prompt has: it has ${formatSlots(known) || "none"}`,
            };
        }
      }
    },
  },
  {
    id: "prompt-markup",
    severity: "warning",
    description: "A prompt of the type SSML is not in <speak>, or one of plain text is.",
    source: "SSML texts stand in <speak>…</speak> (Speech Synthesis Markup Language reference)",
    *check({ prompts }) {
      for (const { node, path } of prompts.items)
        for (const [index, variation] of variationsOf(node).entries()) {
          if (!isRecord(variation) || typeof variation.value !== "string" || variation.type === UNKNOWN) continue;
          const isMarkup = /^\s*<speak\b/.test(variation.value);
          if (isMarkup !== (variation.type === "SSML"))
            yield {
              path: [...path, "variations", index],
              message: isMarkup
                ? "has <speak>, which is read out: set `type` to SSML"
                : "is SSML: put it in <speak>…</speak>",
            };
        }
    },
  },
];

function variationsOf(node: Record<string, unknown>): unknown[] {
  return Array.isArray(node.variations) ? node.variations : [];
}
