import { modelPath } from "../../plugin/stack";
import { type Declaration, modelOf } from "../sequences/program";
import type { Cell } from "./cell";

/** An operation of a resource, with what was there before. */
export interface Scenario {
  name: string;
  hasModel?: boolean;
  before?(cell: Cell): Promise<void>;
  /** The command that the fault strikes. */
  command: "up" | "refresh";
  /** What is declared then. */
  program(cell: Cell): Declaration[];
}

const MODEL = modelOf("our shop", "order ours");
const CHANGED = modelOf("our shop", "order something else");

const type = ({ name }: Cell, args = {}): Declaration => ({ type: "SlotType", name, args: { name, ...args } });
const values = ({ name }: Cell, args = {}): Declaration => ({
  type: "SlotTypeVersion",
  name: `${name}-values`,
  args: { slotTypeId: { $output: `${name}.id` }, values: [{ name: { value: "small" } }], ...args },
});
const model = ({ name, skillId }: Cell, args = {}): Declaration => ({
  type: "InteractionModel",
  name: `${name}-model`,
  args: { skillId, locale: "en-US", model: MODEL, ...args },
});
const both = (cell: Cell, args = {}) => [type(cell), values(cell, args)];
const other = { values: [{ name: { value: "large" } }] };
const put = (cell: Cell, interactionModel: unknown) =>
  cell.asAnotherClient("PUT", modelPath(cell.skillId), { interactionModel });
const referring = (cell: Cell) => {
  const reference = { $output: `${cell.name}-values.reference` };
  return model(cell, { model: modelOf("our shop", "order one", [{ name: "size", slotTypeReference: reference }]) });
};

const ofSlotTypes: Scenario[] = [
  { name: "create a slot type", command: "up", program: (cell) => [type(cell)] },
  {
    name: "describe a slot type",
    before: (cell) => cell.up([type(cell)]),
    command: "up",
    program: (cell) => [type(cell, { description: "fruit" })],
  },
  {
    name: "read a slot type",
    before: (cell) => cell.up([type(cell)]),
    command: "refresh",
    program: (cell) => [type(cell)],
  },
  { name: "delete a slot type", before: (cell) => cell.up([type(cell)]), command: "up", program: () => [] },
  { name: "create a version", before: (cell) => cell.up([type(cell)]), command: "up", program: (cell) => both(cell) },
  {
    name: "replace a version",
    before: (cell) => cell.up(both(cell)),
    command: "up",
    program: (cell) => both(cell, other),
  },
  {
    name: "describe a version",
    before: (cell) => cell.up(both(cell)),
    command: "up",
    program: (cell) => both(cell, { description: "sizes" }),
  },
  { name: "read a version", before: (cell) => cell.up(both(cell)), command: "refresh", program: (cell) => both(cell) },
  {
    name: "delete a version",
    before: (cell) => cell.up(both(cell)),
    command: "up",
    program: (cell) => [type(cell)],
  },
];

const ofModels: Scenario[] = [
  { name: "create a model", command: "up", program: (cell) => [model(cell)] },
  {
    name: "create all, from a void token",
    before: async (cell) => cell.order({ fault: { kind: "expired-token" } }),
    command: "up",
    program: (cell) => [...both(cell), referring(cell)],
  },
  {
    name: "adopt an equal model",
    before: (cell) => put(cell, MODEL),
    command: "up",
    program: (cell) => [model(cell)],
  },
  {
    name: "overwrite another model",
    before: (cell) => put(cell, CHANGED),
    command: "up",
    program: (cell) => [model(cell, { onConflict: "overwrite" })],
  },
  {
    name: "update a model",
    before: (cell) => cell.up([model(cell)]),
    command: "up",
    program: (cell) => [model(cell, { model: CHANGED })],
  },
  {
    name: "update the live model",
    before: (cell) => cell.up([model(cell, { stage: "live", buildTimeout: 10 })]),
    command: "up",
    program: (cell) => [model(cell, { stage: "live", model: CHANGED, buildTimeout: 10 })],
  },
  {
    name: "update after a job",
    before: async (cell) => {
      await cell.up([model(cell)]);
      await put(cell, MODEL);
    },
    command: "up",
    program: (cell) => [model(cell, { model: CHANGED })],
  },
  {
    name: "resume a build",
    before: async (cell) => {
      await cell.up([model(cell)]);
      cell.order({ operation: "setInteractionModelV1", fault: { kind: "build", ms: 2_000 } });
      await cell.upFails([model(cell, { model: CHANGED, buildTimeout: 0.5 })]);
    },
    command: "up",
    program: (cell) => [model(cell, { model: CHANGED, buildTimeout: 20 })],
  },
  {
    name: "read a model",
    before: (cell) => cell.up([model(cell)]),
    command: "refresh",
    program: (cell) => [model(cell)],
  },
  {
    name: "read a model that was edited",
    before: async (cell) => {
      await cell.up([model(cell)]);
      await put(cell, CHANGED);
    },
    command: "refresh",
    program: (cell) => [model(cell)],
  },
];

export const SCENARIOS: Scenario[] = [...ofSlotTypes, ...ofModels.map((it) => ({ ...it, hasModel: true }))];
