// Makes utterances out of a model's own samples: what a user would say for each, and the same said a little differently.

/** Numbers from 0 to 1 that are the same in every run. */
export function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const names = "london,new york,rio de janeiro,maria,john,queen,abbey road,the beatles,pizza,berlin".split(",");
const phrases =
  "blue suede shoes,what the weather is like,cats,milk and eggs,a story about three little pigs,my friend".split(",");
const day = (random) => new Date(2026, Math.floor(random() * 12), 1 + Math.floor(random() * 28));
const unit = (random) => ["second", "minute", "hour", "day", "week"][Math.floor(random() * 5)];
const whole = (random, limit) => 1 + Math.floor(random() * limit);

/** Something that a user would say in a slot of a built-in type, in the language of the locale where Intl knows it. */
const builtIn = {
  "AMAZON.NUMBER": (random) => String(whole(random, 100)),
  "AMAZON.FOUR_DIGIT_NUMBER": (random) => String(1000 + whole(random, 8999)),
  "AMAZON.PhoneNumber": (random) => `555 ${1000 + whole(random, 8999)}`,
  "AMAZON.Ordinal": (random) => ["first", "second", "third", "4th"][Math.floor(random() * 4)],
  "AMAZON.DATE": (random, locale) =>
    [
      new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(Math.floor(random() * 3) - 1, "day"),
      day(random).toLocaleDateString(locale, { weekday: "long" }),
      day(random).toLocaleDateString(locale, { month: "long", day: "numeric" }),
    ][Math.floor(random() * 3)],
  "AMAZON.Month": (random, locale) => day(random).toLocaleDateString(locale, { month: "long" }),
  "AMAZON.DayOfWeek": (random, locale) => day(random).toLocaleDateString(locale, { weekday: "long" }),
  "AMAZON.TIME": (random, locale) =>
    new Date(2026, 0, 1, whole(random, 23)).toLocaleTimeString(locale, { hour: "numeric" }),
  "AMAZON.DURATION": (random, locale) =>
    new Intl.NumberFormat(locale, { style: "unit", unit: unit(random), unitDisplay: "long" }).format(whole(random, 50)),
  "AMAZON.SearchQuery": (random) => pick(random, phrases),
};

const pick = (random, list) => list[Math.floor(random() * list.length)];
const normal = (text) =>
  text
    .toLowerCase()
    .normalize("NFKC")
    .replaceAll(/[^\p{L}\p{M}\p{N}{}|]+/gu, " ")
    .trim();
const slotNames = /\{[^}]*\}/g;
const nameOf = (slot) => slot.slice(1, -1).split("|").at(-1).trim();

/**
 * One utterance for every sample of a model. Left out are samples of slots only, and those that another intent has too: with the same
 * words, and slots of the same types in the same places.
 */
export function sayings(model, locale, seed = 1) {
  const random = randomFrom(seed);
  const { intents, types = [] } = model.languageModel;
  const intentsOf = new Map();
  const all = intents.flatMap((intent) =>
    [...new Set(intent.samples ?? [])].map((sample) => {
      const typeOf = (name) => intent.slots?.find((slot) => slot.name === name)?.type ?? name;
      const form = normal(sample.replaceAll(slotNames, (slot) => `{${typeOf(nameOf(slot))}}`));
      intentsOf.set(form, (intentsOf.get(form) ?? new Set()).add(intent.name));
      const isBare = normal(sample.replaceAll(slotNames, " ")) === "";
      const say = () =>
        normal(sample.replaceAll(slotNames, (slot) => ` ${slotValue(typeOf(nameOf(slot)), types, locale, random)} `));
      return { intent: intent.name, sample, form, isBare, say };
    }),
  );
  const bare = all.filter(({ isBare }) => isBare).length;
  const said = all.filter(({ isBare, form }) => !isBare && intentsOf.get(form).size === 1);
  return {
    leftOut: { bare, shared: all.length - bare - said.length },
    sayings: said.map(({ intent, sample, say }) => ({ intent, sample, utterance: say() })),
  };
}

function slotValue(typeName, types, locale, random) {
  const type = types.find(({ name }) => name === typeName);
  const values = (type?.values ?? type?.valueSupplier?.values ?? []).flatMap(({ name }) => [
    name?.value,
    ...(name.synonyms ?? []),
  ]);
  const sayable = values.filter((value) => value && normal(value) !== "");
  return sayable.length > 0 ? pick(random, sayable) : (builtIn[typeName]?.(random, locale) ?? pick(random, names));
}

const before = {
  en: "please,could you please,can you,I would like to,hey",
  de: "bitte,kannst du bitte,ich möchte",
  es: "por favor,puedes,quiero",
  fr: "s'il te plaît,peux-tu,je veux",
  it: "per favore,puoi,vorrei",
  pt: "por favor,você pode,eu quero",
  ja: "すみません",
  hi: "कृपया",
  ar: "من فضلك",
};
const little = new Set(
  "a an the to of my me der die das ein eine el la los un una le les l de o os um uma il".split(" "),
);

/** The same said a little differently: with words before or after it, without an article, with two words changed over. */
export function paraphrase(utterance, locale, random) {
  const language = locale.slice(0, 2);
  const words = utterance.split(" ");
  const place = words.findIndex((word) => little.has(word));
  const at = Math.floor(random() * (words.length - 1));
  const ways = [
    () => [pick(random, (before[language] ?? before.en).split(",")), ...words],
    () => [...words, language === "en" ? "please" : pick(random, (before[language] ?? before.en).split(","))],
    ...(place < 0 || words.length < 3 ? [] : [() => words.toSpliced(place, 1)]),
    ...(words.length < 3 ? [] : [() => words.toSpliced(at, 2, words[at + 1], words[at])]),
  ];
  return pick(random, ways)().join(" ");
}

/** Words of no language. */
export function nonsense(random) {
  const word = () =>
    Array.from(
      { length: 1 + whole(random, 3) },
      () => pick(random, [..."bdfgklmnprstvz"]) + pick(random, [..."aeiou"]),
    ).join("");
  return Array.from({ length: whole(random, 6) }, word).join(" ");
}
