import type { StatusChange } from "./compare-runs";
import { percent } from "./format";
import type { Outcome } from "./gate-run";
import { type Html, html } from "./html";
import { type Status, statusOf } from "./totals";

/** A section with a heading, the target of a link in the navigation. */
export function section(id: string, title: string, ...content: (Html | undefined)[]): Html {
  return html`<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2>
${content}</section>
`;
}

export interface Column {
  title: string;
  /** Explains the title. */
  hint?: string;
  isNumber?: boolean;
}

/** A table that the page's script makes sortable. `rows` are `tr` elements. */
export function table(caption: string, columns: Column[], rows: Html[], foot: Html[] = []): Html {
  const head = columns.map(
    ({ title, hint, isNumber }) =>
      html`<th scope="col"${isNumber === true && html` class="number"`}${hint !== undefined && html` title="${hint}"`}>${title}</th>`,
  );
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table class="sortable">
<caption>${caption}</caption>
<thead><tr>${head}</tr></thead>
<tbody>
${rows}</tbody>
${foot.length > 0 && html`<tfoot>${foot}</tfoot>`}</table></div>
`;
}

/** A cell with a number, by which it is sorted, and the text to show. */
export function numberCell(value: number | undefined, shown: string = value === undefined ? "–" : String(value)): Html {
  return html`<td class="number" data-value="${value ?? -1}">${shown}</td>`;
}

/** A cell with a percentage and a bar. */
export function shareCell(value: number | undefined): Html {
  if (value === undefined) return numberCell(undefined);
  return html`<td class="number" data-value="${value}">${bar(value)}${percent(value)}</td>`;
}

function bar(share: number): Html {
  const width = Math.round(share * 48);
  return html`<svg class="bar" width="48" height="8" aria-hidden="true"><rect class="rail" width="48" height="8" rx="2"/><rect class="passed" width="${width}" height="8" rx="2"/></svg>`;
}

const STATUS: Record<Status, Html> = {
  passed: html`<span class="status passed"><span aria-hidden="true">✓</span> passed</span>`,
  failed: html`<span class="status failed"><span aria-hidden="true">✗</span> failed</span>`,
  unjudged: html`<span class="status unjudged"><span aria-hidden="true">?</span> not judged</span>`,
};

export function statusMark(outcome: Outcome): Html {
  return STATUS[statusOf(outcome)];
}

export function statusChangeMark(change: StatusChange | undefined): Html | undefined {
  if (change === undefined || change === "still passing") return undefined;
  return html`<span class="since ${change.replaceAll(" ", "-")}">${change}</span>`;
}

/** A CamelCase name that may wrap between its words. */
export function breakable(name: string): Html {
  const words = name.split(/(?<=.)(?=[A-Z][a-z])/);
  return html`${words.map((word, index) => html`${index > 0 && html`<wbr>`}${word}`)}`;
}

/** An utterance or a response, marked with the run's language. */
export function quoted(text: string, locale: string): Html {
  return html`<q lang="${locale}" dir="auto">${text}</q>`;
}

/** All turns of an outcome, one after the other; very long ones are cut. */
export function quotedTurns({ turns, unsaid }: Outcome, locale: string): Html[] {
  return [...turns.map(({ input }) => input), ...unsaid].map(
    (input, index) => html`${index > 0 && html` <span aria-label="then">›</span> `}${quoted(truncate(input), locale)}`,
  );
}

const MAX_LENGTH = 160;

function truncate(text: string): string {
  const characters = text.length > MAX_LENGTH ? [...text.slice(0, 2 * MAX_LENGTH)] : [];
  return characters.length > MAX_LENGTH ? `${characters.slice(0, MAX_LENGTH).join("")}…` : text;
}
