import { asSaid, soundOf, wordsOf } from "./nlu/words";

/** How a skill is spoken to, by language: what stands before its name, what follows it, and what leads to it at the end of a request. */
interface Forms {
  /** "open", and so on; in languages whose verb comes last it stands after the name. */
  launch: string;
  ask: string;
  /** Between the name and the request: "ask coffee shop TO order a tea". */
  lead: string;
  /** Between the request and the name: "order a tea FROM coffee shop". */
  by: string;
}

const forms: Record<string, Forms> = {
  en: {
    launch: "open, launch, start, run, begin, load, enable, use, play, resume, talk to, speak to",
    ask: "ask, tell",
    lead: "to, for, about, that, if, whether, and",
    by: "using, with, from, in, on, by, through",
  },
  de: {
    launch: "öffne, starte, beginne, spiele, spiel, lade, aktiviere, sprich mit, rede mit",
    ask: "frage, frag, sage, sag, bitte",
    lead: "nach, ob, dass, um, zu, und",
    by: "mit, in, von, bei, auf",
  },
  es: {
    launch: "abre, inicia, lanza, empieza, comienza, ejecuta, usa, juega a, habla con",
    ask: "pide a, pídele a, pregunta a, pregúntale a, di a, dile a",
    lead: "que, por, sobre, si, para, y",
    by: "con, en, de, desde, a, usando",
  },
  fr: {
    launch: "ouvre, lance, démarre, commence, utilise, joue à, parle à, parle avec",
    ask: "demande à, dis à",
    lead: "de, d, si, que, pour, et",
    by: "avec, dans, sur, à",
  },
  it: {
    launch: "apri, avvia, lancia, inizia, usa, gioca a, parla con",
    ask: "chiedi a, domanda a, di a",
    lead: "di, se, che, per, e",
    by: "con, su, in, da, a",
  },
  pt: {
    launch: "abra, abre, abrir, inicie, iniciar, comece, use, execute, jogue, fale com",
    ask: "peça para, peça a, peça ao, pergunte para, pergunte a, pergunte ao, diga para, diga a, diga ao",
    lead: "para, que, se, sobre, por, e",
    by: "com, em, no, na, do, da, usando",
  },
  nl: {
    launch: "open, start, begin, gebruik, speel, praat met",
    ask: "vraag, vraag aan, zeg tegen, vertel",
    lead: "om, of, naar, dat, te, en",
    by: "met, in, van, via",
  },
  ja: {
    launch: "を開いて, 開いて, を起動して, 起動して, を始めて, をスタート, をスタートして",
    ask: "",
    lead: "に聞いて, を使って, で, に, から",
    by: "",
  },
  hi: {
    launch: "खोलो, को खोलो, शुरू करो, चलाओ, open, ओपन करो",
    ask: "ask",
    lead: "से पूछो, से कहो, से, में, को, to",
    by: "",
  },
  ar: {
    launch: "افتح, افتحي, شغل, شغلي, ابدأ, ابدئي",
    ask: "اسأل, اسألي, اطلب من, اطلبي من",
    lead: "عن, أن, إذا, و",
    by: "مع, من, في, على, باستخدام",
  },
};

const ignored = new Set(["alexa", "アレクサ", "एलेक्सा", "أليكسا", "please", "bitte"].map(soundOf));
const listOf = (phrases: string) =>
  phrases
    .split(",")
    .map(soundOf)
    .filter((phrase) => phrase !== "");

/**
 * What a whole utterance asks of a skill: to be opened, or a request. Undefined when it does not speak to the skill: in a session with it,
 * words that happen to hold its name do not.
 */
export function addressOf(
  utterance: string,
  invocationName: string,
  locale: string,
  inSession = false,
): { request?: string } | undefined {
  const name = soundOf(invocationName);
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
  const { launch, ask, lead, by } = forms[locale.slice(0, 2)] ?? (forms.en as Forms);
  const endsWith = (phrases: string) => listOf(phrases).find((phrase) => ` ${before}`.endsWith(` ${phrase}`));
  const opens = endsWith(launch) ?? endsWith(ask);

  if (before === "" && listOf(launch).includes(after)) return {};
  if (inSession && opens === undefined) return undefined;
  if (after === "") {
    const led = opens === undefined ? endsWith(by) : undefined;
    if (led === undefined) return before === "" || opens !== undefined ? {} : undefined;
    const request = words.slice(0, at - led.split(" ").length);
    return request.length > 0 ? { request: asSaid(utterance, request) } : undefined;
  }
  const follows = listOf(lead)
    .filter((phrase) => `${after} `.startsWith(`${phrase} `) && after !== phrase)
    .toSorted((a, b) => b.length - a.length)[0];
  if (opens === undefined && (before !== "" || follows === undefined)) return undefined;
  const skipped = follows === undefined ? 0 : follows.split(" ").length;
  return { request: asSaid(utterance, words.slice(at + length + skipped)) };
}
