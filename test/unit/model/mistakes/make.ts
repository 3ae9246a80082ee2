import type { Json } from "../coffee-shop";

/** A rule, the place that it is to name, how to make a mistake of its kind in the coffee shop's model, and the locale where it is one there only. */
export type Mistake = [rule: string, place: string, make: (model: Json) => unknown, locale?: string];

const at = (model: Json, keys: string[]) => keys.reduce<Json>((node, key) => node[key as keyof Json] as Json, model);

/** Sets what stands at a path such as `languageModel.intents.2.name`. */
export const set = (path: string, value: unknown) => (model: Json) => {
  const keys = path.split(".");
  (at(model, keys.slice(0, -1)) as Record<string, unknown>)[keys.at(-1) ?? ""] = value;
};

export const remove = (path: string) => (model: Json) => {
  const keys = path.split(".");
  delete (at(model, keys.slice(0, -1)) as Record<string, unknown>)[keys.at(-1) ?? ""];
};

export const add =
  (path: string, ...items: unknown[]) =>
  (model: Json) =>
    (at(model, path.split(".")) as unknown[]).push(...items);

export const all =
  (...steps: ((model: Json) => unknown)[]) =>
  (model: Json) => {
    for (const step of steps) step(model);
  };

export const INTENTS = "languageModel.intents";
export const ORDER = `${INTENTS}.2`;
export const SIZE = "languageModel.types.0";

export const values = (count: number, value = (index: number) => `value number ${index}`) =>
  Array.from({ length: count }, (_, index) => ({ name: { value: value(index) } }));

/** A number in letters, as names need it. */
export const letters = (index: number) => String(index).replace(/\d/g, (digit) => "abcdefghij"[Number(digit)] ?? "");
