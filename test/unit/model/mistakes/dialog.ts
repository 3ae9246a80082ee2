import { add, all, type Mistake, remove, set } from "./make";

export const dialogMistakes: Mistake[] = [
  ["prompt-markup", "prompts[0].variations[0]", set("prompts.0.variations.0.value", "<speak>A coffee?</speak>")],
  ["prompt-markup", "prompts[1].variations[1]", set("prompts.1.variations.1.value", "Which size?")],
  ["duplicate-prompt", "prompts[1].id", set("prompts.1.id", "Confirm.Order")],
  ["duplicate-dialog-rule", "dialog.intents[1].name", set("dialog.intents.1.name", "OrderIntent")],
  ["duplicate-dialog-rule", "dialog.intents[0].slots[1].name", set("dialog.intents.0.slots.1.name", "size")],
  ["dialog-unknown-intent", "dialog.intents[1].name", set("dialog.intents.1.name", "PickUpIntent")],
  ["dialog-unknown-slot", "dialog.intents[1].slots[0].name", set("dialog.intents.1.slots.0.name", "days")],
  ["dialog-slot-type", "dialog.intents[0].slots[1].type", set("dialog.intents.0.slots.1.type", "AMAZON.Ordinal")],
  [
    "unknown-prompt",
    "dialog.intents[0].prompts.confirmation",
    set("dialog.intents.0.prompts.confirmation", "Confirm.Ordr"),
  ],
  [
    "unknown-prompt",
    "dialog.intents[0].slots[0].prompts.elicitation",
    set("dialog.intents.0.slots.0.prompts.elicitation", "Nobody"),
  ],
  [
    "unknown-prompt",
    "dialog.intents[0].slots[0].validations[0].prompt",
    set("dialog.intents.0.slots.0.validations.0.prompt", "Nobody"),
  ],
  [
    "missing-prompt",
    "dialog.intents[0]",
    all(set("dialog.intents.0.delegationStrategy", "ALWAYS"), set("dialog.intents.0.prompts", {})),
  ],
  [
    "missing-prompt",
    "dialog.intents[0].slots[0]",
    all(remove("dialog.intents.0.delegationStrategy"), remove("dialog.intents.0.slots.0.prompts.elicitation")),
  ],
  ["prompt-kind", "dialog.intents[0].prompts.confirm", set("dialog.intents.0.prompts.confirm", "Confirm.Order")],
  [
    "prompt-kind",
    "dialog.intents[0].slots[0].prompts.elicit",
    set("dialog.intents.0.slots.0.prompts.elicit", "Elicit.Size"),
  ],
  ["prompt-unknown-slot", "prompts[0].variations[0].value", set("prompts.0.variations.0.value", "A {sise}?")],
  [
    "validation-value",
    "dialog.intents[0].slots[1].validations[0]",
    remove("dialog.intents.0.slots.1.validations.0.value"),
  ],
  [
    "validation-value",
    "dialog.intents[0].slots[0].validations[1]",
    set("dialog.intents.0.slots.0.validations.1.values", []),
  ],
  [
    "validation-interval",
    "dialog.intents[1].slots[0].validations[0]",
    remove("dialog.intents.1.slots.0.validations.0.start"),
  ],
  [
    "validation-interval",
    "dialog.intents[1].slots[0].validations[0].end",
    set("dialog.intents.1.slots.0.validations.0.end", "one week"),
  ],
  [
    "validation-interval",
    "dialog.intents[1].slots[1].validations[0].start",
    set("dialog.intents.1.slots.1.validations.0.start", "P1D"),
  ],
  [
    "validation-slot-type",
    "dialog.intents[0].slots[0].validations[1].type",
    set("dialog.intents.0.slots.0.validations.1", { type: "isLessThan", prompt: "Wrong.Size", value: "1" }),
  ],
  [
    "validation-slot-type",
    "dialog.intents[0].slots[1].validations[0].type",
    set("dialog.intents.0.slots.1.validations.0.type", "hasEntityResolutionMatch"),
  ],
  [
    "validation-slot-type",
    "dialog.intents[0].slots[1].validations[0].type",
    set("dialog.intents.0.slots.1.validations.0", { type: "isInDuration", prompt: "Wrong.Size", start: "P1D" }),
  ],
  ["unused-prompt", "prompts[5].id", add("prompts", { id: "Nobody.Says.This", variations: [{ value: "Hm." }] })],
];
