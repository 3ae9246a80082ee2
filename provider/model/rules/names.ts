import { quote } from "../finding";
import { isOneEditAway, nearest } from "../near";
import { jsonPath } from "../path";
import type { Part, View } from "../view";
import { BUILT_IN_INTENTS, BUILT_IN_TYPES, FIXED_TYPES } from "./built-in";
import type { Breach, Rule } from "./rule";

const LETTERS = /^[A-Za-z][A-Za-z_]*$/;
// Generics of the old built-in library: AMAZON.SearchAction<object@WeatherForecast[temperature]>
const BUILT_IN = /^AMAZON\.[\w.<>@[\]]+$/;

/** Names that break a pattern; what is empty is a matter of shape. */
function* named(parts: Part[], isWrong: (name: string) => boolean, words: (name: string) => string): Iterable<Breach> {
  for (const { path, name } of parts)
    if (name && isWrong(name)) yield { path: [...path, "name"], message: words(name) };
}

const allSlots = ({ intents }: View) => intents.items.flatMap(({ slots }) => slots.items);

/** `is "Order.2": …: write "Order"` */
function lettersOnly(what: string, name: string): string {
  const mended = name.replace(/[^A-Za-z_]/g, "").replace(/^_+/, "");
  const advice = mended ? `: write ${quote(mended)}` : "";
  return `is ${quote(name)}, but the name of ${what} begins with a letter and has only A to Z, a to z and underscores${advice}`;
}

export const names: Rule[] = [
  {
    id: "intent-name",
    severity: "error",
    finds: "An intent's name has something else than letters and underscores.",
    source:
      "Amazon's `InvalidIntentName`, which in practice allows a period in its own AMAZON. names only (litexa issue 109)",
    judge: ({ intents }) =>
      named(
        intents.items,
        (name) => !(LETTERS.test(name) || BUILT_IN.test(name)),
        (name) => lettersOnly("an intent", name),
      ),
  },
  {
    id: "intent-name-underscores",
    severity: "warning",
    finds: "An intent's name ends in an underscore, or has two in a row.",
    source: "The pattern of the developer console",
    judge: ({ intents }) =>
      named(
        intents.items,
        (name) => LETTERS.test(name) && /__|_$/.test(name),
        (name) =>
          `is ${quote(name)}: the developer console takes no underscore at the end and no two in a row; write ${quote(name.replace(/_+/g, "_").replace(/_$/, ""))}`,
      ),
  },
  {
    id: "slot-name",
    severity: "error",
    finds: "A slot's name has something else than letters, underscores and periods.",
    source: "The pattern of the developer console; no public model of 618 breaks it",
    judge: (view) =>
      named(
        allSlots(view),
        (name) => !/^[A-Za-z][A-Za-z_.]*$/.test(name),
        (name) => lettersOnly("a slot", name),
      ),
  },
  {
    id: "slot-name-period",
    severity: "warning",
    finds: "A slot's name has a period.",
    source: "Not among the documented characters, but seen in 3 of 618 public models",
    judge: (view) =>
      named(
        allSlots(view),
        (name) => /^[A-Za-z][A-Za-z_.]*$/.test(name) && name.includes("."),
        (name) => lettersOnly("a slot", name),
      ),
  },
  {
    id: "type-name",
    severity: "error",
    finds:
      "A custom slot type's name has something else than letters and underscores, or is that of a built-in type which cannot get more values.",
    source: "Amazon's `InvalidSlotTypeName` (skill-sample-nodejs-salesforce issue 3)",
    judge: ({ types }) =>
      named(
        types.items,
        (name) => FIXED_TYPES.has(name) || !(LETTERS.test(name) || BUILT_IN.test(name)),
        (name) =>
          FIXED_TYPES.has(name)
            ? `is ${quote(name)}, a built-in type that takes no values of yours: give the type a name of its own`
            : lettersOnly("a slot type", name),
      ),
  },
  {
    id: "built-in-name",
    severity: "warning",
    finds: "A name that begins with AMAZON. is almost that of a built-in intent or slot type.",
    source: "Amazon's lists of built-in intents and slot types",
    *judge(view) {
      yield* named(view.intents.items, isMisspelt(BUILT_IN_INTENTS), misspelt(BUILT_IN_INTENTS));
      yield* named(view.types.items, isMisspelt(BUILT_IN_TYPES), misspelt(BUILT_IN_TYPES));
      for (const { node, path } of allSlots(view))
        if (typeof node.type === "string" && isMisspelt(BUILT_IN_TYPES)(node.type))
          yield { path: [...path, "type"], message: misspelt(BUILT_IN_TYPES)(node.type) };
    },
  },
  {
    id: "slot-named-as-intent",
    severity: "warning",
    finds: "A slot has the name of an intent.",
    source: 'The developer console: "Slot names and intent names must not overlap"; no public model of 618 breaks it',
    judge(view) {
      return named(
        allSlots(view),
        (name) => view.intents.names.has(name),
        (name) => `is ${quote(name)}, which is the name of an intent too: rename one of them`,
      );
    },
  },
  {
    id: "similar-intents",
    severity: "warning",
    finds: "The names of two intents differ in nothing but what may be a typo.",
    source: "Good practice: code that handles the one will be written for the other",
    judge: ({ intents }) => similar(intents.items.filter(({ builtIn }) => !builtIn)),
  },
];

const isMisspelt = (known: ReadonlySet<string>) => (name: string) =>
  name.startsWith("AMAZON.") && !known.has(name) && nearest(name, known) !== undefined;

const misspelt = (known: ReadonlySet<string>) => (name: string) =>
  `is ${quote(name)}, which Amazon is not known to have: did you mean ${quote(nearest(name, known) ?? "")}?`;

function* similar(intents: Part[]): Iterable<Breach> {
  const names = intents.flatMap(({ name, path }) =>
    name && name.length > SHORT ? [{ name, lower: name.toLowerCase(), path }] : [],
  );
  for (const [index, { name, lower, path }] of names.entries()) {
    for (let earlier = 0; earlier < index; earlier++) {
      const other = names[earlier];
      if (!other || !isOneEditAway(other.lower, lower) || !onlyTypo(other.name, name)) continue;
      yield {
        path: [...path, "name"],
        message: `is ${quote(name)}, which only a typo separates from ${quote(other.name)} of ${jsonPath(other.path)}: rename one, or put both together`,
      };
      break;
    }
  }
}

const SHORT = 5;

/** Of two names that one letter tells apart. */
function onlyTypo(one: string, other: string): boolean {
  if (one === other) return false;
  if (one.length !== other.length) return true;
  // Another letter in a short word tells them apart on purpose: AnswerA and AnswerB, GetColor and SetColor.
  const others = wordsOf(other);
  return !wordsOf(one).some(
    (word, index) => word.length < SHORT && word.toLowerCase() !== others[index]?.toLowerCase(),
  );
}

function wordsOf(name: string): string[] {
  return name.match(/[A-Z]?[a-z]+|[A-Z]/g) ?? [];
}
