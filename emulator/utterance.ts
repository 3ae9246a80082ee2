import { z } from "zod";
import type { Store } from "./store";

const slot = z.looseObject({
  name: z.string(),
  type: z.string().optional(),
  slotTypeReference: z.object({ id: z.string(), version: z.string() }).optional(),
  samples: z.array(z.string()).default([]),
});
const intent = z.looseObject({
  name: z.string(),
  slots: z.array(slot).default([]),
  samples: z.array(z.string()).default([]),
});
const value = z.looseObject({
  id: z.string().optional().catch(undefined),
  name: z.looseObject({ value: z.string(), synonyms: z.array(z.string()).optional().catch(undefined) }),
});
const supplier = z.looseObject({ type: z.string().optional(), values: z.array(value).optional().catch(undefined) });
const type = supplier.extend({ name: z.string().optional(), valueSupplier: supplier.optional() });

/** The parts of a model that say what an utterance means. */
export const spokenModel = z.looseObject({
  languageModel: z.looseObject({ intents: z.array(intent), types: z.array(type).default([]) }),
});
export type SpokenModel = z.infer<typeof spokenModel>;
export type Intent = z.infer<typeof intent>;
export type Slot = z.infer<typeof slot>;

export interface Match {
  intent: Intent;
  /** The words in each slot that is filled. */
  words: Record<string, string>;
  /** The user's answers in a dialog, by slot; the one on the whole intent under "". */
  confirmations: Record<string, "CONFIRMED" | "DENIED">;
}

/** Words as they are compared: lower case, without marks. */
export const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{M}\p{N}'.-]+/gu) ?? [];
const spoken = (text: string) => wordsOf(text).join(" ");

type Supplier = z.input<typeof supplier>;
type Value = z.input<typeof value>;
const sounds = new WeakMap<Value[], Map<string, Value>>();

/** Values by what is said for them; kept, because one utterance asks for it many times. */
function bySound(values: Value[]): Map<string, Value> {
  const known = sounds.get(values);
  if (known) return known;
  const pairs = values.flatMap((value) =>
    [...(value.name.synonyms ?? []), value.name.value].map((text) => [spoken(text), value] as const),
  );
  const map = new Map(pairs.reverse()); // Of two values that sound the same the first counts.
  sounds.set(values, map);
  return map;
}

/** The value that words stand for, its synonyms included; "any" for a slot that takes whatever is said. */
export function resolve(slot: Slot, said: string, { languageModel }: SpokenModel, store: Store) {
  const type = languageModel.types.find(({ name }) => name === slot.type);
  const version = slot.slotTypeReference && store.findSlotTypeVersion(slot.slotTypeReference);
  const definition = version?.definition as { valueSupplier: Supplier } | undefined;
  const suppliers: (Supplier | undefined)[] = [type, type?.valueSupplier, definition?.valueSupplier];
  const found = suppliers.map((supplier) => supplier?.values && bySound(supplier.values).get(said)).find(Boolean);
  // Built-in types have more values than the model adds, and those of a catalog are not known.
  const takesAny = slot.type?.startsWith("AMAZON.") || suppliers.some((supplier) => supplier?.type?.startsWith("Cat"));
  return found ?? (takesAny ? "any" : undefined);
}

/** How words fit a sample of an intent: the words in each slot, or undefined when they do not fit. */
export function matchSample(sample: string, words: string[], { slots }: Intent, model: SpokenModel, store: Store) {
  const tokens = sample.match(/\{[^}]*\}|[^{}]+/g) ?? [];
  const parts = tokens.flatMap((token) => (token.startsWith("{") ? [token] : wordsOf(token)));
  const fitFrom = (part: number, at: number): Record<string, string> | undefined => {
    const token = parts[part];
    if (token === undefined) return at === words.length ? {} : undefined;
    if (!token.startsWith("{")) return words[at] === token ? fitFrom(part + 1, at + 1) : undefined;
    const name = token.slice(1, -1).split("|").at(-1) ?? "";
    const slot = slots.find((slot) => slot.name === name);
    for (let end = at + 1; end <= words.length; end++) {
      const said = words.slice(at, end).join(" ");
      const isTaken = slot && resolve(slot, said, model, store) !== undefined;
      const rest = isTaken ? fitFrom(part + 1, end) : undefined;
      if (rest) return { [name]: said, ...rest };
    }
    return undefined;
  };
  return fitFrom(0, 0);
}

/** Every intent that one of its samples fits, best first: those with the fewest words in slots. */
export function matches(utterance: string, model: SpokenModel, store: Store): Match[] {
  const words = wordsOf(utterance);
  const found = model.languageModel.intents.flatMap((intent): Match[] => {
    const fits = samplesOf(intent)
      .map((sample) => matchSample(sample, words, intent, model, store))
      .filter((fit) => fit !== undefined);
    const [best] = fits.toSorted((a, b) => wordsInSlots(a) - wordsInSlots(b));
    return best ? [{ intent, words: best, confirmations: {} }] : [];
  });
  return found.toSorted((a, b) => wordsInSlots(a.words) - wordsInSlots(b.words));
}

const wordsInSlots = (slots: Record<string, string>) =>
  Object.values(slots).reduce((sum, said) => sum + said.split(" ").length, 0);

/** A built-in intent is also meant by its own name: AMAZON.StartOverIntent by "start over". */
function samplesOf({ name, samples }: Intent): string[] {
  const ownName = /^AMAZON\.(\w+)Intent$/.exec(name)?.[1];
  return ownName && ownName !== "Fallback" ? [...samples, ownName.replaceAll(/(?<=.)([A-Z])/g, " $1")] : samples;
}
