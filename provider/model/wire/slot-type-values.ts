import { isRecord, parseDocument, UnreadableModel } from "../document/document";
import { canonicalText, VALUES_HEADER } from "./canonical";
import { markReferences, resolveReferences, restoreReferences } from "./references";

/** A value supplier in its wire form: inline values as canonical text, a catalog as it is. */
interface WireValues {
  values?: string;
  valueSupplier?: Record<string, unknown>;
  references: Record<string, unknown>;
}

/** Converts the values of a slot type, a list or its JSON text, to their wire form. Throws `UnreadableModel`. */
export function valueListToWire(source: unknown, isReference: (node: unknown) => boolean = () => false): WireValues {
  const list = typeof source === "string" ? parseDocument(source) : source;
  if (!Array.isArray(list)) throw new UnreadableModel("must be a list of values: [{ name: { value: … } }, …]");
  const { model, references } = markReferences(list, isReference);
  return { values: canonicalText(VALUES_HEADER, model), references };
}

/** Wire form of a value supplier read from the service. */
export function valueSupplierToWire(
  supplier: Record<string, unknown>,
  references: Record<string, unknown>,
): WireValues {
  if (!Array.isArray(supplier.values)) return { valueSupplier: supplier, references };
  return { values: canonicalText(VALUES_HEADER, restoreReferences(supplier.values, references)), references };
}

/** The value supplier to send to the service. */
export function valueSupplierFromWire(wire: {
  values?: unknown;
  valueSupplier?: unknown;
  references?: unknown;
}): Record<string, unknown> {
  const references = isRecord(wire.references) ? wire.references : {};
  if (typeof wire.values !== "string") return isRecord(wire.valueSupplier) ? wire.valueSupplier : {};
  return {
    type: "InlineValueSupplier",
    values: resolveReferences(parseDocument(wire.values), references),
  };
}
