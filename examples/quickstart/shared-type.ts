import type * as pulumi from "@pulumi/pulumi";
import type * as alexa from "pulumi-alexa";

/** The model with every slot of the type `name` referring to a shared slot type. */
export function useSharedType(
  document: alexa.InteractionModelDocument,
  name: string,
  slotTypeReference: pulumi.Output<alexa.SlotTypeReference>,
) {
  const { languageModel, ...rest } = document.interactionModel;
  const intents = languageModel.intents.map((intent) => ({
    ...intent,
    slots: (intent.slots ?? []).map(({ type, ...slot }) =>
      type === name ? { ...slot, slotTypeReference } : { ...slot, type },
    ),
  }));
  return { ...rest, languageModel: { ...languageModel, intents } };
}
