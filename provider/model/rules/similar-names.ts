import { didYouMean, isOneEditAway } from "../text/did-you-mean";
import { jsonPath } from "../text/json-path";
import { quote } from "../text/printable";
import type { Part } from "../view/model-view";
import { BUILT_IN_INTENTS, BUILT_IN_TYPES } from "./built-in-names";
import { checkNames } from "./names";
import type { Rule, Violation } from "./rule";

// Amazon has added and removed types by country, such as AMAZON.ES_CITY; names of the Built-in Intent Library are open: AMAZON.AddAction<object@Book>.
const UNLISTED = /^AMAZON\.(?:[A-Z]{2}_|LITERAL$|.*<)/;

/** A message for an AMAZON. name that is not a known one; it may be new at Amazon. */
export function checkBuiltInName(name: string, known: ReadonlySet<string>): string | undefined {
  if (!name.startsWith("AMAZON.") || known.has(name) || UNLISTED.test(name)) return undefined;
  const advice = didYouMean(name, known, "check its name, or use a custom one");
  return `is ${quote(name)}, which Amazon is not known to have: ${advice}`;
}

export const similarNames: Rule[] = [
  {
    id: "built-in-name",
    severity: "warning",
    description: "A name that begins with AMAZON. is not that of a known built-in intent or slot type.",
    source:
      "Amazon's lists of built-in intents and slot types, as of 2023; models with unknown ones were seen refused (jovo-framework issue 105, echo-sonos issue 146)",
    *check({ intents, types, slots }) {
      yield* checkNames(intents.items, (name) => checkBuiltInName(name, BUILT_IN_INTENTS));
      yield* checkNames(types.items, (name) => checkBuiltInName(name, BUILT_IN_TYPES));
      for (const { node, path } of slots) {
        const message = typeof node.type === "string" ? checkBuiltInName(node.type, BUILT_IN_TYPES) : undefined;
        if (message) yield { path: [...path, "type"], message };
      }
    },
  },
  {
    id: "similar-intents",
    severity: "warning",
    description: "The names of two intents differ only by what may be a typo.",
    source: "Good practice: code that handles the one will be written for the other",
    check: ({ intents }) => findSimilarNames(intents.items.filter(({ builtIn }) => !builtIn)),
  },
];

function* findSimilarNames(intents: Part[]): Iterable<Violation> {
  const names = intents
    .slice(0, MAX_INTENTS)
    .flatMap(({ name, path }) =>
      name && name.length > SHORT_LENGTH ? [{ name, lower: name.toLowerCase(), path }] : [],
    );
  for (const [index, { name, lower, path }] of names.entries()) {
    for (let earlier = 0; earlier < index; earlier++) {
      const other = names[earlier];
      if (!other || !isOneEditAway(other.lower, lower) || !isLikelyTypo(other.name, name)) continue;
      yield {
        path: [...path, "name"],
        message: `is ${quote(name)}, which only a typo separates from ${quote(other.name)} of ${jsonPath(other.path)}: rename one, or put both together`,
      };
      break;
    }
  }
}

const SHORT_LENGTH = 5;
// Twice as many as Amazon accepts; the cost is quadratic.
const MAX_INTENTS = 500;

/** Whether two names with an edit distance of 1 differ by a typo, not on purpose. */
function isLikelyTypo(one: string, other: string): boolean {
  // A plural is a different word.
  if (one === other || isPlural(one, other) || isPlural(other, one)) return false;
  if (one.length !== other.length) return true;
  // A different letter in a short word is intended: AnswerA and AnswerB, GetColor and SetColor.
  const others = splitWords(other);
  return !splitWords(one).some(
    (word, index) => word.length < SHORT_LENGTH && word.toLowerCase() !== others[index]?.toLowerCase(),
  );
}

function isPlural(many: string, one: string): boolean {
  return splitWords(many).some(
    (word, index, words) =>
      word === `${splitWords(one)[index]}s` && words.with(index, word.slice(0, -1)).join("") === one,
  );
}

function splitWords(name: string): string[] {
  return name.match(/[A-Z]?[a-z]+|[A-Z]/g) ?? [];
}
