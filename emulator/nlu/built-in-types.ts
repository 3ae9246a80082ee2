import { numberOf } from "./numbers";
import { normalisedWords } from "./words";

/** The value of a slot for what was said in it; undefined where the words are nothing of that type. */
type BuiltInType = (words: string[], said: string, locale: string) => string | undefined;

// Digits with a mark between them are a date or a time.
const number: BuiltInType = (words, said, locale) =>
  /\d[-/:]\d/.test(said) ? undefined : numberOf(words, locale.slice(0, 2));

const ordinals =
  "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(
    " ",
  );
const isOrdinal = (word: string) =>
  ordinals.includes(word) || word === "thirtieth" || /^\d+(st|nd|rd|th|er)?$/.test(word);

/** Words between the others of a date, a time or a duration. */
const between = new Set(
  "the of on at and a an past to o half de del des du la le el il der den da do e y et und の 年".split(" "),
);

/** Recognises what is made of words that Intl writes for such things, with numbers and other words between them; or what is written so. */
function madeOf(textsOf: (locale: string) => string[], written?: RegExp): BuiltInType {
  const lexicons = new Map<string, Set<string>>();
  return (words, said, locale) => {
    const lexicon = lexicons.get(locale) ?? lexiconOf(textsOf(locale));
    lexicons.set(locale, lexicon);
    if (written?.test(said)) return said;
    const counts = (word: string) => lexicon.has(word) || isOrdinal(word) || number([word], word, locale) !== undefined;
    const isEnd = (word = "") => counts(word) && !between.has(word);
    const isWhole = isEnd(words[0]) && isEnd(words.at(-1)) && words.every((word) => counts(word) || between.has(word));
    return isWhole && words.some((word) => lexicon.has(word)) ? said : undefined;
  };
}

/** The words of texts, without the numbers in them. */
const lexiconOf = (texts: string[]) =>
  new Set(
    texts.flatMap((text) => normalisedWords(text).split(" ")).filter((word) => word !== "" && !/\p{N}/u.test(word)),
  );

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index);

const dateFormat = (locale: string, form: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, form).format;

const monthTexts = (locale: string) =>
  (["long", "short"] as const).flatMap((month) =>
    upTo(12)
      .map((index) => new Date(2026, index, 15))
      .map(dateFormat(locale, { month })),
  );

const weekdayTexts = (locale: string) =>
  upTo(7)
    .map((index) => new Date(2026, 0, 4 + index))
    .map(dateFormat(locale, { weekday: "long" }));

function dateTexts(locale: string): string[] {
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  const units = ["day", "week", "month", "year"] as const;
  const near = units.flatMap((unit) => [-2, -1, 0, 1, 2].map((count) => relative.format(count, unit)));
  return [...monthTexts(locale), ...weekdayTexts(locale), ...near];
}

function timeTexts(locale: string): string[] {
  const hours = upTo(24).map((hour) => new Date(2026, 0, 1, hour));
  const forms: Intl.DateTimeFormatOptions[] = [
    { hour: "numeric", hour12: true },
    { hour: "numeric", hour12: false },
    { hour: "numeric", dayPeriod: "long" },
  ];
  return ["p m", "a m", "noon midnight o clock", ...forms.flatMap((form) => hours.map(dateFormat(locale, form)))];
}

function durationTexts(locale: string): string[] {
  const units = ["second", "minute", "hour", "day", "week", "month", "year"];
  return units.flatMap((unit) =>
    [1, 2, 5].map(new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long" }).format),
  );
}

/** By slot type; any other built-in type takes whatever is said. */
export const builtInTypes: ReadonlyMap<string, BuiltInType> = new Map(
  Object.entries<BuiltInType>({
    "AMAZON.NUMBER": number,
    "AMAZON.FOUR_DIGIT_NUMBER": number,
    "AMAZON.PhoneNumber": (words, _said, locale) => numberOf(words, locale.slice(0, 2)),
    "AMAZON.Ordinal": (words, said, locale) => {
      const place = words.length === 1 ? ordinals.indexOf(words[0] ?? "") + 1 : 0;
      const digits = /^\d+(?=st$|nd$|rd$|th$|er$|e$|º|ª|$)/.exec(words.join(""))?.[0];
      return place > 0 ? String(place) : (digits ?? number(words, said, locale));
    },
    "AMAZON.DATE": madeOf(dateTexts, /^\d{4}-w?\d\d(-\d\d)?$/),
    "AMAZON.Month": madeOf(monthTexts),
    "AMAZON.DayOfWeek": madeOf(weekdayTexts),
    "AMAZON.TIME": madeOf(timeTexts, /^\d\d?:\d\d$/),
    "AMAZON.DURATION": madeOf(durationTexts, /^pt?\d+[a-z]$/),
  }),
);
