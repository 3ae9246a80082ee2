import { isRecord } from "../document";
import { quote } from "../finding";
import { hasUnknown, UNKNOWN } from "../unknown";
import type { Part, View } from "../view";
import { promptReferences } from "./prompts";
import type { Rule } from "./rule";

export const unused: Rule[] = [
  {
    id: "unused-slot",
    severity: "warning",
    finds: "A slot stands in no sample of its intent, and no dialog asks for it.",
    source: "Good practice: such a slot is never filled",
    *judge(view) {
      for (const { name, builtIn, slots, allSamples, samplesComplete } of view.intents.items) {
        if (builtIn || !samplesComplete) continue;
        for (const slot of slots.items) {
          const slotName = slot.name;
          if (!slotName || allSamples.some((sample) => sample.slots.includes(slotName))) continue;
          if (!isAskedFor(view, name, slotName))
            yield {
              path: slot.path,
              message: `(${slotName}) is never used: put it into a sample, have the dialog ask for it, or remove it`,
            };
        }
      }
    },
  },
  {
    id: "unused-type",
    severity: "warning",
    finds: "A slot type of the model is the type of no slot.",
    source: "Good practice",
    *judge(view) {
      if (!view.intents.complete || view.intents.items.some(({ slots }) => !slots.complete)) return;
      const used = new Set([...slotsOf(view)].map(({ node }) => node.type));
      if (used.has(UNKNOWN)) return;
      for (const { name, path } of view.types.items)
        if (name && !used.has(name)) yield { path, message: `(${name}) is the type of no slot: use it or remove it` };
    },
  },
  {
    id: "unused-prompt",
    severity: "warning",
    finds: "No dialog refers to a prompt.",
    source: "Common in public models, and accepted; it is never said",
    *judge(view) {
      if (hasUnknown(view.model.dialog)) return;
      const used = new Set([...promptReferences(view)].map(({ id }) => id));
      for (const { name, path } of view.prompts.items)
        if (name && !used.has(name))
          yield { path: [...path, "id"], message: `is ${quote(name)}, to which no dialog refers: use it or remove it` };
    },
  },
];

function* slotsOf({ intents, dialogIntents }: View): Iterable<Part> {
  for (const { slots } of [...intents.items, ...dialogIntents.items]) yield* slots.items;
}

function isAskedFor({ dialogIntents }: View, intent: string | undefined, slot: string): boolean {
  const rules = dialogIntents.items.filter(({ name }) => name === intent).flatMap(({ slots }) => slots.items);
  return rules.some(
    ({ name, node }) =>
      name === slot && (node.elicitationRequired || (isRecord(node.prompts) && isAsking(node.prompts))),
  );
}

function isAsking(prompts: Record<string, unknown>): boolean {
  return prompts.elicitation !== undefined;
}
