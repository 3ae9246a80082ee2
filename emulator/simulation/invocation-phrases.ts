/** Invocation phrases by language: what precedes the invocation name, what follows it, and what leads to it at the end of a request. */
interface InvocationPhrases {
  /** "open", and so on; in languages whose verb comes last it follows the name. */
  launch: string;
  ask: string;
  /** Between the name and the request: "ask coffee shop TO order a tea". */
  lead: string;
  /** Between the request and the name: "order a tea FROM coffee shop". */
  by: string;
}

const english: InvocationPhrases = {
  launch: "open, launch, start, run, begin, load, enable, use, play, resume, talk to, speak to",
  ask: "ask, tell",
  lead: "to, for, about, that, if, whether, and",
  by: "using, with, from, in, on, by, through",
};

const others: Record<string, InvocationPhrases> = {
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

const forms = new Map(Object.entries(others));

/** The forms of a locale's language; those of a language that is not known are the English ones. */
export const phrasesOf = (locale: string): InvocationPhrases => forms.get(locale.slice(0, 2)) ?? english;
