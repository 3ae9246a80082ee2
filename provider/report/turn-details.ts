import { breakable, quoted } from "./components";
import {
  type Expectation,
  type ExpectedSlot,
  nameOf,
  problemsOf,
  type ResolvedIntent,
  type ResolvedSlot,
  type Turn,
} from "./gate-run";
import { type Html, html } from "./html";
import { gotName, slotResult } from "./scores";

/** A passed turn, on one line. */
export function passedTurn({ input, got, response }: Turn, locale: string): Html {
  return html`<li class="turn"><span class="mark passed" aria-label="passed">✓</span> ${quoted(input, locale)} <span class="name">${nameOf(got)}</span>${alexaResponse(response, locale)}</li>
`;
}

export function unsaidTurn(input: string, locale: string): Html {
  return html`<li class="turn unsaid">${quoted(input, locale)} <span class="note">not sent</span></li>
`;
}

/** A failed turn: its problems, and the expected, actual and considered intents. */
export function turnDetails(turn: Turn, locale: string): Html {
  return html`<ul class="problems">${problemsOf(turn).map((problem) => html`<li>${problem}</li>`)}</ul>
<table class="intents"><caption>Expected, got and considered intents</caption>
<thead><tr><th scope="col"><span class="unseen">What</span></th><th scope="col">Intent</th><th scope="col">Slots</th></tr></thead>
<tbody>
${expectedRow(turn)}${gotRow(turn)}${turn.considered.map((intent, index) => consideredRow(intent, index, turn))}</tbody></table>
${consideredRank(turn)}${alexaResponse(turn.response, locale)}${turn.expect.response !== undefined && html`<p class="answer"><span class="label">Expected to say</span> <code>${turn.expect.response}</code></p>`}
`;
}

function expectedRow({ expect }: Turn): Html {
  const slots = Object.entries(expect.slots ?? {}).map(
    ([name, slot]) => html`<li><b>${name}</b> ${expectedSlot(slot)}</li>`,
  );
  return row("Expected", "expected", intentName(expect.intent ?? "any intent", expect.confirmation), slots);
}

function expectedSlot(slot: ExpectedSlot): Html {
  if (slot === null) return html`<i>empty</i>`;
  if (typeof slot === "string") return html`“${slot}”`;
  return html`${slot.value !== undefined && html`“${slot.value}”`}${slot.id !== undefined && html` <span class="id">id ${slot.id}</span>`}`;
}

function gotRow(turn: Turn): Html {
  const { got, expect, trouble } = turn;
  if (!got) return row("Got", "got", intentName(trouble === undefined ? nameOf(got) : "not judged"), []);
  const expectedSlots = Object.keys(expect.slots ?? {});
  const slots = [...new Set([...expectedSlots, ...Object.keys(got.slots)])].map((name) => {
    const isWrong = expectedSlots.includes(name) && ["wrong", "missing"].includes(slotResult(name, turn));
    return resolvedSlot(name, got.slots[name], isWrong);
  });
  const isWrong = expect.intent !== undefined && got.name !== expect.intent;
  return row("Got", isWrong ? "got wrong" : "got", intentName(got.name, confirmationOf(got, expect), isWrong), slots);
}

function consideredRow(intent: ResolvedIntent, index: number, { expect }: Turn): Html {
  const slots = Object.entries(intent.slots).map(([name, slot]) => resolvedSlot(name, slot, false));
  const kind = intent.name === expect.intent ? "considered wanted" : "considered";
  return row(`Considered ${index + 1}`, kind, intentName(intent.name, confirmationOf(intent)), slots);
}

/** Left out where it is NONE and not expected. */
function confirmationOf({ confirmation }: ResolvedIntent, expect: Expectation = {}): string | undefined {
  return confirmation === "NONE" && expect.confirmation === undefined ? undefined : confirmation;
}

function intentName(name: string, confirmation?: string, isWrong = false): Html {
  return html`<span class="name">${isWrong && html`<span aria-label="wrong">✗</span> `}${breakable(name)}</span>${confirmation !== undefined && html` <span class="note">${confirmation}</span>`}`;
}

function row(what: string, kind: string, intent: Html, slots: Html[]): Html {
  return html`<tr class="${kind}"><th scope="row">${what}</th><td>${intent}</td><td>${slots.length > 0 && html`<ul class="slots">${slots}</ul>`}</td></tr>
`;
}

function resolvedSlot(name: string, slot: ResolvedSlot | undefined, isWrong: boolean): Html {
  const resolved = (slot?.resolved ?? []).map(
    ({ name: value, id }) => html` → ${value}${id !== undefined && html` <span class="id">id ${id}</span>`}`,
  );
  const value = slot?.value === undefined ? html`<i>empty</i>` : html`“${slot.value}”`;
  return html`<li${isWrong && html` class="wrong"`}>${isWrong && html`<span aria-label="wrong">✗</span> `}<b>${name}</b> ${value}${resolved}${slot?.trouble !== undefined && html` <span class="note">${slot.trouble}</span>`}</li>`;
}

/** The rank of the expected intent among the considered ones. */
function consideredRank(turn: Turn): Html | undefined {
  const { expect, considered, trouble } = turn;
  if (trouble !== undefined || expect.intent === undefined || gotName(turn) === expect.intent) return undefined;
  const index = considered.findIndex(({ name }) => name === expect.intent);
  const words = index < 0 ? "was not among the considered intents" : `was considered, as number ${index + 1}`;
  return html`<p class="rank"><span class="name">${expect.intent}</span> ${words}.</p>
`;
}

function alexaResponse(response: string | undefined, locale: string): Html | undefined {
  if (response === undefined || response === "") return undefined;
  return html`<span class="answer"><span class="label">Alexa</span> ${quoted(response, locale)}</span>`;
}
