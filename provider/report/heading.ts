import { count, duration, percent, points, time } from "./format";
import type { GateRun } from "./gate-run";
import { type Html, html } from "./html";
import type { Scores } from "./scores";
import { type Totals, totalsOf } from "./totals";

/** The gate, its result and the totals. */
export function heading(
  run: GateRun,
  previous: GateRun | undefined,
  totals: Totals,
  { accuracy, slots }: Scores,
): Html {
  const judgedSlots = slots.reduce((sum, { expected, unjudged }) => sum + expected - unjudged, 0);
  const rightSlots = slots.reduce((sum, { right }) => sum + right, 0);
  return html`<header class="page">
<p class="eyebrow">${run.kind} · ${run.stage} · ${run.locale}</p>
<h1>${run.name}</h1>
<div class="verdict">
<p class="rate"><strong>${percent(totals.passRate)}</strong> passed</p>
${judgement(run, totals)}
${previous && html`<p class="change">${changeText(totals.passRate - totalsOf(previous).passRate)}<small>since ${time(previous.began)}</small></p>`}
</div>
${rateBar(totals, run.minimumPassRate)}
<dl class="totals">
${tile("Utterances", totals.total)}
${tile("Passed", totals.passed)}
${tile("Failed", totals.failed, totals.failed > 0 ? "failed" : undefined)}
${totals.unjudged > 0 && tile("Not judged", totals.unjudged, "unjudged")}
${totals.dialogs > 0 && tile("Dialogs passed", `${totals.dialogsPassed} of ${totals.dialogs}`)}
${totals.dialogs > 0 && tile("Turns passed", `${totals.turnsPassed} of ${totals.turns}`)}
${accuracy !== undefined && tile("Right intent", percent(accuracy))}
${judgedSlots > 0 && tile("Right slots", `${rightSlots} of ${judgedSlots}`)}
</dl>
<dl class="about">
<div><dt>Skill</dt><dd><code>${run.skillId}</code></dd></div>
<div><dt>Stage</dt><dd>${run.stage}</dd></div>
<div><dt>Locale</dt><dd>${run.locale}</dd></div>
<div><dt>Began</dt><dd>${time(run.began)}</dd></div>
<div><dt>Took</dt><dd>${duration(run.ended - run.began)}</dd></div>
</dl>
</header>
`;
}

/** A run that was stopped proves nothing, whatever passed of it. */
function judgement({ minimumPassRate, stopped }: GateRun, { meetsMinimum }: Totals): Html {
  const isOpen = meetsMinimum && stopped === undefined;
  const words = stopped === undefined ? (isOpen ? "The gate is open" : "The gate is closed") : "The run was stopped";
  const note = stopped ?? `${percent(minimumPassRate)} must pass`;
  return html`<p class="judgement ${isOpen ? "passed" : "failed"}"><span aria-hidden="true">${isOpen ? "✓" : "✗"}</span> ${words}<small>${note}</small></p>`;
}

function tile(title: string, value: number | string, kind?: string): Html {
  const shown = typeof value === "number" ? value.toLocaleString("en") : value;
  return html`<div${kind !== undefined && html` class="${kind}"`}><dt>${title}</dt><dd>${shown}</dd></div>`;
}

function changeText(difference: number): string {
  if (difference === 0) return "no change";
  return `${difference > 0 ? "▲" : "▼"} ${points(difference)}`;
}

/** A bar with the shares of passed, failed and not judged utterances, and the minimum pass rate. */
function rateBar({ total, passed, unjudged, failed }: Totals, minimum: number): Html {
  const widths = { passed, unjudged, failed };
  let left = 0;
  const parts = Object.entries(widths).map(([kind, number]) => {
    const x = left;
    const width = (number / total) * 1_000;
    left += width;
    return html`<rect class="${kind}" x="${x.toFixed(1)}" width="${width.toFixed(1)}" height="14"/>`;
  });
  const label = `${count(passed, "utterance")} passed, ${failed} failed, ${unjudged} not judged; ${percent(minimum)} must pass`;
  const minimumX = Math.min(minimum * 1_000, 998).toFixed(1);
  return html`<svg class="rate-bar" viewBox="0 0 1000 22" preserveAspectRatio="none" role="img" aria-label="${label}"><g transform="translate(0 4)"><rect class="rail" width="1000" height="14"/>${parts}</g><rect class="minimum" x="${minimumX}" width="2" height="22"/></svg>
`;
}
