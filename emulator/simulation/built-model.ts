import { modelSchema } from "../nlu/model-schema";
import { type LanguageUnderstanding, prepareModel } from "../nlu/understand";
import type { ModelVersion } from "../service/state";
import type { Store } from "../service/store";

const kept = 8;
const prepared = new WeakMap<Store, Map<string, LanguageUnderstanding>>();

/** A built version of a model, ready to be held against utterances; the last ones in use are kept in memory. */
export function builtModel({ hash }: ModelVersion, locale: string, store: Store): LanguageUnderstanding {
  const all = prepared.get(store) ?? new Map<string, LanguageUnderstanding>();
  prepared.set(store, all);
  const key = `${locale} ${hash}`;
  const found =
    all.get(key) ?? prepareModel(modelSchema.parse(JSON.parse(store.state.models[hash] ?? "")), locale, store);
  all.delete(key);
  all.set(key, found); // The last one in use stands last.
  for (const oldest of [...all.keys()].slice(0, -kept)) all.delete(oldest);
  return found;
}
