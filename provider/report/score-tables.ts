import { breakable, numberCell, section, shareCell, table } from "./components";
import { percent } from "./format";
import { type Html, html } from "./html";
import { ANY_INTENT, type IntentScore, type Scores, type SlotCounts, share } from "./scores";

const COLUMNS = [
  { title: "Intent" },
  { title: "Turns", hint: "Turns that expect the intent", isNumber: true },
  { title: "Passed", isNumber: true },
  { title: "Pass rate", isNumber: true },
  { title: "Precision", hint: "Of the turns taken for the intent, those that expect it", isNumber: true },
  { title: "Recall", hint: "Of the turns that expect the intent, those taken for it", isNumber: true },
  { title: "F1", hint: "Harmonic mean of precision and recall", isNumber: true },
  { title: "Slots right", hint: "Of the slots that are expected, where the intent was right", isNumber: true },
  { title: "Taken for", hint: "What its turns were taken for instead" },
];

/** Scores by intent, the lowest pass rate first. */
export function intentsSection({ intents }: Scores): Html {
  const worstFirst = [...intents].sort((one, other) => passRate(one) - passRate(other));
  return section(
    "intents",
    "By intent",
    table("Intents, the lowest pass rate first", COLUMNS, worstFirst.map(row), means(intents)),
  );
}

function row(score: IntentScore): Html {
  const { intent, turns, passed, precision, recall, f1, slots, takenFor, unjudged } = score;
  const confusions = takenFor.map(
    ({ intent: name, count }, index) =>
      html`${index > 0 && ", "}<span class="name">${breakable(name)}</span> ×${count}`,
  );
  const rightSlots = slots.expected === slots.unjudged ? "–" : `${slots.right} of ${slots.expected - slots.unjudged}`;
  return html`<tr><th scope="row">${breakable(intent)}</th>${numberCell(turns)}${numberCell(passed)}${shareCell(passRate(score))}${decimal(precision)}${decimal(recall)}${decimal(f1)}${numberCell(slotAccuracy(slots), rightSlots)}<td>${confusions}${unjudged > 0 && html`<span class="note">${confusions.length > 0 && " "}${unjudged} not judged</span>`}</td></tr>
`;
}

/** Macro and weighted average, as in Rasa's report. An intent without a precision counts as 0. */
function means(all: IntentScore[]): Html[] {
  const intents = all.filter(({ intent }) => intent !== ANY_INTENT);
  if (intents.length < 2) return [];
  const mean = (title: string, weight: (score: IntentScore) => number) => {
    const of = (value: (score: IntentScore) => number) =>
      share(
        intents.reduce((sum, score) => sum + weight(score) * value(score), 0),
        intents.reduce((sum, score) => sum + weight(score), 0),
      );
    return html`<tr><th scope="row">${title}</th><td></td><td></td><td class="number">${percent(of(passRate))}</td>${decimal(of(({ precision = 0 }) => precision))}${decimal(of(({ recall = 0 }) => recall))}${decimal(of(({ f1 = 0 }) => f1))}<td></td><td></td></tr>
`;
  };
  return [mean("Mean of intents", () => 1), mean("Mean by turns", ({ turns }) => turns)];
}

function passRate({ passed, turns }: IntentScore): number {
  return share(passed, turns) ?? 0;
}

// Rounded down, as the pass rates are.
function decimal(value: number | undefined): Html {
  return numberCell(value, value === undefined ? "–" : (Math.floor(value * 1_000) / 1_000).toFixed(3));
}

function slotAccuracy({ right, expected, unjudged }: SlotCounts): number | undefined {
  return share(right, expected - unjudged);
}

const SLOT_COLUMNS = [
  { title: "Intent" },
  { title: "Slot" },
  { title: "Expected", isNumber: true },
  { title: "Right", isNumber: true },
  { title: "Wrong", isNumber: true },
  { title: "Missing", hint: "Empty, but something was expected in it", isNumber: true },
  { title: "Not judged", hint: "The turn was taken for another intent, or could not be judged", isNumber: true },
  { title: "Accuracy", hint: "Right ones of those that were judged", isNumber: true },
];

/** Scores by slot; undefined where no slot is expected. */
export function slotsSection({ slots }: Scores): Html | undefined {
  if (slots.length === 0) return undefined;
  const worstFirst = [...slots].sort((one, other) => (slotAccuracy(one) ?? 1) - (slotAccuracy(other) ?? 1));
  const rows = worstFirst.map(
    (
      score,
    ) => html`<tr><th scope="row">${breakable(score.intent)}</th><td>${score.slot}</td>${numberCell(score.expected)}${numberCell(score.right)}${numberCell(score.wrong)}${numberCell(score.missing)}${numberCell(score.unjudged)}${shareCell(slotAccuracy(score))}</tr>
`,
  );
  return section("slots", "By slot", table("Slots, the lowest accuracy first", SLOT_COLUMNS, rows));
}
