import { isRecord } from "../document/document";
import { quote } from "../text/printable";
import type { ModelView, Part } from "../view/model-view";
import { hasUnknown, UNKNOWN } from "../wire/unknown";
import { promptReferences } from "./prompts";
import type { Rule } from "./rule";

export const unused: Rule[] = [
  {
    id: "unused-slot",
    severity: "warning",
    description: "A slot stands in no sample of its intent, and no dialog asks for it.",
    source: "Good practice: such a slot is never filled",
    *check(view) {
      const elicited = elicitedSlots(view);
      for (const { name, builtIn, slots, allSamples, samplesComplete } of view.intents.items) {
        if (builtIn || !samplesComplete || slots.items.length === 0) continue;
        const used = new Set<string>();
        for (const sample of allSamples) for (const slot of sample.slots) used.add(slot);
        for (const slot of slots.items)
          if (slot.name && !used.has(slot.name) && !elicited.has(`${name} ${slot.name}`))
            yield {
              path: slot.path,
              message: `(${slot.name}) is never used: put it into a sample, have the dialog ask for it, or remove it`,
            };
      }
    },
  },
  {
    id: "unused-type",
    severity: "warning",
    description: "A slot type of the model is the type of no slot.",
    source: "Good practice",
    *check(view) {
      if (!view.intents.complete || view.intents.items.some(({ slots }) => !slots.complete)) return;
      const used = new Set([...allSlots(view)].map(({ node }) => node.type));
      if (used.has(UNKNOWN)) return;
      for (const { name, path } of view.types.items)
        if (name && !used.has(name)) yield { path, message: `(${name}) is the type of no slot: use it or remove it` };
    },
  },
  {
    id: "unused-prompt",
    severity: "warning",
    description: "No dialog refers to a prompt.",
    source: "Common in public models, and accepted; it is never said",
    *check(view) {
      if (hasUnknown(view.model.dialog)) return;
      const used = new Set([...promptReferences(view)].map(({ id }) => id));
      for (const { name, path } of view.prompts.items)
        if (name && !used.has(name))
          yield { path: [...path, "id"], message: `is ${quote(name)}, to which no dialog refers: use it or remove it` };
    },
  },
];

function* allSlots({ intents, dialogIntents }: ModelView): Iterable<Part> {
  for (const { slots } of [...intents.items, ...dialogIntents.items]) yield* slots.items;
}

/** The slots that a dialog elicits, as `<intent> <slot>`. */
function elicitedSlots({ dialogIntents }: ModelView): Set<string> {
  const elicited = new Set<string>();
  for (const { name: intent, slots } of dialogIntents.items)
    for (const { name, node } of slots.items) {
      const prompts = isRecord(node.prompts) ? node.prompts : {};
      if (node.elicitationRequired || prompts.elicitation !== undefined) elicited.add(`${intent} ${name}`);
    }
  return elicited;
}
