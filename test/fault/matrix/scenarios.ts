import { modelPath } from "../../plugin/emulated-account";
import { type Declaration, type GateSpec, gateOf, modelOf } from "../sequences/program";
import type { MatrixStack } from "./matrix-stack";

/** An operation of a resource, with what was there before. */
export interface Scenario {
  name: string;
  hasModel?: boolean;
  before?(stack: MatrixStack): Promise<void>;
  /** The command that the fault strikes. */
  command: "up" | "refresh";
  /** What is declared then. */
  program(stack: MatrixStack): Declaration[];
}

const MODEL = modelOf("our shop", "order ours");
const CHANGED = modelOf("our shop", "order something else");

const type = ({ name }: MatrixStack, args = {}): Declaration => ({ type: "SlotType", name, args: { name, ...args } });
const values = ({ name }: MatrixStack, args = {}): Declaration => ({
  type: "SlotTypeVersion",
  name: `${name}-values`,
  args: { slotTypeId: { $output: `${name}.id` }, values: [{ name: { value: "small" } }], ...args },
});
const model = ({ name, skillId }: MatrixStack, args = {}): Declaration => ({
  type: "InteractionModel",
  name: `${name}-model`,
  args: { skillId, locale: "en-US", model: MODEL, ...args },
});
const both = (stack: MatrixStack, args = {}) => [type(stack), values(stack, args)];
const other = { values: [{ name: { value: "large" } }] };
const put = (stack: MatrixStack, interactionModel: unknown) =>
  stack.asAnotherClient("PUT", modelPath(stack.skillId), { interactionModel });
const referring = (stack: MatrixStack) => {
  const reference = { $output: `${stack.name}-values.reference` };
  return model(stack, { model: modelOf("our shop", "order one", [{ name: "size", slotTypeReference: reference }]) });
};

const ofSlotTypes: Scenario[] = [
  { name: "create a slot type", command: "up", program: (stack) => [type(stack)] },
  {
    name: "describe a slot type",
    before: (stack) => stack.up([type(stack)]),
    command: "up",
    program: (stack) => [type(stack, { description: "fruit" })],
  },
  {
    name: "read a slot type",
    before: (stack) => stack.up([type(stack)]),
    command: "refresh",
    program: (stack) => [type(stack)],
  },
  { name: "delete a slot type", before: (stack) => stack.up([type(stack)]), command: "up", program: () => [] },
  {
    name: "create a version",
    before: (stack) => stack.up([type(stack)]),
    command: "up",
    program: (stack) => both(stack),
  },
  {
    name: "replace a version",
    before: (stack) => stack.up(both(stack)),
    command: "up",
    program: (stack) => both(stack, other),
  },
  {
    name: "describe a version",
    before: (stack) => stack.up(both(stack)),
    command: "up",
    program: (stack) => both(stack, { description: "sizes" }),
  },
  {
    name: "read a version",
    before: (stack) => stack.up(both(stack)),
    command: "refresh",
    program: (stack) => both(stack),
  },
  {
    name: "delete a version",
    before: (stack) => stack.up(both(stack)),
    command: "up",
    program: (stack) => [type(stack)],
  },
];

const ofModels: Scenario[] = [
  { name: "create a model", command: "up", program: (stack) => [model(stack)] },
  {
    name: "create all, from a void token",
    before: async (stack) => stack.order({ fault: { kind: "expired-token" } }),
    command: "up",
    program: (stack) => [...both(stack), referring(stack)],
  },
  {
    name: "adopt an equal model",
    before: (stack) => put(stack, MODEL),
    command: "up",
    program: (stack) => [model(stack)],
  },
  {
    name: "overwrite another model",
    before: (stack) => put(stack, CHANGED),
    command: "up",
    program: (stack) => [model(stack, { onConflict: "overwrite" })],
  },
  {
    name: "update a model",
    before: (stack) => stack.up([model(stack)]),
    command: "up",
    program: (stack) => [model(stack, { model: CHANGED })],
  },
  {
    name: "update the live model",
    before: (stack) => stack.up([model(stack, { stage: "live", buildTimeout: 10 })]),
    command: "up",
    program: (stack) => [model(stack, { stage: "live", model: CHANGED, buildTimeout: 10 })],
  },
  {
    name: "update after a job",
    before: async (stack) => {
      await stack.up([model(stack)]);
      await put(stack, MODEL);
    },
    command: "up",
    program: (stack) => [model(stack, { model: CHANGED })],
  },
  {
    name: "resume a build",
    before: async (stack) => {
      await stack.up([model(stack)]);
      stack.order({ operation: "setInteractionModelV1", fault: { kind: "build", ms: 2_000 } });
      await stack.upFails([model(stack, { model: CHANGED, buildTimeout: 0.5 })]);
    },
    command: "up",
    program: (stack) => [model(stack, { model: CHANGED, buildTimeout: 20 })],
  },
  {
    name: "read a model",
    before: (stack) => stack.up([model(stack)]),
    command: "refresh",
    program: (stack) => [model(stack)],
  },
  {
    name: "read a model that was edited",
    before: async (stack) => {
      await stack.up([model(stack)]);
      await put(stack, CHANGED);
    },
    command: "refresh",
    program: (stack) => [model(stack)],
  },
];

const gate = (stack: MatrixStack, kind: GateSpec["kind"], sample: string) =>
  gateOf(kind, `${stack.name}-gate`, { sample, model: `${stack.name}-model` });

const ofGates = (["NluProfile", "SkillSimulation"] as const).flatMap((kind): Scenario[] => [
  {
    name: `a first ${kind}`,
    before: (stack) => stack.up([model(stack)]),
    command: "up",
    program: (stack) => [model(stack), gate(stack, kind, "order ours")],
  },
  {
    name: `a ${kind} after a model's change`,
    before: (stack) => stack.up([model(stack), gate(stack, kind, "order ours")]),
    command: "up",
    program: (stack) => [model(stack, { model: CHANGED }), gate(stack, kind, "order something else")],
  },
]);

/** The live model of the skill, which waits for the gate of the other one. */
const live = (stack: MatrixStack, args = {}): Declaration => ({
  ...model(stack, { stage: "live", buildTimeout: 10, requires: { $proofs: `${stack.name}-gate` }, ...args }),
  name: `${stack.name}-live`,
});

const ofPromotion: Scenario[] = [
  {
    name: "promote what was proved",
    before: (stack) => stack.up([model(stack), gate(stack, "NluProfile", "order ours")]),
    command: "up",
    program: (stack) => [model(stack), gate(stack, "NluProfile", "order ours"), live(stack)],
  },
  {
    name: "prove and promote a change",
    before: (stack) => stack.up([model(stack), gate(stack, "NluProfile", "order ours"), live(stack)]),
    command: "up",
    program: (stack) => [
      model(stack, { model: CHANGED }),
      gate(stack, "NluProfile", "order something else"),
      live(stack, { model: CHANGED }),
    ],
  },
];

export const SCENARIOS: Scenario[] = [
  ...ofSlotTypes,
  ...[...ofModels, ...ofGates, ...ofPromotion].map((it) => ({ ...it, hasModel: true })),
];
