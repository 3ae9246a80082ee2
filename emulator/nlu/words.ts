/** A word of a text; the marks and spaces around it do not count when texts are compared. */
export interface Word {
  /** As it is compared: lower case, without accents and vowel marks. */
  text: string;
  /** Its offset in the text (in lower case), in UTF-16 units. */
  start: number;
  end: number;
}

// Scripts that are written without spaces: there every character is a word.
const unspaced = String.raw`[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmr}\p{scx=Mymr}]`;
const word = new RegExp(
  String.raw`(?=[\p{L}\p{N}])${unspaced}\p{M}*|(?:(?!${unspaced})[\p{L}\p{N}][\p{M}\u200c\u200d]*)+`,
  "gu",
);

// Latin accents, Arabic vowel marks and the stretching line: other marks (Hindi, Japanese) make another sound.
const silent = /[\u0300-\u036f\u0640\u064b-\u0652]/g;

/** The words of a text, in order. An apostrophe parts words: "what's" and French "l'eau" are two. */
export function wordsOf(text: string): Word[] {
  return Array.from(text.toLowerCase().matchAll(word), ({ 0: found, index }) => ({
    text: found.normalize("NFKD").replace(silent, "").normalize("NFC"),
    start: index,
    end: index + found.length,
  }));
}

/** A text as it sounds: two texts with the same words are the same. */
export const normalisedWords = (text: string): string =>
  wordsOf(text)
    .map(({ text }) => text)
    .join(" ");

/** Words as they were said, without the marks between them. */
export function originalText(text: string, words: Word[]): string {
  const said = text.toLowerCase().slice(words[0]?.start ?? 0, words.at(-1)?.end ?? 0);
  return said.replaceAll(/:(?!\d)|[^\p{L}\p{M}\p{N}\s'’.:&/-]/gu, "").replaceAll(/\s+/g, " ");
}
