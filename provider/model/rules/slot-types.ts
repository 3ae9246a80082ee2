import { isRecord } from "../document/document";
import { didYouMean } from "../text/did-you-mean";
import { quote } from "../text/printable";
import type { ModelView, Part } from "../view/model-view";
import { UNKNOWN } from "../wire/unknown";
import { BUILT_IN_TYPES } from "./built-in-names";
import type { Rule } from "./rule";

/** The parts that may have a `slotTypeReference`: slots of intents and dialogs, and slot types that extend a shared one. */
function* partsWithReference({ intents, types, dialogIntents }: ModelView): Iterable<Part> {
  for (const { slots } of [...intents.items, ...dialogIntents.items]) yield* slots.items;
  yield* types.items;
}

const isPresent = (value: unknown) => value !== undefined && value !== null;

export const slotTypes: Rule[] = [
  {
    id: "unknown-slot-type",
    severity: "error",
    description: "A slot's type is neither one of the model's own nor one of Amazon's.",
    source: 'Amazon: "… is unknown slot type name" (ask-cli issue 19)',
    *check(view) {
      const { names } = view.types;
      if (!view.types.complete) return;
      for (const { node, path } of view.slots) {
        const { type } = node;
        if (typeof type !== "string" || type.startsWith("AMAZON.") || names.has(type)) continue;
        const asBuiltIn = type.replace(/^(?:amazon\.)?/i, "AMAZON.");
        const remedy = "add it to languageModel.types, or use a built-in AMAZON. type";
        const isBuiltIn = BUILT_IN_TYPES.has(asBuiltIn) || /^amazon\./i.test(type);
        const advice = isBuiltIn ? didYouMean(asBuiltIn, BUILT_IN_TYPES, remedy) : didYouMean(type, names, remedy);
        yield {
          path: [...path, "type"],
          message: `is ${quote(type)}, which is not a slot type of this model: ${advice}`,
        };
      }
    },
  },
  {
    id: "slot-without-type",
    severity: "warning",
    description: "A slot has neither a `type` nor a `slotTypeReference`.",
    source: "spec.json does not require `type`, but a slot without one takes nothing",
    *check(view) {
      for (const { node, path, name } of view.slots)
        if (!node.type && node.type !== UNKNOWN && !isPresent(node.slotTypeReference))
          yield { path, message: `(${name}) has no type: give it \`type\` or \`slotTypeReference\`` };
    },
  },
  {
    id: "two-slot-types",
    severity: "warning",
    description:
      "A slot has a `type` and a `slotTypeReference`, or an extended type a `name` and a `slotTypeReference`.",
    source: "In Amazon's example (alexa-cookbook, skill-demo-shared-slots) the one stands in place of the other",
    *check(view) {
      for (const { node, path } of partsWithReference(view)) {
        const key = path.at(-2) === "types" ? "name" : "type";
        if (isPresent(node[key]) && isPresent(node.slotTypeReference))
          yield { path, message: `has both \`${key}\` and \`slotTypeReference\`: keep one` };
      }
    },
  },
  {
    id: "reference-version",
    severity: "error",
    description: "A `slotTypeReference` has a version that is no number.",
    source:
      "Versions are decimal strings (Slot Type API reference); a model must name one, so that what is built stays what was tested",
    *check(view) {
      for (const { node, path } of partsWithReference(view)) {
        const version = isRecord(node.slotTypeReference) ? node.slotTypeReference.version : undefined;
        if (typeof version === "string" && version !== "" && !/^[1-9]\d*$/.test(version))
          yield {
            path: [...path, "slotTypeReference", "version"],
            message: `is ${quote(version)}: write the number of a version as a text, such as "3"`,
          };
      }
    },
  },
  {
    id: "supplier-without-catalog",
    severity: "error",
    description: "A `valueSupplier` of a slot type names no catalog.",
    source: "Required by the Interaction Model Schema reference",
    *check({ types }) {
      for (const { node, path } of types.items) {
        const supplier = isRecord(node.valueSupplier) ? node.valueSupplier : {};
        if (supplier.type === "CatalogValueSupplier" && !isPresent(supplier.valueCatalog))
          yield {
            path: [...path, "valueSupplier"],
            message: "names no catalog: give it `valueCatalog` with `catalogId` and `version`",
          };
      }
    },
  },
  {
    id: "inline-supplier",
    severity: "warning",
    description: "A slot type of a model has an InlineValueSupplier.",
    source: "The Interaction Model Schema reference has the CatalogValueSupplier only",
    *check({ types }) {
      for (const { node, path } of types.items)
        if (isRecord(node.valueSupplier) && node.valueSupplier.type === "InlineValueSupplier")
          yield {
            path: [...path, "valueSupplier", "type"],
            message: "is InlineValueSupplier, which is for slot type versions: give the values in `values`",
          };
    },
  },
  {
    id: "type-without-name",
    severity: "error",
    description: "A slot type has neither a `name` nor a `slotTypeReference`.",
    source: "spec.json requires `name`",
    *check({ types }) {
      for (const { node, path } of types.items)
        if (!isPresent(node.name) && !isPresent(node.slotTypeReference))
          yield { path, message: "has no name: give it `name`, or `slotTypeReference` to extend a shared slot type" };
    },
  },
  {
    id: "type-without-values",
    severity: "error",
    description: "A custom slot type has neither values nor a catalog.",
    source: 'Amazon: "There are missing slot values in slot type …"; no public model of 618 breaks it',
    *check({ types }) {
      for (const { node, path, name } of types.items) {
        const empty = !isPresent(node.values) || (Array.isArray(node.values) && node.values.length === 0);
        if (name && !name.startsWith("AMAZON.") && empty && !isPresent(node.valueSupplier))
          yield { path, message: `(${name}) has no values: give it at least one, or a \`valueSupplier\`` };
      }
    },
  },
];
