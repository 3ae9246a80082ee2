import { type HandlerName, stub, typeToken } from "../../provider/dynamic/stub";
import { modelHash, toWire, type WireModel } from "../../provider/model/wire/model";
import type { Plugin, Properties } from "./plugin";

/** What the engine sends in a preview for what is not yet known. */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

export function urnOf(handler: HandlerName, name = "it"): string {
  return `urn:pulumi:dev::test::${typeToken(handler)}::${name}`;
}

/** Inputs as the resource class sends them. */
export function declare(handler: HandlerName, args: Properties, name = "it"): Properties {
  return { ...args, __provider: stub(handler), __urn: urnOf(handler, name) };
}

/** What `pulumi up` does for a new resource. */
export async function deploy(plugin: Plugin, declared: Properties) {
  const inputs = await checked(plugin, declared);
  return { ...(await plugin.create(inputs)), inputs };
}

/** The inputs after a check that finds nothing wrong. */
export async function checked(plugin: Plugin, declared: Properties, olds: Properties = {}): Promise<Properties> {
  const { inputs, failures } = await plugin.check(olds, declared);
  if (failures.length > 0) throw new Error(failures.map(({ reason }) => reason).join("\n"));
  return inputs;
}

/** What a program's `get` does: the engine sends the inputs, as properties too. */
export function get(plugin: Plugin, handler: HandlerName, id: string) {
  const inputs = { ...declare(handler, {}), __get: true };
  return plugin.read(id, inputs, inputs);
}

/** A small model with the samples of its one intent. */
export function modelOf(...samples: string[]) {
  const intents = [{ name: "FactIntent", slots: [], samples }];
  return { languageModel: { invocationName: "space facts", intents, types: [] } };
}

/** A model, and what is there after it was saved in the developer console. */
export const modelWithoutLists = {
  languageModel: { invocationName: "space facts", intents: [{ name: "FactIntent", samples: ["a fact"] }] },
};
export const savedInConsole = {
  languageModel: {
    ...modelWithoutLists.languageModel,
    intents: [{ name: "FactIntent", slots: [], samples: ["a fact"] }],
    types: [],
  },
};

/** A model whose words go to different intents, for what tries utterances. */
export const coffeeShop = {
  languageModel: {
    invocationName: "coffee shop",
    intents: [
      { name: "OrderIntent", slots: [{ name: "drink", type: "DRINK" }], samples: ["order a {drink}"] },
      { name: "SizeIntent", slots: [], samples: ["which sizes are there"] },
      { name: "AMAZON.StopIntent", samples: [] },
    ],
    types: [{ name: "DRINK", values: [{ id: "C", name: { value: "coffee", synonyms: ["java"] } }] }],
  },
};

/** What a state has of a model that is deployed as it was released. */
export function foreseenOf(model: { languageModel: { invocationName: string } }): Properties {
  const [sourceHash, { invocationName }] = [modelHash(model), model.languageModel];
  return { sourceHash, invocationName, __sourceHash: sourceHash, __invocationName: invocationName };
}

/** A model as it travels. */
export function wire(model: unknown, isReference?: (node: unknown) => boolean): Properties {
  const { text, references }: WireModel = toWire(model, isReference);
  return { model: text, ...(Object.keys(references).length > 0 && { references }) };
}
