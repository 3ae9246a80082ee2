import { normalisedWords, originalText, wordsOf } from "../nlu/words";
import { phrasesOf } from "./invocation-phrases";

const ignored = new Set(["alexa", "アレクサ", "एलेक्सा", "أليكسا", "please", "bitte"].map(normalisedWords));
const listOf = (phrases: string) =>
  phrases
    .split(",")
    .map(normalisedWords)
    .filter((phrase) => phrase !== "");

/**
 * What a whole utterance asks of a skill: to be opened, or a request. Undefined when it does not speak to the skill: in a session with it,
 * words that happen to hold its name do not.
 */
export function parseInvocation(
  utterance: string,
  invocationName: string,
  locale: string,
  inSession = false,
): { request?: string } | undefined {
  const name = normalisedWords(invocationName);
  const words = wordsOf(utterance).filter(({ text }, i, all) => !ignored.has(text) || (i > 0 && i < all.length - 1));
  const length = name.split(" ").length;
  const soundsOf = (from: number, to: number) =>
    words
      .slice(from, to)
      .map(({ text }) => text)
      .join(" ");
  const at = words.findIndex((_, from) => soundsOf(from, from + length) === name);
  if (name === "" || at < 0) return undefined;
  const [before, after] = [soundsOf(0, at), soundsOf(at + length, words.length)];
  const { launch, ask, lead, by } = phrasesOf(locale);
  const endsWith = (phrases: string) => listOf(phrases).find((phrase) => ` ${before}`.endsWith(` ${phrase}`));
  const opens = endsWith(launch) ?? endsWith(ask);

  if (before === "" && listOf(launch).includes(after)) return {};
  if (inSession && opens === undefined) return undefined;
  if (after === "") {
    const led = opens === undefined ? endsWith(by) : undefined;
    if (led === undefined) return before === "" || opens !== undefined ? {} : undefined;
    const request = words.slice(0, at - led.split(" ").length);
    return request.length > 0 ? { request: originalText(utterance, request) } : undefined;
  }
  const follows = listOf(lead)
    .filter((phrase) => `${after} `.startsWith(`${phrase} `) && after !== phrase)
    .toSorted((a, b) => b.length - a.length)[0];
  if (opens === undefined && (before !== "" || follows === undefined)) return undefined;
  const skipped = follows === undefined ? 0 : follows.split(" ").length;
  return { request: originalText(utterance, words.slice(at + length + skipped)) };
}
