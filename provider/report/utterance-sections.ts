import type { Comparison } from "./compare-runs";
import { quoted, quotedTurns, section, statusChangeMark, statusMark, table } from "./components";
import { count } from "./format";
import { type GateRun, isAsExpected, type Outcome } from "./gate-run";
import { type Html, html } from "./html";
import { gotName, isIntentJudged } from "./scores";
import { isDialog } from "./totals";
import { passedTurn, turnDetails, unsaidTurn } from "./turn-details";

/** Above this many, cards are rendered only when scrolled to (content-visibility), so that the page opens at once. */
const LAZY_RENDERING_FROM = 100;

/** Every utterance that did not pass, with Amazon's full result. */
export function failuresSection(run: GateRun, comparison: Comparison | undefined): Html {
  const cards = run.outcomes.flatMap((outcome, index) =>
    outcome.passed ? [] : failureCard(outcome, index, run.locale, comparison),
  );
  if (cards.length === 0) return section("failures", "Failures", html`<p class="none">None: all are as expected.</p>`);
  const list = html`<div${cards.length > LAZY_RENDERING_FROM && html` class="many"`}>${cards}</div>
`;
  return section("failures", `Failures (${cards.length.toLocaleString("en")})`, list);
}

function failureCard(outcome: Outcome, index: number, locale: string, comparison: Comparison | undefined): Html {
  const { place, turns, unsaid } = outcome;
  const last = turns.at(-1);
  const marks = html`${statusMark(outcome)} ${statusChangeMark(comparison?.statusChanges.get(outcome))}${comparison?.expectationChanged.has(outcome) && html` <span class="since">expectation changed</span>`}`;
  const confusionAttributes =
    last && isIntentJudged(last) && html` data-expected="${last.expect.intent}" data-got="${gotName(last)}"`;
  return html`<article class="failure" id="utterance-${index}"${confusionAttributes}>
<header><h3><span class="place">${place}</span>${isDialog(outcome) && html` dialog of ${count(turns.length + unsaid.length, "turn")}`}</h3> <span class="marks">${marks}</span></header>
${
  isDialog(outcome)
    ? dialogTurns(outcome, locale)
    : last &&
      html`<p class="utterance">${quoted(last.input, locale)}</p>
${turnDetails(last, locale)}`
}</article>
`;
}

function dialogTurns({ turns, unsaid }: Outcome, locale: string): Html {
  const items = turns.map((turn) =>
    isAsExpected(turn)
      ? passedTurn(turn, locale)
      : html`<li class="turn"><span class="mark failed" aria-label="failed">✗</span> ${quoted(turn.input, locale)}
${turnDetails(turn, locale)}</li>
`,
  );
  return html`<ol class="turns">${items}${unsaid.map((input) => unsaidTurn(input, locale))}</ol>
`;
}

/** The dialogs, turn by turn; undefined where there are none. Failed ones link to the failures section. */
export function dialogsSection({ outcomes, locale }: GateRun): Html | undefined {
  const all = outcomes.flatMap((outcome, index) => (isDialog(outcome) ? [{ outcome, index }] : []));
  if (all.length === 0) return undefined;
  const items = all.map(({ outcome, index }) => {
    const summary = html`${statusMark(outcome)} <span class="place">${outcome.place}</span> ${count(outcome.turns.length + outcome.unsaid.length, "turn")}`;
    if (!outcome.passed)
      return html`<p class="dialog">${summary} <a href="#utterance-${index}">failed at turn ${outcome.turns.length}</a></p>
`;
    return html`<details class="dialog"><summary>${summary}</summary>
${dialogTurns(outcome, locale)}</details>
`;
  });
  return section("dialogs", `Dialogs (${all.length})`, ...items);
}

/** Every utterance, in the order of the suite. */
export function allUtterancesSection({ outcomes, locale }: GateRun, comparison: Comparison | undefined): Html {
  const columns = ["Result", "Place", "Utterance", "Expected", "Got"].map((title) => ({ title }));
  const rows = outcomes.map((outcome, index) => {
    const words = quotedTurns(outcome, locale);
    const last = outcome.turns.at(-1);
    return html`<tr><td>${statusMark(outcome)} ${statusChangeMark(comparison?.statusChanges.get(outcome))}</td><td class="place">${outcome.place}</td><td>${outcome.passed ? words : html`<a href="#utterance-${index}">${words}</a>`}</td><td>${last?.expect.intent}</td><td>${last && (last.trouble === undefined ? gotName(last) : "–")}</td></tr>
`;
  });
  const content = html`<details class="all"><summary>Show all ${outcomes.length.toLocaleString("en")}</summary>
${table("All utterances, in the order of the suite", columns, rows)}</details>
`;
  return section("all", "All utterances", content);
}
