import { expect, test } from "vitest";
import { parseInvocation } from "../../emulator/simulation/invocation-name";

test.each([
  ["en-US", "open coffee shop"],
  ["en-GB", "Alexa, please launch Coffee Shop"],
  ["en-US", "coffee shop"],
  ["de-DE", "öffne coffee shop"],
  ["es-MX", "abre coffee shop"],
  ["fr-CA", "ouvre coffee shop"],
  ["it-IT", "apri coffee shop"],
  ["pt-BR", "abra coffee shop"],
  ["nl-NL", "open coffee shop"],
  ["ja-JP", "coffee shop を開いて"],
  ["hi-IN", "coffee shop खोलो"],
  ["ar-SA", "افتح coffee shop"],
])("%s: %s opens the skill", (locale, utterance) => {
  expect(parseInvocation(utterance, "coffee shop", locale)).toEqual({});
});

test.each([
  ["en-US", "ask coffee shop to order a tea", "order a tea"],
  ["en-IN", "open coffee shop and order a tea", "order a tea"],
  ["en-US", "ask coffee shop what is new", "what is new"],
  ["en-AU", "order a tea from coffee shop", "order a tea"],
  ["de-DE", "frage coffee shop nach einem Tee", "einem tee"],
  ["es-ES", "pide a coffee shop que traiga té", "traiga té"],
  ["fr-FR", "demande à coffee shop de servir un thé", "servir un thé"],
  ["it-IT", "chiedi a coffee shop di portare un tè", "portare un tè"],
  ["pt-BR", "peça para coffee shop trazer chá", "trazer chá"],
  ["nl-NL", "vraag coffee shop om thee", "thee"],
  ["ja-JP", "coffee shopでお茶を注文して", "お茶を注文して"],
  ["hi-IN", "coffee shop से चाय मंगाओ", "चाय मंगाओ"],
  ["ar-SA", "اسأل coffee shop عن الشاي", "الشاي"],
])("%s: %s asks it something", (locale, utterance, request) => {
  expect(parseInvocation(utterance, "coffee shop", locale)).toEqual({ request });
});

test("what only holds the name does not speak to the skill, in a session still less", () => {
  expect(parseInvocation("is the coffee shop nice", "coffee shop", "en-US")).toBeUndefined();
  expect(parseInvocation("open tea house", "coffee shop", "en-US")).toBeUndefined();
  expect(parseInvocation("order a tea from coffee shop", "coffee shop", "en-US", true)).toBeUndefined();
  expect(parseInvocation("open coffee shop", "coffee shop", "en-US", true)).toEqual({});
});
