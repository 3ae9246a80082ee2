import { builtInTypes } from "./built-in-types";
import type { IndexedSlot, SampleIndex } from "./sample-index";
import { originalText, type Word, wordsOf } from "./words";

/** Words of an utterance that may fill a slot. */
interface Span {
  /** The first word, and the one after the last. */
  from: number;
  to: number;
  /** How well they fit the slot's type, from 0 to 1. */
  quality: number;
}

/** An utterance as the samples of one model see it. */
export interface ParsedUtterance {
  text: string;
  words: Word[];
  /** The number of each word in the index; -1 where no sample has it. */
  numbers: number[];
  /** The sum of the weights before each word; the last one is the sum of all. */
  sums: number[];
  /** What of it a slot can take: of a sample without a word, only what is surely meant. */
  spansOf(slot: IndexedSlot, isBare: boolean): Span[];
}

// Longer ones are cut: no sample comes near, and the time for a comparison grows with the square.
const mostWords = 60;
/** The weight of a word that no sample has. */
const unknownWeight = 0.4;

// A word of the sample fits better than the best value, a value better than what is only made like one, and so on.
const quality = { value: 0.98, recognised: 0.95, phrase: 0.6, other: 0.5, unrecognised: 0.3 };
/** Types that take any number of any words. */
const phraseTypes = new Set(["AMAZON.SearchQuery", "AMAZON.LITERAL"]);

/** Takes an utterance apart. When it answers a question for a slot, any words fill the slot, as they do after a sample's own. */
export function parseUtterance(text: string, index: SampleIndex, isAnswer = false): ParsedUtterance {
  const words = wordsOf(text).slice(0, mostWords);
  const numbers = words.map((word) => index.words.get(word.text) ?? -1);
  const sums = [0];
  for (const number of numbers) sums.push((sums.at(-1) ?? 0) + (index.weights[number] ?? unknownWeight));
  const known = new Map<string, Span[]>();
  const spansOf = (slot: IndexedSlot, hasNoWords: boolean) => {
    const isBare = hasNoWords && !isAnswer;
    const key = `${isBare}/${slot.values.type}/${slot.slot.slotTypeReference?.version}`;
    const spans = known.get(key) ?? findSpans(text, words, slot, index.locale, isBare);
    known.set(key, spans);
    return spans;
  };
  return { text, words, numbers, sums, spansOf };
}

function findSpans(text: string, words: Word[], { values }: IndexedSlot, locale: string, isBare: boolean): Span[] {
  const { type, bySound, hasOthers, maxWords } = values;
  const recognise = builtInTypes.get(type);
  const isPhrase = phraseTypes.has(type);
  const FREE_QUALITY = isPhrase ? quality.phrase : hasOthers && !recognise ? quality.other : quality.unrecognised;
  // Alexa hears other words than a type's own where a sample's words lead up to them, but not out of nothing.
  const mostFree = isPhrase ? words.length : isBare ? (FREE_QUALITY === quality.other ? 3 : 0) : 8;
  const spans: Span[] = [];
  for (let from = 0; from < words.length; from++) {
    let sound = "";
    for (let to = from + 1; to <= words.length; to++) {
      const length = to - from;
      if (length > Math.max(mostFree, maxWords, recognise ? 10 : 0)) break;
      const word = words[to - 1]?.text ?? "";
      sound = sound === "" ? word : `${sound} ${word}`;
      const isRecognised = () => {
        const part = words.slice(from, to);
        return (
          recognise?.(
            part.map(({ text }) => text),
            originalText(text, part),
            locale,
          ) !== undefined
        );
      };
      if (length <= maxWords && bySound.has(sound)) spans.push({ from, to, quality: quality.value });
      else if (recognise && length <= 10 && isRecognised()) spans.push({ from, to, quality: quality.recognised });
      else if (length <= mostFree) spans.push({ from, to, quality: FREE_QUALITY });
    }
  }
  return spans;
}
