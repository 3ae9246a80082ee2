import { quote } from "../text/printable";
import type { ModelView } from "../view/model-view";
import type { Rule, Violation } from "./rule";

/** Built-in slot types by the locales in which Amazon was seen to refuse them. */
const REFUSED = new Map<unknown, readonly string[]>([
  ["AMAZON.US_STATE", ["en-IN"]],
  ["AMAZON.US_CITY", ["en-IN"]],
  ["AMAZON.US_FIRST_NAME", ["es-ES"]],
  ["AMAZON.DE_CITY", ["ja-JP"]],
  ["AMAZON.MusicGroup", ["it-IT"]],
]);

/** Slot types of one country's names, and the locales that the Slot Type Reference of 2019 lists for them. */
const OF_A_COUNTRY = /^AMAZON\.(AT|DE|EUROPE|GB|US)_[A-Z_]+$/;
const LISTED = ["de-DE", "en-CA", "en-GB", "en-US"];

function isRefused(type: unknown, locale: string): boolean {
  return REFUSED.get(type)?.includes(locale) === true;
}

function isUnlisted(type: unknown, locale: string): boolean {
  if (type === "AMAZON.AlphaNumeric") return locale === "ar-SA" || locale === "nl-NL";
  return typeof type === "string" && OF_A_COUNTRY.test(type) && !LISTED.includes(locale);
}

function* checkTypes(
  { locale, slots, types }: ModelView,
  problemOf: (type: unknown, locale: string) => string | undefined,
): Iterable<Violation> {
  if (locale === undefined) return;
  for (const { node, path } of slots) {
    const problem = problemOf(node.type, locale);
    if (problem) yield { path: [...path, "type"], message: `is ${quote(String(node.type))}, ${problem}` };
  }
  for (const { name, path } of types.items) {
    const problem = problemOf(name, locale);
    if (problem) yield { path: [...path, "name"], message: `is ${quote(name ?? "")}, ${problem}` };
  }
}

const REMEDY = "give the slot a type of your own, or a built-in one that the locale has, such as AMAZON.City";

export const builtInLocales: Rule[] = [
  {
    id: "built-in-type-locale",
    severity: "error",
    description: "A built-in slot type is not available in the model's locale, as was seen.",
    source:
      "Amazon's `MissingSlot` and `InvalidSlotTypeName` (skill-sample-nodejs-quiz-game issue 15, flask_ask_ros issue 2, jovo-framework issue 105, echo-sonos issue 146)",
    check: (view) =>
      checkTypes(view, (type, locale) =>
        isRefused(type, locale) ? `which Amazon does not have for ${locale}: ${REMEDY}` : undefined,
      ),
  },
  {
    id: "built-in-type-unlisted",
    severity: "warning",
    description: "Amazon's documentation does not list a built-in slot type for the model's locale.",
    source:
      "Slot Type Reference, as of 2019-12: types of one country's names for de-DE, en-CA, en-GB and en-US only; AMAZON.AlphaNumeric for all but ar-SA and nl-NL",
    check: (view) =>
      checkTypes(view, (type, locale) =>
        isUnlisted(type, locale) && !isRefused(type, locale)
          ? `which Amazon does not list for ${locale}: ${REMEDY}`
          : undefined,
      ),
  },
];
