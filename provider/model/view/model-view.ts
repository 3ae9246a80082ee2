import { isRecord } from "../document/document";
import type { Path } from "../text/json-path";
import { UNKNOWN } from "../wire/unknown";
import { findRepeatedSamples, type RepeatedSample } from "./repeated-samples";
import { Sample } from "./sample";
import { readValueList, type ValueList } from "./value-list";

type Node = Record<string, unknown>;

/** A well-formed part of a model, with its path. */
export interface Part {
  node: Node;
  path: Path;
  /** Undefined where it is missing, not yet known, or not a string. */
  name: string | undefined;
}

/** Parts of one list. `complete` is false where some are unknown or malformed: then no rule may report a missing part. */
interface Parts<T extends Part = Part> {
  items: T[];
  names: Set<string>;
  /** The first part of each name. */
  byName: Map<string, T>;
  complete: boolean;
}

interface SlotPart extends Part {
  samples: Sample[];
}

export interface IntentPart extends Part {
  /** Whether it is one of Amazon's, such as `AMAZON.HelpIntent`. */
  builtIn: boolean;
  slots: Parts<SlotPart>;
  samples: Sample[];
  samplesComplete: boolean;
  /** Including the samples of its slots. */
  allSamples: Sample[];
}

interface DialogIntentPart extends Part {
  slots: Parts<DialogSlotPart>;
}

interface DialogSlotPart extends Part {
  validations: Part[];
}

/**
 * The parts of a model that the rules check. Malformed parts are left out, since the shape rules report them, and so are unknown ones.
 */
export interface ModelView {
  model: Node;
  /** Undefined where it is not known. */
  locale: string | undefined;
  intents: Parts<IntentPart>;
  /** Slots of all intents. */
  slots: SlotPart[];
  /** Samples of intents and slots that have slots in them, and those with special characters (`hasSpecialCharacters`). */
  samplesWithSlots: Sample[];
  specialSamples: Sample[];
  /** Samples of intents with the same spoken form as an earlier one. */
  repeats: RepeatedSample[];
  types: Parts;
  values: ValueList[];
  dialogIntents: Parts<DialogIntentPart>;
  prompts: Parts;
}

export function buildModelView(model: Node, locale?: string): ModelView {
  const language = asRecord(model.languageModel);
  const dialog = asRecord(model.dialog);
  const intents = readParts(language.intents, ["languageModel", "intents"], "name", readIntent);
  const types = readParts(language.types, ["languageModel", "types"], "name");
  if (model.languageModel === UNKNOWN) intents.complete = types.complete = false;
  return {
    model,
    locale,
    intents,
    slots: intents.items.flatMap(({ slots }) => slots.items),
    samplesWithSlots: filterSamples(intents.items, ({ slots }) => slots.length > 0),
    specialSamples: filterSamples(intents.items, ({ hasSpecialCharacters }) => hasSpecialCharacters),
    repeats: findRepeatedSamples(intents.items.map(({ samples }) => samples)),
    types,
    values: types.items.flatMap(({ node, path, name }) =>
      Array.isArray(node.values) ? [readValueList(name, node.values, [...path, "values"])] : [],
    ),
    dialogIntents: readParts(dialog.intents, ["dialog", "intents"], "name", readDialogIntent),
    prompts: readParts(model.prompts, ["prompts"], "id"),
  };
}

function readIntent({ node, path, name }: Part): IntentPart {
  const index = Number(path.at(-1));
  const slots = readParts(node.slots, [...path, "slots"], "name", (slot) => ({
    ...slot,
    samples: readSamples(slot, index, true),
  }));
  const samples = readSamples({ node, path }, index, false);
  return {
    node,
    path,
    name,
    builtIn: name?.startsWith("AMAZON.") ?? false,
    slots,
    samples,
    samplesComplete: node.samples !== UNKNOWN && !(Array.isArray(node.samples) && node.samples.includes(UNKNOWN)),
    allSamples: slots.items.length === 0 ? samples : samples.concat(slots.items.flatMap((slot) => slot.samples)),
  };
}

function filterSamples(intents: IntentPart[], isWanted: (sample: Sample) => boolean): Sample[] {
  const found: Sample[] = [];
  for (const { allSamples } of intents) for (const sample of allSamples) if (isWanted(sample)) found.push(sample);
  return found;
}

function readDialogIntent({ node, path, name }: Part): DialogIntentPart {
  const slots = readParts(node.slots, [...path, "slots"], "name", (slot) => ({
    ...slot,
    validations: readParts(slot.node.validations, [...slot.path, "validations"], "type").items,
  }));
  return { node, path, name, slots };
}

function readSamples({ node, path }: { node: Node; path: Path }, intent: number, inSlot: boolean): Sample[] {
  if (!Array.isArray(node.samples)) return [];
  const list = [...path, "samples"];
  const found: Sample[] = [];
  for (const [index, text] of node.samples.entries())
    if (typeof text === "string") found.push(new Sample(text, list, index, intent, inSlot));
  return found;
}

function readParts(list: unknown, path: Path, nameKey: string): Parts;
function readParts<T extends Part>(list: unknown, path: Path, nameKey: string, make: (part: Part) => T): Parts<T>;
function readParts(list: unknown, path: Path, nameKey: string, make: (part: Part) => Part = (part) => part): Parts {
  const all: Parts = { items: [], names: new Set(), byName: new Map(), complete: true };
  if (!Array.isArray(list)) return { ...all, complete: list === undefined || list === null };
  for (const [index, node] of list.entries()) {
    const name = isRecord(node) ? node[nameKey] : undefined;
    if (typeof name !== "string" && !(isRecord(node) && isExtension(node, path))) all.complete = false;
    if (!isRecord(node)) continue;
    const part = make({ node, path: [...path, index], name: typeof name === "string" ? name : undefined });
    all.items.push(part);
    if (typeof name !== "string") continue;
    if (!all.names.has(name)) all.byName.set(name, part);
    all.names.add(name);
  }
  return all;
}

/** Whether it is a type that extends a shared one: it has a reference in place of a name. */
function isExtension({ name, slotTypeReference }: Node, path: Path): boolean {
  return path.at(-1) === "types" && isRecord(slotTypeReference) && (name === undefined || name === null);
}

function asRecord(node: unknown): Node {
  return isRecord(node) ? node : {};
}
