import { quote } from "../findings/finding";
import { isOneEditAway } from "../text/did-you-mean";
import { jsonPath } from "../text/json-path";
import type { Part } from "../view/model-view";
import { BUILT_IN_INTENTS, BUILT_IN_TYPES } from "./built-in-names";
import { named } from "./names";
import type { Breach, Rule } from "./rule";

/** What is wrong with a name that claims to be Amazon's; a name that is like none of theirs may be a new one. */
export function misspelt(name: string, known: ReadonlySet<string>): string | undefined {
  // Types such as AMAZON.ES_CITY came and went by country.
  if (!name.startsWith("AMAZON.") || known.has(name) || /^AMAZON\.[A-Z]{2}_/.test(name)) return undefined;
  const near = [...known].find((other) => isOneEditAway(other.toLowerCase(), name.toLowerCase()));
  return near && `is ${quote(name)}, which Amazon is not known to have: did you mean ${quote(near)}?`;
}

export const similarNames: Rule[] = [
  {
    id: "built-in-name",
    severity: "warning",
    finds: "A name that begins with AMAZON. is almost that of a built-in intent or slot type.",
    source: "Amazon's lists of built-in intents and slot types",
    *judge({ intents, types, slots }) {
      yield* named(intents.items, (name) => misspelt(name, BUILT_IN_INTENTS));
      yield* named(types.items, (name) => misspelt(name, BUILT_IN_TYPES));
      for (const { node, path } of slots) {
        const message = typeof node.type === "string" ? misspelt(node.type, BUILT_IN_TYPES) : undefined;
        if (message) yield { path: [...path, "type"], message };
      }
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

function* similar(intents: Part[]): Iterable<Breach> {
  const names = intents
    .slice(0, MOST_INTENTS)
    .flatMap(({ name, path }) => (name && name.length > SHORT ? [{ name, lower: name.toLowerCase(), path }] : []));
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
// Twice of what Amazon takes; the work grows with the square.
const MOST_INTENTS = 500;

/** Of two names that one letter tells apart. */
function onlyTypo(one: string, other: string): boolean {
  // A plural is another word.
  if (one === other || isPlural(one, other) || isPlural(other, one)) return false;
  if (one.length !== other.length) return true;
  // Another letter in a short word tells them apart on purpose: AnswerA and AnswerB, GetColor and SetColor.
  const others = wordsOf(other);
  return !wordsOf(one).some(
    (word, index) => word.length < SHORT && word.toLowerCase() !== others[index]?.toLowerCase(),
  );
}

function isPlural(many: string, one: string): boolean {
  return wordsOf(many).some(
    (word, index, words) => word === `${wordsOf(one)[index]}s` && words.with(index, word.slice(0, -1)).join("") === one,
  );
}

function wordsOf(name: string): string[] {
  return name.match(/[A-Z]?[a-z]+|[A-Z]/g) ?? [];
}
