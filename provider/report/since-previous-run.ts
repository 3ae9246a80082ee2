import type { Comparison, StatusChange } from "./compare-runs";
import { breakable, numberCell, quotedTurns, section, statusMark, table } from "./components";
import { count, percent, points, time } from "./format";
import type { GateRun, Outcome } from "./gate-run";
import { type Html, html } from "./html";
import { statusOf, totalsOf } from "./totals";

const LISTS: { statusChanges: StatusChange[]; title: string; isOpen: boolean }[] = [
  { statusChanges: ["newly failing"], title: "Newly failing", isOpen: true },
  { statusChanges: ["mended"], title: "Mended", isOpen: true },
  { statusChanges: ["still failing"], title: "Still failing", isOpen: false },
  { statusChanges: ["added", "added and failing"], title: "Added", isOpen: false },
];

/** The changes since the previous run. */
export function sincePreviousSection(
  run: GateRun,
  previous: GateRun | undefined,
  comparison: Comparison | undefined,
): Html {
  if (!previous || !comparison)
    return section("since", "Since the previous run", html`<p class="none">This is the page's first run.</p>`);
  const lists = LISTS.map(({ statusChanges, title, isOpen }) => {
    const outcomes = run.outcomes.filter((outcome) =>
      statusChanges.includes(comparison.statusChanges.get(outcome) ?? "still passing"),
    );
    return list(title, outcomes, isOpen, (outcome) => item(outcome, run, comparison));
  });
  const removed = list("Removed", comparison.removed, false, (outcome) => removedItem(outcome, previous));
  return section(
    "since",
    "Since the previous run",
    html`<p class="lead">Compared with the run of ${time(previous.began)}: ${count(previous.outcomes.length, "utterance")}, ${percent(totalsOf(previous).passRate)} passed.</p>
`,
    html`<div class="news">${lists}${removed}</div>
`,
    intentChanges(comparison),
  );
}

function list(title: string, outcomes: Outcome[], isOpen: boolean, show: (outcome: Outcome) => Html): Html {
  const name = title.toLowerCase();
  if (outcomes.length === 0) return html`<p class="news-none ${name.replace(" ", "-")}"><b>0</b> ${name}</p>`;
  return html`<details class="${name.replace(" ", "-")}"${isOpen && html` open`}><summary><b>${outcomes.length}</b> ${name}</summary>
<ul>${outcomes.map(show)}</ul></details>
`;
}

function item(outcome: Outcome, run: GateRun, { expectationChanged, statusChanges }: Comparison): Html {
  const words = quotedTurns(outcome, run.locale);
  const place = html`<span class="place">${outcome.place}</span>`;
  const note = expectationChanged.has(outcome) && html` <span class="note">its expectation changed</span>`;
  if (outcome.passed) return html`<li>${words} ${place}${note}</li>`;
  const isEvident = statusOf(outcome) === "failed" && statusChanges.get(outcome) !== "added and failing";
  return html`<li><a href="#utterance-${run.outcomes.indexOf(outcome)}">${words}</a> ${place} ${!isEvident && statusMark(outcome)}${note}</li>`;
}

function removedItem(outcome: Outcome, { locale }: GateRun): Html {
  return html`<li>${quotedTurns(outcome, locale)} <span class="place">${outcome.place}</span> ${statusMark(outcome)} in the previous run</li>`;
}

function intentChanges({ intents }: Comparison): Html {
  if (intents.length === 0) return html`<p class="none">The pass rate of every intent is as it was.</p>`;
  const rows = intents.map(({ intent, before, now }) => {
    const change = before === undefined || now === undefined ? undefined : now - before;
    const words = change === undefined ? (now === undefined ? "removed" : "added") : points(change);
    const mark = change === undefined ? "" : change > 0 ? "▲ " : "▼ ";
    return html`<tr><th scope="row">${breakable(intent)}</th>${numberCell(before, percent(before))}${numberCell(now, percent(now))}${numberCell(change, mark + words)}</tr>
`;
  });
  const columns = [
    { title: "Intent" },
    { title: "Before", isNumber: true },
    { title: "Now", isNumber: true },
    { title: "Change", isNumber: true },
  ];
  return html`<h3>Pass rates that changed, the worst change first</h3>
${table("Pass rates that changed", columns, rows)}`;
}
