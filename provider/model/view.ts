import { isRecord } from "./document";
import type { Path } from "./path";
import { Sample } from "./sample";
import { UNKNOWN } from "./unknown";
import { type ValueList, valueListOf } from "./value-list";

type Node = Record<string, unknown>;

/** A part of a model that has the right shape, and where it stands. */
export interface Part {
  node: Node;
  path: Path;
  /** Undefined where it is missing, not yet known, or no text. */
  name: string | undefined;
}

/** Parts of one list. `complete` is false where some are not yet known or not readable: then nothing can be said to be missing. */
export interface Parts<T extends Part = Part> {
  items: T[];
  names: Set<string>;
  complete: boolean;
}

export interface SlotPart extends Part {
  samples: Sample[];
}

export interface IntentPart extends Part {
  /** One of Amazon's, such as `AMAZON.HelpIntent`. */
  builtIn: boolean;
  slots: Parts<SlotPart>;
  samples: Sample[];
  samplesComplete: boolean;
}

export interface DialogIntentPart extends Part {
  slots: Parts<DialogSlotPart>;
}

export interface DialogSlotPart extends Part {
  validations: Part[];
}

/** A sample of an intent, or of one of its slots. */
export interface PlacedSample {
  sample: Sample;
  intent: IntentPart;
  inSlot: boolean;
}

/**
 * What the rules look at: the parts of a model that can be read. Whatever has the wrong shape is left out, since the rules of shape report it,
 * and so is what is not yet known.
 */
export interface View {
  model: Node;
  /** The locale, where it is known. */
  locale: string | undefined;
  intents: Parts<IntentPart>;
  /** All samples, and those among them that are not plain. */
  samples: PlacedSample[];
  oddSamples: PlacedSample[];
  types: Parts;
  values: ValueList[];
  dialogIntents: Parts<DialogIntentPart>;
  prompts: Parts;
}

export function viewOf(model: Node, locale?: string): View {
  const language = record(model.languageModel);
  const dialog = record(model.dialog);
  const intents = parts(language.intents, ["languageModel", "intents"], "name", intentPart);
  const types = parts(language.types, ["languageModel", "types"], "name");
  if (model.languageModel === UNKNOWN) intents.complete = types.complete = false;
  const samples = intents.items.flatMap(placedSamples);
  return {
    model,
    locale,
    intents,
    samples,
    oddSamples: samples.filter(({ sample }) => !sample.isPlain),
    types,
    values: types.items.flatMap(({ node, path, name }) =>
      Array.isArray(node.values) ? [valueListOf(name, node.values, [...path, "values"])] : [],
    ),
    dialogIntents: parts(dialog.intents, ["dialog", "intents"], "name", dialogIntentPart),
    prompts: parts(model.prompts, ["prompts"], "id"),
  };
}

function intentPart({ node, path, name }: Part): IntentPart {
  return {
    node,
    path,
    name,
    builtIn: name?.startsWith("AMAZON.") ?? false,
    slots: parts(node.slots, [...path, "slots"], "name", (slot) => ({ ...slot, samples: samples(slot) })),
    samples: samples({ node, path }),
    samplesComplete: node.samples !== UNKNOWN && !(Array.isArray(node.samples) && node.samples.includes(UNKNOWN)),
  };
}

function placedSamples(intent: IntentPart): PlacedSample[] {
  const ofSlots = intent.slots.items.flatMap((slot) => slot.samples);
  return [
    ...intent.samples.map((sample) => ({ sample, intent, inSlot: false })),
    ...ofSlots.map((sample) => ({ sample, intent, inSlot: true })),
  ];
}

function dialogIntentPart({ node, path, name }: Part): DialogIntentPart {
  const slots = parts(node.slots, [...path, "slots"], "name", (slot) => ({
    ...slot,
    validations: parts(slot.node.validations, [...slot.path, "validations"], "type").items,
  }));
  return { node, path, name, slots };
}

function samples({ node, path }: { node: Node; path: Path }): Sample[] {
  if (!Array.isArray(node.samples)) return [];
  const list = [...path, "samples"];
  const found: Sample[] = [];
  for (const [index, text] of node.samples.entries())
    if (typeof text === "string") found.push(new Sample(text, list, index));
  return found;
}

function parts(list: unknown, path: Path, nameKey: string): Parts;
function parts<T extends Part>(list: unknown, path: Path, nameKey: string, make: (part: Part) => T): Parts<T>;
function parts(list: unknown, path: Path, nameKey: string, make: (part: Part) => Part = (part) => part): Parts {
  const names = new Set<string>();
  if (!Array.isArray(list)) return { items: [], names, complete: list === undefined || list === null };
  let complete = true;
  const items = list.flatMap((node, index) => {
    const name = isRecord(node) ? node[nameKey] : undefined;
    if (typeof name !== "string" && !(isRecord(node) && isExtension(node, path))) complete = false;
    if (typeof name === "string") names.add(name);
    if (!isRecord(node)) return [];
    return [make({ node, path: [...path, index], name: typeof name === "string" ? name : undefined })];
  });
  return { items, names, complete };
}

/** A type that extends a shared one has a reference in place of a name. */
function isExtension({ name, slotTypeReference }: Node, path: Path): boolean {
  return path.at(-1) === "types" && isRecord(slotTypeReference) && (name === undefined || name === null);
}

function record(node: unknown): Node {
  return isRecord(node) ? node : {};
}
