import { type LanguageModel, type Slot, type Supplier, slotTypeDefinition, type Value } from "./model-schema";
import { normalisedWords } from "./words";

/** What a slot can be filled with. */
export interface SlotValues {
  /** By its own name, or the id of a stored slot type that a slot refers to. */
  type: string;
  /** The values that the model, or a stored slot type version, gives. There are none of a plain built-in type. */
  bySound: Map<string, Value[]>;
  /** Whether there are values that the model does not give: those of a built-in type or of a catalog. */
  hasOthers: boolean;
  /** The most words that a value has. */
  maxWords: number;
}

type Reference = NonNullable<Slot["slotTypeReference"]>;

/** Where the shared slot types are that a model refers to. */
export interface SharedSlotTypes {
  findSlotTypeVersion(reference: { id: string; version: string }): { definition: unknown } | undefined;
}

/** Finds what each slot type of a model can be filled with; slots of the same type share it. */
export function slotValuesOf({ languageModel }: LanguageModel, shared: SharedSlotTypes): (slot: Slot) => SlotValues {
  const known = new Map<string, SlotValues>();
  const stored = (reference: Reference | undefined) =>
    slotTypeDefinition.safeParse(reference && shared.findSlotTypeVersion(reference)?.definition).data?.valueSupplier;
  return (slot) => {
    const { slotTypeReference: reference } = slot;
    const key = slot.type ?? `${reference?.id}/${reference?.version}`;
    const found = known.get(key);
    if (found) return found;
    const type = languageModel.types.find(({ name }) => name === slot.type);
    const suppliers = [type, type?.valueSupplier, stored(reference), stored(type?.slotTypeReference)];
    const made = collect(slot.type ?? reference?.id ?? "", suppliers);
    known.set(key, made);
    return made;
  };
}

function collect(type: string, suppliers: (Supplier | undefined)[]): SlotValues {
  const bySound = new Map<string, Value[]>();
  const add = (text: string, value: Value) => {
    const sound = normalisedWords(text);
    const values = bySound.get(sound) ?? [];
    if (!values.includes(value)) bySound.set(sound, [...values, value]);
  };
  const values = suppliers.flatMap((supplier) => supplier?.values ?? []);
  // A name counts before another value's synonym.
  for (const value of values) add(value.name.value, value);
  for (const value of values) for (const synonym of value.name.synonyms ?? []) add(synonym, value);
  bySound.delete("");
  return {
    type,
    bySound,
    hasOthers: type.startsWith("AMAZON.") || suppliers.some((supplier) => supplier?.type?.startsWith("Catalog")),
    maxWords: [...bySound.keys()].reduce((most, sound) => Math.max(most, sound.split(" ").length), 0),
  };
}
