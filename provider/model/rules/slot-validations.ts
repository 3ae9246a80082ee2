import { VALIDATIONS } from "../schema/slot-validations";
import { quote } from "../text/printable";
import type { ModelView, Part } from "../view/model-view";
import { FIXED_TYPES } from "./built-in-names";
import type { Rule } from "./rule";

interface Validation extends Part {
  type: keyof typeof VALIDATIONS;
  slotType: string | undefined;
}

function* knownValidations({ intents, dialogIntents }: ModelView): Iterable<Validation> {
  for (const { name: intent, slots } of dialogIntents.items) {
    const modelSlots = intents.byName.get(intent ?? "")?.slots.byName;
    for (const slot of slots.items) {
      const type = slot.node.type ?? modelSlots?.get(slot.name ?? "")?.node.type;
      for (const validation of slot.validations)
        if (isKnownType(validation.name))
          yield { ...validation, type: validation.name, slotType: typeof type === "string" ? type : undefined };
    }
  }
}

function isKnownType(type: string | undefined): type is keyof typeof VALIDATIONS {
  return type !== undefined && Object.hasOwn(VALIDATIONS, type);
}

const isMissing = (value: unknown) => value === undefined || value === null || value === "";

const COMPARABLE = /^AMAZON\.(NUMBER|DATE|TIME|DURATION|Ordinal|FOUR_DIGIT_NUMBER)$/;
const DATE = String.raw`[+-]?P(?=\d)(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?|\d{4}-\d{2}-\d{2}`;
const TIME = String.raw`[+-]?PT(?=\d)(?:\d+H)?(?:\d+M)?|\d{2}:\d{2}`;

/** Formats of an interval's start and end, by slot type. */
const INTERVALS = new Map([
  [
    "AMAZON.DATE",
    { pattern: new RegExp(`^(?:${DATE})$`), advice: 'a duration or a date, such as "P1D" or "2026-01-31"' },
  ],
  [
    "AMAZON.TIME",
    { pattern: new RegExp(`^(?:${TIME})$`), advice: 'a duration or a time of day, such as "PT2H" or "09:30"' },
  ],
]);
const EITHER = {
  pattern: new RegExp(`^(?:${DATE}|${TIME})$`),
  advice: 'a duration, a date or a time of day, such as "P1D", "2026-01-31" or "09:30"',
};

export const slotValidations: Rule[] = [
  {
    id: "validation-value",
    severity: "error",
    description: "A validation has nothing to compare with: a comparison no `value`, a set no `values`.",
    source: "Required by spec.json and the Interaction Model Schema reference",
    *check(view) {
      for (const { type, node, path } of knownValidations(view)) {
        if (VALIDATIONS[type] === "value" && isMissing(node.value))
          yield { path, message: `(${type}) has nothing to compare with: give it a \`value\`` };
        if (
          VALIDATIONS[type] === "values" &&
          (isMissing(node.values) || (Array.isArray(node.values) && node.values.length === 0))
        )
          yield { path, message: `(${type}) has an empty set: give it \`values\`` };
      }
    },
  },
  {
    id: "validation-interval",
    severity: "warning",
    description:
      "The interval of a validation has no start, or one of its ends is neither an ISO 8601 duration nor a date or time of day.",
    source: "Interaction Model Schema reference; public models leave out `end`",
    *check(view) {
      for (const { type, node, path, slotType } of knownValidations(view)) {
        if (VALIDATIONS[type] !== "interval") continue;
        if (isMissing(node.start)) yield { path, message: `(${type}) has no start: give it \`start\`, such as "P1D"` };
        const { pattern, advice } = INTERVALS.get(slotType ?? "") ?? EITHER;
        for (const end of ["start", "end"]) {
          const given = node[end];
          if (typeof given === "string" && given !== "" && !pattern.test(given))
            yield { path: [...path, end], message: `is ${quote(given)}: write ${advice}` };
        }
      }
    },
  },
  {
    id: "validation-slot-type",
    severity: "warning",
    description: "A validation does not fit the type of its slot.",
    source:
      "Amazon's description of validation rules: comparisons for numbers and times, intervals for dates and times of day, matches for types with values",
    *check(view) {
      for (const { type, path, slotType } of knownValidations(view)) {
        if (slotType === undefined) continue;
        const fits = {
          value: COMPARABLE.test(slotType),
          values: true,
          interval: slotType === "AMAZON.DATE" || slotType === "AMAZON.TIME",
          nothing: !FIXED_TYPES.has(slotType),
        }[VALIDATIONS[type]];
        if (!fits)
          yield {
            path: [...path, "type"],
            message: `is ${type}, which does not apply to a slot of the type ${quote(slotType)}: use another one`,
          };
      }
    },
  },
];
