import { isRecord } from "../document/document";

/** What to do where `key` is missing, in a document of the intent schema of 2015 to 2017: it had `intent` for `name`, and no language model. */
export function olderSchemaHint(around: unknown, key: PropertyKey | undefined): string {
  if (!isRecord(around)) return "";
  if (key === "name" && typeof around.intent === "string")
    return `: this is an intent of the older intent schema, rename "intent" to "name"`;
  if (key === "languageModel" && Array.isArray(around.intents))
    return `: this is the older intent schema; write {"languageModel": {"invocationName": …, "intents": …}}, with each intent's "name" and "samples"`;
  return "";
}
