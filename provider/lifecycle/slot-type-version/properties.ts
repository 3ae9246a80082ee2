import { z } from "zod";
import { UnreadableModel } from "../../model/document/document";
import { contentHash } from "../../model/wire/canonical";
import { valueSupplierFromWire } from "../../model/wire/slot-type-values";
import { hasUnknown, UNKNOWN } from "../../model/wire/unknown";
import { description, ignoreRules, references, required, whenInUse } from "../inputs";
import type { Properties } from "../lifecycle";

/** What a program declares; `values` is a canonical text, `valueSupplier` a catalog. */
export const versionInputs = z.object({
  slotTypeId: required("give the id of a slot type").regex(/^[^/\s]+$/, "must be the id of a slot type"),
  values: z.string().optional(),
  valueSupplier: z.record(z.string(), z.unknown()).optional(),
  references,
  description,
  whenInUse: whenInUse.default("retain"),
  ignoreRules,
  /** The values came from a secret: no message may quote them. */
  __secret: z.boolean().optional(),
});

export type VersionInputs = z.infer<typeof versionInputs>;

/** What the state keeps. */
export const versionOutputs = z.object({
  slotTypeId: z.string(),
  version: z.string(),
  valuesHash: z.string().optional(),
  references,
  description: z.string().optional(),
  vendorId: z.string().optional(),
  whenInUse: z.string().optional(),
  __secret: z.boolean().optional(),
});

export function idOf(slotTypeId: string, version: string): string {
  return `${slotTypeId}/${version}`;
}

export function parseId(id: string): { slotTypeId: string; version: string } | undefined {
  const [slotTypeId, version, ...rest] = id.split("/");
  return slotTypeId && version && rest.length === 0 ? { slotTypeId, version } : undefined;
}

/** SHA-256 of the values: a literal hash of `{ type, values }`, whatever account they are in; undefined where they cannot be read. */
export function declaredHash(news: Properties): string | typeof UNKNOWN | undefined {
  if (hasUnknown([news.values, news.valueSupplier, news.references])) return UNKNOWN;
  try {
    return contentHash(valueSupplierFromWire(news));
  } catch (error) {
    if (error instanceof UnreadableModel) return undefined;
    throw error;
  }
}
