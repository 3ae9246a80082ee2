import { isRecord } from "../document/document";
import { quote } from "../text/printable";
import type { ModelView } from "../view/model-view";
import type { Rule, Violation } from "./rule";

const PATH = ["languageModel", "invocationName"];

function* checkInvocationName(
  { model }: ModelView,
  problemOf: (name: string) => string | undefined,
): Iterable<Violation> {
  const name = isRecord(model.languageModel) ? model.languageModel.invocationName : undefined;
  const message = typeof name === "string" && name !== "" ? problemOf(name) : undefined;
  if (message !== undefined) yield { path: PATH, message: `is ${quote(String(name))}: ${message}` };
}

// Amazon's lists of words are known for English only.
const isEnglish = ({ locale }: ModelView) => locale === undefined || locale.startsWith("en-");

const wordSet = (list: string) => new Set(list.split(" "));
const ARTICLES = wordSet("the a an for to of about up by at off with");
const RESERVED = {
  "starts a skill": wordSet("run start play resume use launch ask open tell load begin enable"),
  "connects a request": wordSet("to from in using with about for that by if and whether"),
  "wakes a device": wordSet("alexa amazon echo computer"),
  "says what it is": wordSet("skill app"),
};

// ASCII and Latin-1 punctuation, and whitespace other than the space; punctuation of other scripts may be part of words.
const UNSPOKEN =
  /[^\S ]|[\u0021-\u0026\u0028-\u002d\u002f-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf]/u;

export const invocationName: Rule[] = [
  {
    id: "invocation-name",
    severity: "error",
    description:
      "The invocation name is blank, or has upper-case letters, digits, or signs other than apostrophes and periods.",
    source: 'Amazon, "Choose the Invocation Name for a Custom Skill"; no public model of 618 has a digit',
    check: (view) =>
      checkInvocationName(view, (name) => {
        if (name.trim() === "") return "write what users say to open the skill";
        if (/\p{Nd}/u.test(name)) return "spell its numbers out";
        if (/\p{Lu}|\p{Lt}/u.test(name)) return `write it in lower case, ${quote(name.toLowerCase())}`;
        const character = name.match(UNSPOKEN)?.[0];
        if (character === undefined) return undefined;
        const cleaned = name.replace(new RegExp(UNSPOKEN, "gu"), " ").replace(/\s+/g, " ").trim();
        return `it may have letters, blanks, apostrophes and periods only, not ${quote(character)}: write ${quote(cleaned)}`;
      }),
  },
  {
    id: "invocation-name-length",
    severity: "error",
    description: "The invocation name has less than 2 or more than 50 characters.",
    source: "The developer console's own message",
    check: (view) =>
      checkInvocationName(view, (name) => {
        const { length } = [...name.trim()];
        return length === 1 || length > 50 ? `it has ${length} characters: Amazon takes 2 to 50` : undefined;
      }),
  },
  {
    id: "invocation-one-word",
    severity: "warning",
    description: "An English invocation name has one word.",
    source: "Amazon takes one word only where it is a brand; 11 % of public models have one",
    check: (view) =>
      checkInvocationName(view, (name) =>
        isEnglish(view) && /^[^\s.]+$/.test(name.trim())
          ? "Amazon certifies a single word only where it is a brand of yours"
          : undefined,
      ),
  },
  {
    id: "invocation-article",
    severity: "warning",
    description: "An English invocation name has two words, one of them an article or a preposition.",
    source: "Amazon's certification",
    check: (view) =>
      checkInvocationName(view, (name) => {
        const found = name.trim().split(/\s+/);
        const article = found.find((word) => ARTICLES.has(word));
        if (!isEnglish(view) || found.length !== 2 || article === undefined) return undefined;
        return `Amazon does not certify two words of which one is ${quote(article)}: add a word`;
      }),
  },
  {
    id: "invocation-reserved-word",
    severity: "warning",
    description:
      "An English invocation name has a word by which skills are started, requests connected or devices woken, or `skill` or `app`.",
    source: "Amazon's certification",
    check: (view) =>
      checkInvocationName(view, (name) => {
        if (!isEnglish(view)) return undefined;
        for (const [use, reserved] of Object.entries(RESERVED)) {
          const word = name.split(/[\s'’]+/).find((candidate) => reserved.has(candidate));
          if (word) return `Amazon does not certify a name with ${quote(word)}, which ${use}: use another word`;
        }
        return undefined;
      }),
  },
];
