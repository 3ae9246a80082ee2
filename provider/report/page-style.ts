// Blue-green and orange: most people with a colour vision deficiency can tell them apart, and no information is in colour alone.
export const style = `
:root {
  color-scheme: light dark;
  --page: #f6f6f4; --surface: #ffffff; --raised: #f0f0ed; --line: #dcdcd7;
  --text: #1b1d1f; --quiet: #565b62; --link: #14568f;
  --right: #0b6e5f; --right-soft: #dcefeb; --wrong: #a8390a; --wrong-soft: #fbe6dc; --doubt: #735400; --doubt-soft: #f8edc9;
  --shadow: 0 1px 2px rgb(0 0 0 / 6%), 0 4px 16px rgb(0 0 0 / 4%);
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #111315; --surface: #191c1f; --raised: #23272b; --line: #33383e;
    --text: #e9eaeb; --quiet: #a5abb3; --link: #8cc2f5;
    --right: #62cdb8; --right-soft: #14352f; --wrong: #ff9d70; --wrong-soft: #41210f; --doubt: #e5c660; --doubt-soft: #3a2f0c;
    --shadow: none;
  }
}
* { box-sizing: border-box; }
[hidden] { display: none !important; }
html { scroll-behavior: smooth; scroll-padding-top: 4.5rem; }
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
body {
  margin: 0; background: var(--page); color: var(--text);
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
}
body > header, main, footer { max-width: 74rem; margin: 0 auto; padding: 0 1.25rem; }
a { color: var(--link); }
code, .place { font-family: ui-monospace, "SF Mono", Menlo, Consolas, monospace; font-size: 0.86em; overflow-wrap: anywhere; }
.place, .note { color: var(--quiet); } td.place { overflow-wrap: normal; }
.note { font-size: 0.86em; }
.name { font-weight: 600; overflow-wrap: break-word; }
q { overflow-wrap: anywhere; unicode-bidi: isolate; }
q::before { content: "“"; } q::after { content: "”"; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 3px; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.skip { position: absolute; left: -99rem; } .skip:focus { left: 1rem; top: 1rem; background: var(--surface); padding: 0.5rem 1rem; z-index: 3; }

header.page { padding-top: 2.5rem; padding-bottom: 1.5rem; }
.eyebrow { margin: 0; color: var(--quiet); font-size: 0.86rem; letter-spacing: 0.04em; }
h1 { margin: 0.1rem 0 1.2rem; font-size: 1.9rem; line-height: 1.2; letter-spacing: -0.015em; overflow-wrap: anywhere; }
.verdict { display: flex; flex-wrap: wrap; align-items: flex-end; gap: 0.75rem 2.5rem; }
.verdict p { margin: 0; } .verdict small { display: block; font-size: 0.86rem; font-weight: 400; color: var(--quiet); }
.rate { font-size: 1.1rem; color: var(--quiet); line-height: 1; }
.rate strong { margin-inline-end: 0.3rem; font-size: 3.4rem; font-weight: 650; letter-spacing: -0.04em; color: var(--text); font-variant-numeric: tabular-nums; }
.judgement, .change { font-size: 1.1rem; font-weight: 600; line-height: 1.35; }
.judgement.passed { color: var(--right); } .judgement.failed { color: var(--wrong); }
.rate-bar { display: block; width: 100%; height: 22px; margin: 1rem 0 1.25rem; }
.rail { fill: var(--raised); } .rate-bar .passed { fill: var(--right); } .rate-bar .failed { fill: var(--wrong); } .rate-bar .unjudged { fill: var(--doubt); }
.rate-bar .minimum { fill: var(--text); }
dl { margin: 0; } dt { color: var(--quiet); font-size: 0.8rem; white-space: nowrap; } dd { margin: 0; }
.totals { display: flex; flex-wrap: wrap; gap: 1px; background: var(--line); border: 1px solid var(--line); border-radius: 10px; overflow: hidden; }
.totals div { flex: 1 1 auto; background: var(--surface); padding: 0.7rem 1rem; }
.totals dd { font-size: 1.35rem; font-weight: 600; font-variant-numeric: tabular-nums; white-space: nowrap; }
.totals .failed dd { color: var(--wrong); } .totals .unjudged dd { color: var(--doubt); }
.about { display: flex; flex-wrap: wrap; gap: 0.4rem 2.25rem; margin-top: 1.1rem; }

nav { position: sticky; top: 0; z-index: 2; background: var(--page); border-bottom: 1px solid var(--line); display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; justify-content: space-between; align-items: center; padding: 0.45rem max(1.25rem, calc(50% - 35.75rem)); }
nav ul { display: flex; flex-wrap: wrap; gap: 0 1.2rem; list-style: none; margin: 0; padding: 0; }
nav li a { display: block; padding: 0.35rem 0; color: var(--text); text-decoration: none; } nav li a:hover { text-decoration: underline; }
#filter { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem; }
#filter label { color: var(--quiet); }
#filter output { color: var(--quiet); font-size: 0.86rem; }
#words { font: inherit; color: inherit; background: var(--surface); border: 1px solid var(--quiet); border-radius: 7px; padding: 0.25rem 0.6rem; width: 15rem; max-width: 100%; }
#words::placeholder { color: var(--quiet); opacity: 1; }
#pair { font: inherit; font-size: 0.86rem; color: var(--wrong); background: var(--wrong-soft); border: 1px solid currentcolor; border-radius: 99px; padding: 0.15rem 0.7rem; cursor: pointer; }

section { padding: 2.2rem 0 0; }
h3 { font-size: 0.92rem; font-weight: 500; }
.scroll + .left-out { margin-top: 0.7rem; }
h2 { font-size: 1.25rem; letter-spacing: -0.01em; margin: 0 0 0.6rem; }
.lead, .left-out, .none, h3 { color: var(--quiet); margin: 0 0 0.9rem; max-width: 48rem; }
.scroll { overflow-x: auto; }
section > .scroll { background: var(--surface); border: 1px solid var(--line); border-radius: 10px; box-shadow: var(--shadow); }
table { border-collapse: collapse; width: 100%; font-size: 0.92rem; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
th, td { text-align: start; padding: 0.45rem 0.8rem; border-bottom: 1px solid var(--line); vertical-align: baseline; }
tbody th { font-weight: 600; }
tbody tr:last-child > * { border-bottom: 0; }
thead th { color: var(--quiet); font-weight: 500; font-size: 0.83rem; white-space: nowrap; background: var(--raised); }
thead button { all: unset; cursor: pointer; } thead button:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
thead button::after { content: " ↕"; opacity: 0.55; } [aria-sort="ascending"] button::after { content: " ↑"; opacity: 1; } [aria-sort="descending"] button::after { content: " ↓"; opacity: 1; }
.number { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
tfoot > tr > * { border-top: 1px solid var(--line); border-bottom: 0; background: var(--raised); font-weight: 500; }
.bar { margin-inline-end: 0.6rem; vertical-align: 0.06em; } .bar .rail { fill: var(--wrong); } .bar .passed { fill: var(--right); }

.matrix { display: block; font-size: 12px; }
section > .scroll:has(.matrix) { padding: 0.75rem; width: fit-content; max-width: 100%; }
.matrix text { fill: var(--text); } .matrix .count { text-anchor: middle; font-weight: 600; font-variant-numeric: tabular-nums; }
.matrix rect { stroke: var(--line); stroke-width: 0.75; } .matrix rect.right { fill: #1a9a86; stroke: var(--right); stroke-width: 1.5; } .matrix rect.confused { fill: #e8662a; }
.matrix a { cursor: pointer; } .matrix a:hover rect, .matrix a:focus-visible rect { stroke: var(--wrong); stroke-width: 2; }

.news { display: flex; flex-wrap: wrap; gap: 0.75rem; margin-bottom: 1.3rem; align-items: start; }
.news > * { flex: 1 1 12rem; margin: 0; background: var(--surface); border: 1px solid var(--line); border-inline-start: 3px solid var(--line); border-radius: 8px; padding: 0.6rem 0.9rem; min-width: 0; }
.news b { font-size: 1.15rem; font-variant-numeric: tabular-nums; }
.news-none { color: var(--quiet); }
.news summary, .all summary, .dialog summary { cursor: pointer; }
.news ul { margin: 0.4rem 0 0.2rem; padding-inline-start: 1.1rem; max-height: 22rem; overflow-y: auto; } .news li { margin: 0.25rem 0; }
details.newly-failing { border-inline-start-color: var(--wrong); } details.newly-failing b { color: var(--wrong); }
details.mended { border-inline-start-color: var(--right); } details.mended b { color: var(--right); }
.status, .since { font-size: 0.8rem; font-weight: 600; border-radius: 99px; padding: 0.1rem 0.6rem; white-space: nowrap; display: inline-block; }
.status.passed { color: var(--right); background: var(--right-soft); } .status.failed { color: var(--wrong); background: var(--wrong-soft); } .status.unjudged { color: var(--doubt); background: var(--doubt-soft); }
.since { border: 1px solid currentcolor; padding-block: calc(0.1rem - 1px); color: var(--quiet); } .since.newly-failing { color: var(--wrong); } .since.mended { color: var(--right); }

.failure { background: var(--surface); border: 1px solid var(--line); border-radius: 10px; box-shadow: var(--shadow); padding: 0.9rem 1.1rem 1rem; margin: 0 0 0.9rem; }
.many > .failure { content-visibility: auto; contain-intrinsic-size: auto 17rem; }
.failure:target { outline: 2px solid var(--link); }
.failure header { display: flex; flex-wrap: wrap; gap: 0.3rem 1rem; justify-content: space-between; align-items: baseline; }
.failure h3 { margin: 0; min-width: 0; }
.utterance { font-size: 1.25rem; line-height: 1.35; margin: 0.3rem 0 0.1rem; max-height: 14rem; overflow-y: auto; }
.problems { margin: 0.2rem 0 0.7rem; padding: 0; list-style: none; color: var(--wrong); overflow-wrap: anywhere; } .problems li::first-letter { text-transform: uppercase; }
.intents { table-layout: fixed; } .intents th, .intents td { padding: 0.35rem 0.8rem 0.35rem 0; overflow-wrap: anywhere; }
.intents thead th { background: none; } .intents thead th:nth-child(1) { width: 8.5rem; } .intents thead th:nth-child(2) { width: 17rem; }
.intents tbody th { font-weight: 500; color: var(--quiet); }
.intents .considered .name { font-weight: 400; } .intents .wanted .name { font-weight: 600; color: var(--right); }
.intents .expected .name { color: var(--right); } .intents .got.wrong .name, .slots .wrong { color: var(--wrong); }
.slots { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: 0.15rem 1.2rem; overflow-wrap: anywhere; } .slots li { min-width: 0; } .slots b { font-weight: 500; color: var(--quiet); }
.id { font-family: ui-monospace, Menlo, Consolas, monospace; font-size: 0.86em; color: var(--quiet); }
.rank { margin: 0.6rem 0 0; color: var(--quiet); }
.answer { display: block; margin: 0.5rem 0 0; overflow-wrap: anywhere; } .label { color: var(--quiet); font-size: 0.83rem; margin-inline-end: 0.4rem; }
.turns { margin: 0.6rem 0 0; padding-inline-start: 1.6rem; } .turn { margin: 0 0 0.6rem; } .turn::marker { color: var(--quiet); }
.turn .answer { margin: 0; } .unsaid { color: var(--quiet); }
.mark.passed { color: var(--right); } .mark.failed { color: var(--wrong); font-weight: 700; }
.dialog { margin: 0 0 0.4rem; background: var(--surface); border: 1px solid var(--line); border-radius: 8px; padding: 0.5rem 0.9rem; }
.all > .scroll { margin-top: 0.7rem; background: var(--surface); border: 1px solid var(--line); border-radius: 10px; } .all tr { content-visibility: auto; }
footer { color: var(--quiet); font-size: 0.86rem; padding-top: 2.5rem; padding-bottom: 2rem; }
@media (max-width: 40rem) { nav { position: static; } .intents tbody th { font-size: 0.78rem; } .intents thead th:nth-child(1) { width: 28%; } .intents thead th:nth-child(2) { width: 37%; } #filter { width: 100%; } #words { flex: 1; } .rate strong { font-size: 2.6rem; } html { scroll-padding-top: 1rem; } }
@media print {
  :root { --page: #fff; --surface: #fff; --raised: #f3f3f3; --line: #bbb; --text: #000; --quiet: #444; --link: #000; --right: #0b6e5f; --right-soft: #fff; --wrong: #a8390a; --wrong-soft: #fff; --doubt: #735400; --doubt-soft: #fff; }
  body { font-size: 10pt; print-color-adjust: exact; } nav, .skip { display: none; } .many > .failure { content-visibility: visible; } .failure { break-inside: avoid; box-shadow: none; }
  .scroll, .utterance, .news ul { overflow: visible; max-height: none; } thead button::after { content: none; } h2 { break-after: avoid; }
  .news details::details-content { content-visibility: visible; block-size: auto; }
}
`;
