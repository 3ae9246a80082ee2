import type { DialogIntent, Model } from "./model-schema";

export function dialogProblems({ languageModel, dialog, prompts = [] }: Model): string[] {
  const promptIds = new Set(prompts.map(({ id }) => id));
  const slots = new Map(languageModel.intents.map(({ name, slots = [] }) => [name, slots]));
  return (dialog?.intents ?? []).flatMap((intent) => [
    ...slotProblems(intent, slots.get(intent.name) ?? []),
    ...promptProblems(intent, promptIds),
  ]);
}

function slotProblems(intent: DialogIntent, modelSlots: { name: string; type?: string | undefined }[]): string[] {
  return (intent.slots ?? []).flatMap(({ name, type }) => {
    const slot = modelSlots.find((candidate) => candidate.name === name);
    const place = `slot "${name}" in intent "${intent.name}"`;
    if (!slot) return [`MismatchedSlotType: The dialog model has ${place}, which is not in the language model.`];
    if (type === undefined || slot.type === undefined || type === slot.type) return [];
    return [
      `MismatchedSlotType: The type "${type}" of ${place} in the dialog model does not match its type ` +
        `"${slot.type}" in the language model.`,
    ];
  });
}

function promptProblems(intent: DialogIntent, promptIds: Set<string>): string[] {
  const ofSlots = (intent.slots ?? []).flatMap(({ name, prompts = {}, validations = [] }) =>
    [...Object.values(prompts), ...validations.map(({ prompt }) => prompt)].map((id) => ({
      id,
      of: ` for slot "${name}"`,
    })),
  );
  const ofIntent = Object.values(intent.prompts ?? {}).map((id) => ({ id, of: "" }));
  return [...ofIntent, ...ofSlots]
    .filter(({ id }) => !promptIds.has(id))
    .map(
      ({ id, of }) =>
        `MissingDialogIntent${of && "Slot"}Prompt: Prompt id "${id}"${of} is not present in prompts, but is ` +
        `referenced in the dialog model for intent "${intent.name}".`,
    );
}
