import { didYouMean } from "../text/did-you-mean";
import { quote } from "../text/printable";
import type { Rule } from "./rule";

export const dialog: Rule[] = [
  {
    id: "dialog-unknown-intent",
    severity: "error",
    description: "The dialog has rules for an intent that the language model does not have.",
    source: "Amazon's `MismatchedSlotType` and its kin; no public model of 618 breaks it",
    *check(view) {
      if (!view.intents.complete) return;
      for (const { name, path } of view.dialogIntents.items) {
        if (!name || view.intents.names.has(name)) continue;
        yield {
          path: [...path, "name"],
          message: `is ${quote(name)}, which is not an intent of the language model: ${didYouMean(name, view.intents.names, "add the intent, or remove its dialog")}`,
        };
      }
    },
  },
  {
    id: "dialog-unknown-slot",
    severity: "error",
    description: "The dialog has rules for a slot that its intent does not have.",
    source: "Amazon's `MismatchedSlotType` and its kin; no public model of 618 breaks it",
    *check(view) {
      for (const { name, slots } of view.dialogIntents.items) {
        const intent = view.intents.byName.get(name ?? "");
        if (!intent?.slots.complete) continue;
        for (const slot of slots.items) {
          if (!slot.name || intent.slots.names.has(slot.name)) continue;
          yield {
            path: [...slot.path, "name"],
            message: `is ${quote(slot.name)}, which is not a slot of ${name}: ${didYouMean(slot.name, intent.slots.names, "add the slot, or remove its dialog rules")}`,
          };
        }
      }
    },
  },
  {
    id: "dialog-slot-type",
    severity: "error",
    description: "A slot has another type in the dialog than in its intent.",
    source: "Amazon's `MismatchedSlotType`",
    *check(view) {
      for (const { name, slots } of view.dialogIntents.items) {
        const known = view.intents.byName.get(name ?? "")?.slots.byName;
        for (const { name: slot, node, path } of slots.items) {
          const type = known?.get(slot ?? "")?.node.type;
          if (typeof type === "string" && typeof node.type === "string" && node.type !== type)
            yield {
              path: [...path, "type"],
              message: `is ${quote(node.type)}, but ${name} has {${slot}} with the type ${quote(type)}: write the same`,
            };
        }
      }
    },
  },
];
