import type { Lifecycle } from "../lifecycle";
import { checkModel } from "./check";
import { diffModel } from "./diff";
import { importModel } from "./import";
import { getModelOutputs, readModel } from "./read";
import { createModel, updateModel } from "./write";

/** The lifecycle of an interaction model; its id is `<skillId>/<stage>/<locale>`. */
export const interactionModel: Lifecycle = {
  check: checkModel,
  diff: (_id, olds, news) => diffModel(olds, news),
  create: createModel,
  import: importModel,
  read: (_id, outs, context) => readModel(outs, context),
  get: getModelOutputs,
  update: (_id, olds, news, context) => updateModel(olds, news, context),
  async delete(id, _outs, { ui }) {
    ui.info(
      `the interaction model ${id} remains at Amazon, whose API cannot delete interaction models; this stack no longer manages it`,
    );
  },
};
