// What is said for Amazon's own intents without a word in the model. Each language lists the same intents in the same order.
const names = "Stop Cancel Help Yes No Next Previous Repeat Pause Resume NavigateHome".split(" ");
const phrases = {
  en: "stop, off, shut up; cancel, never mind, forget it; help, help me; yes, yes please, sure, yeah; no, no thanks, nope; next, skip, skip forward; go back, previous, skip back, back up; repeat, say that again, repeat that; pause, pause that; resume, continue, keep going; go home, home, home screen",
  de: "stop, stopp, aus; abbrechen, vergiss es; hilfe, hilf mir; ja, ja bitte, genau; nein, nein danke; weiter, nächstes, überspringen; zurück, vorheriges; wiederholen, nochmal; pause, anhalten; fortsetzen, weitermachen; zur startseite, nach hause",
  es: "para, detente, alto; cancela, cancelar, olvídalo; ayuda, ayúdame; sí, claro, por favor; no, no gracias; siguiente, salta; anterior, atrás; repite, otra vez; pausa; reanuda, continúa; inicio, ir al inicio",
  fr: "stop, arrête, arrêter; annule, annuler, laisse tomber; aide, aide moi; oui, oui merci, d'accord; non, non merci; suivant, passe; précédent, retour; répète, encore une fois; pause; reprends, continue; accueil, retour à l'accueil",
  it: "stop, basta, ferma; annulla, lascia perdere; aiuto, aiutami; sì, certo, va bene; no, no grazie; avanti, prossimo, successivo; indietro, precedente; ripeti, di nuovo; pausa; riprendi, continua; home, vai alla home",
  pt: "pare, parar, chega; cancele, cancelar, deixa pra lá; ajuda, me ajuda; sim, claro, pode ser; não, não obrigado; próximo, próxima, pular; anterior, voltar; repete, repetir, de novo; pausa, pausar; continuar, retomar; início, ir para o início",
  nl: "stop, stoppen; annuleer, annuleren, laat maar; help, hulp; ja, ja graag; nee, nee bedankt; volgende, overslaan; vorige, terug; herhaal, nog een keer; pauze, pauzeren; hervatten, ga door; startscherm, naar huis",
  ja: "ストップ, 止めて, 終了; キャンセル, 取り消し; ヘルプ, 助けて; はい, うん, お願い; いいえ, いや; 次, 次へ, スキップ; 前, 前へ, 戻って; もう一度, リピート; 一時停止; 再開, 続けて; ホーム, ホームに戻って",
  hi: "रुको, बंद करो; रद्द करो, कैंसल; मदद, मेरी मदद करो; हाँ, जी हाँ; नहीं, जी नहीं; अगला; पिछला; दोहराओ, फिर से; रोको; जारी रखो; होम, घर जाओ",
  ar: "توقف, قف; إلغاء, الغي; مساعدة, ساعديني; نعم, أجل; لا, لا شكرا; التالي; السابق; كرر, أعد; إيقاف مؤقت; استمر, أكمل; الصفحة الرئيسية",
};
const phrasesOf = new Map(Object.entries(phrases));

/** What is customarily said for one of Amazon's intents, its English name included: AMAZON.StartOverIntent by "start over". */
export function customaryPhrases(intentName: string, locale: string): string[] {
  const name = /^AMAZON\.(\w+)Intent$/.exec(intentName)?.[1];
  if (name === undefined || name === "Fallback") return [];
  const said = phrasesOf.get(locale.slice(0, 2))?.split(";")[names.indexOf(name)] ?? "";
  return [...said.split(",").filter((phrase) => phrase.trim() !== ""), name.replaceAll(/(?<=.)([A-Z])/g, " $1")];
}
