import { saysTheSame } from "../../model/diff";
import { modelHash } from "../../model/wire/model";
import { getModel } from "../../smapi/operations/interaction-models";
import type { Context, Properties } from "../lifecycle";
import { UserError } from "../user-error";
import { importDiffersError } from "./conflict";
import { declaredModel, idOf, keptInputs, modelInputs } from "./properties";
import { getModelOutputs } from "./read";

/** Takes over a model that equals the declared one; nothing is sent. */
export async function importModel(
  id: string,
  news: Properties,
  context: Context,
): Promise<{ id: string; outs: Properties }> {
  const inputs = modelInputs.parse(news);
  if (id !== idOf(inputs))
    throw new UserError(`import is "${id}", and the resource declares ${idOf(inputs)}: name the same model in both`);
  const { description: _, ...outs } = await getModelOutputs(id, context);
  const model = declaredModel(inputs);
  if (outs.modelHash !== modelHash(model)) {
    const found = await getModel(context.account.client, inputs);
    if (!saysTheSame(found.interactionModel, model))
      throw importDiffersError({ locale: inputs.locale, model, secret: inputs.__secret === true }, found);
  }
  context.ui.info(`the ${inputs.locale} model (version ${outs.version}) was taken over without a build`);
  return { id, outs: { ...outs, modelHash: modelHash(model), ...keptInputs(inputs) } };
}
