import { createHash } from "node:crypto";
import { compareRuns } from "./compare-runs";
import { matrixSection } from "./confusion-matrix-svg";
import { embedRun, SIGNATURE } from "./embedded-run";
import { percent } from "./format";
import type { GateRun } from "./gate-run";
import { heading } from "./heading";
import { Html, html } from "./html";
import { script } from "./page-script";
import { style } from "./page-style";
import { intentsSection, slotsSection } from "./score-tables";
import { scoresOf } from "./scores";
import { sincePreviousSection } from "./since-previous-run";
import { type Totals, totalsOf } from "./totals";
import { allUtterancesSection, dialogsSection, failuresSection } from "./utterance-sections";

/** The report page of a run: self-contained HTML, whose Content-Security-Policy forbids any request. */
export function reportPage(run: GateRun, previous: GateRun | undefined): string {
  const totals = totalsOf(run);
  const scores = scoresOf(run.outcomes);
  const comparison = previous && compareRuns(run, previous);
  const slots = slotsSection(scores);
  const dialogs = dialogsSection(run);
  const page = html`<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${totals.meetsMinimum ? "✓" : "✗"} ${percent(totals.passRate)} · ${run.name} · ${run.locale}</title>
<link rel="icon" href="${favicon(totals)}">
<style>${new Html(style)}</style>
</head>
<body>
<a class="skip" href="#since">Skip to the results</a>
${heading(run, previous, totals, scores)}
<nav aria-label="Sections"><ul>
<li><a href="#since">New</a></li>
<li><a href="#intents">Intents</a></li>
<li><a href="#matrix">Matrix</a></li>
${slots && html`<li><a href="#slots">Slots</a></li>`}
<li><a href="#failures">Failures</a></li>
${dialogs && html`<li><a href="#dialogs">Dialogs</a></li>`}
<li><a href="#all">All</a></li>
</ul>
<form id="filter" role="search" hidden><label for="words">Filter</label><input id="words" type="search" placeholder="utterance, intent, slot …" autocomplete="off" spellcheck="false"><button id="pair" type="button" hidden></button><output for="words"></output></form>
</nav>
<main>
${sincePreviousSection(run, previous, comparison)}
${intentsSection(scores)}
${matrixSection(run.outcomes)}
${slots}
${failuresSection(run, comparison)}
${dialogs}
${allUtterancesSection(run, comparison)}
</main>
<footer><p>Written by pulumi-alexa. This page makes no network requests; the run is embedded as JSON, in the element <code>gate-run</code>.</p></footer>
${embedRun(run)}
<script>${new Html(script)}</script>
</body>
</html>
`;
  return SIGNATURE + page.source;
}

const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

const POLICY = [
  "default-src 'none'",
  `style-src ${hash(style)}`,
  `script-src ${hash(script)}`,
  "img-src data:",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** The result on the browser's tab; without an icon the browser would request one. */
function favicon({ meetsMinimum }: Totals): string {
  const sign = meetsMinimum ? "M4 8.5l3 3 5-6" : "M5 5l6 6M11 5l-6 6";
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><circle cx="8" cy="8" r="8" fill="${meetsMinimum ? "#0b6e5f" : "#b3400f"}"/><path d="${sign}" fill="none" stroke="#fff" stroke-width="2"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
