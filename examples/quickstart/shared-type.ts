import type * as pulumi from "@pulumi/pulumi";
import type * as alexa from "pulumi-alexa";

/** The model in which every reference to `name`, as it stands in the files, is one to the real slot type. */
export function useSharedType(
  document: alexa.InteractionModelDocument,
  name: string,
  slotTypeReference: pulumi.Output<alexa.SlotTypeReference>,
) {
  const { languageModel, ...rest } = document.interactionModel;
  const intents = languageModel.intents.map((intent) => ({
    ...intent,
    slots: (intent.slots ?? []).map((slot) =>
      slot.slotTypeReference?.id === name ? { ...slot, slotTypeReference } : slot,
    ),
  }));
  return { ...rest, languageModel: { ...languageModel, intents } };
}
