import { normalisedWords } from "./words";

// From 0 to 20, then 30 to 100 by tens, then 1000; a language may end earlier.
const cardinals: Record<string, string> = {
  en: "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand",
  de: "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig hundert tausend",
  es: "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa cien mil",
  fr: "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dixsept dixhuit dixneuf vingt trente quarante cinquante soixante septante huitante nonante cent mille",
  it: "zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove venti trenta quaranta cinquanta sessanta settanta ottanta novanta cento mille",
  pt: "zero um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezesseis dezessete dezoito dezenove vinte trinta quarenta cinquenta sessenta setenta oitenta noventa cem mil",
  nl: "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien twintig dertig veertig vijftig zestig zeventig tachtig negentig honderd duizend",
  hi: "शून्य एक दो तीन चार पाँच छह सात आठ नौ दस ग्यारह बारह तेरह चौदह पंद्रह सोलह सत्रह अठारह उन्नीस बीस तीस चालीस पचास साठ सत्तर अस्सी नब्बे सौ हज़ार",
  ar: "صفر واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة",
  ja: "零 一 二 三 四 五 六 七 八 九 十",
};
const joining = new Set(["and", "und", "y", "et", "e", "en"]);

const valueAt = (index: number) => (index <= 20 ? index : index <= 28 ? (index - 18) * 10 : 1000);
const tables = new Map(
  Object.entries(cardinals).map(([language, words]) => [
    language,
    new Map(words.split(" ").map((word, index) => [normalisedWords(word), valueAt(index)])),
  ]),
);

/** The number that words spell, as digits: "42", "forty two", "four two"; undefined when they are no number. */
export function numberOf(words: string[], language: string): string | undefined {
  const table = tables.get(language);
  const spoken = words.filter((word) => words.length === 1 || !joining.has(word));
  const values = spoken.map((word) => (/^\d+$/.test(word) ? word : table?.get(word)));
  if (spoken.length === 0 || values.includes(undefined)) return undefined;
  const digits = values.map(String);
  if (digits.every((digit) => digit.length === 1) || spoken.every((word) => /^\d+$/.test(word))) return digits.join("");
  let [total, part] = [0, 0];
  for (const value of digits.map(Number)) {
    if (value === 1000) [total, part] = [total + (part || 1) * 1000, 0];
    else if (value === 100 || (value === 10 && language === "ja")) part = (part || 1) * value;
    else part += value;
  }
  return String(total + part);
}
