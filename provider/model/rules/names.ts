import { quote } from "../text/printable";
import type { Part } from "../view/model-view";
import { FIXED_TYPES } from "./built-in-names";
import type { Rule, Violation } from "./rule";

const LETTERS = /^[A-Za-z][A-Za-z_]*$/;
const LETTERS_AND_PERIODS = /^[A-Za-z][A-Za-z_.]*$/;
// Includes the generic intents of the Built-in Intent Library: AMAZON.AddAction<object@Book,targetCollection@ReadingList>
const BUILT_IN = /^AMAZON\.\S+$/;

export function isIntentName(name: string): boolean {
  return LETTERS.test(name) || BUILT_IN.test(name);
}

/** The names with a problem. An empty name is reported by the shape rules. */
export function* checkNames(parts: Part[], problemOf: (name: string) => string | undefined): Iterable<Violation> {
  for (const { path, name } of parts) {
    const message = name ? problemOf(name) : undefined;
    if (message !== undefined) yield { path: [...path, "name"], message };
  }
}

/** `is "Order.2": …: write "OrderTwo"` */
function lettersOnlyMessage(what: string, name: string): string {
  const suggestion = suggestName(name);
  const advice = suggestion ? `: write ${quote(suggestion)}` : "";
  return `is ${quote(name)}, but the name of ${what} begins with a letter and has only A to Z, a to z and underscores${advice}`;
}

const DIGITS = ["Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"];

/** Letters that Unicode does not take apart. */
const ASCII: Record<string, string> = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d" };

/** The closest name that Amazon accepts; may be empty. */
function suggestName(name: string): string {
  if (/^amazon\./i.test(name)) return name.replace(/^amazon/i, "AMAZON").replace(/\s+/g, "");
  return name
    .replace(/[ßæœøłđ]/gi, (letter) => ASCII[letter.toLowerCase()] ?? "")
    .normalize("NFD")
    .replace(/\d/g, (digit) => DIGITS[Number(digit)] ?? "")
    .replace(/[\s-]+/g, "_")
    .replace(/[^A-Za-z_]/g, "")
    .replace(/^_+|_+$/g, "");
}

export const names: Rule[] = [
  {
    id: "intent-name",
    severity: "error",
    description: "An intent's name does not begin with a letter, or has something else than letters and underscores.",
    source:
      "Amazon's `InvalidIntentName`, which in practice allows a period in its own AMAZON. names only (litexa issue 109)",
    check: ({ intents }) =>
      checkNames(intents.items, (name) => (isIntentName(name) ? undefined : lettersOnlyMessage("an intent", name))),
  },
  {
    id: "intent-name-underscores",
    severity: "warning",
    description: "An intent's name ends in an underscore, or has two in a row.",
    source: "The pattern of the developer console",
    check: ({ intents }) =>
      checkNames(intents.items, (name) => {
        const suggestion = name.replace(/_+/g, "_").replace(/_$/, "");
        if (!LETTERS.test(name) || suggestion === name) return undefined;
        return `is ${quote(name)}: the developer console takes no underscore at the end and no two in a row; write ${quote(suggestion)}`;
      }),
  },
  {
    id: "slot-name",
    severity: "error",
    description:
      "A slot's name does not begin with a letter, or has something else than letters, underscores and periods.",
    source: "The pattern of the developer console; no public model of 618 breaks it",
    check: ({ slots }) =>
      checkNames(slots, (name) => (LETTERS_AND_PERIODS.test(name) ? undefined : lettersOnlyMessage("a slot", name))),
  },
  {
    id: "slot-name-period",
    severity: "warning",
    description: "A slot's name has a period.",
    source: "Not among the documented characters, but seen in 3 of 618 public models",
    check: ({ slots }) =>
      checkNames(slots, (name) =>
        LETTERS_AND_PERIODS.test(name) && name.includes(".") ? lettersOnlyMessage("a slot", name) : undefined,
      ),
  },
  {
    id: "type-name",
    severity: "error",
    description:
      "A custom slot type's name does not begin with a letter, or has something else than letters and underscores, or is that of a built-in type which cannot get more values.",
    source: "Amazon's `InvalidSlotTypeName` (skill-sample-nodejs-salesforce issue 3)",
    check: ({ types }) =>
      checkNames(types.items, (name) => {
        if (FIXED_TYPES.has(name))
          return `is ${quote(name)}, a built-in type that takes no values of yours: give the type a name of its own`;
        return LETTERS.test(name) || BUILT_IN.test(name) ? undefined : lettersOnlyMessage("a slot type", name);
      }),
  },
  {
    id: "slot-named-as-intent",
    severity: "error",
    description: "A slot has the name of an intent.",
    source:
      'Seen refused (alexa-app-server issue 39); the developer console: "Slot names and intent names must not overlap"; no public model of 618 breaks it',
    check: ({ slots, intents }) =>
      checkNames(slots, (name) =>
        intents.names.has(name)
          ? `is ${quote(name)}, which is the name of an intent too: rename one of them`
          : undefined,
      ),
  },
];
