import type { GateRun } from "../../../provider/report/gate-run";
import { heard, outcome, run, turn } from "./runs";

/** Texts that would act, hide or turn the page around if they were not shown as they are. */
export const HOSTILE = [
  "</script><script>alert(1)</script>",
  "<img src=x onerror=alert(2)>",
  "<!-- --!> <script>",
  '" onmouseover="alert(3)',
  "' autofocus onfocus='alert(4)",
  "</style><link rel=stylesheet href=https://example.com/x.css>",
  "]]> & &lt; &amp;amp; %s $& `x`",
  "javascript:alert(5)",
  "מה שלומך، كيف حالك",
  "☕️ 👩‍👩‍👧 🇮🇹 e\u0301",
  "x".repeat(10_000),
  "constructor",
  "__proto__x",
];

/** A run in which each place that can hold a text holds the hostile one. */
export function hostileRun(text: string): GateRun {
  const intent = { ...heard(text, { [text]: [text, text, text] }), confirmation: text };
  const failed = turn(text, text, heard(`${text}2`, { [text]: [text] }), {
    expect: { intent: text, slots: { [text]: { value: text, id: text } }, response: text },
    considered: [intent],
    response: text,
    mismatches: [{ expected: text, got: text, slot: text }],
  });
  const slotsWrong = turn(text, text, intent, {
    slots: { [text]: text },
    mismatches: [{ expected: text, got: text, slot: text }],
    trouble: text,
  });
  const outcomes = [
    outcome(text, [turn(text, text, intent), failed], [text]),
    outcome(text, [failed]),
    outcome(text, [slotsWrong]),
    outcome(text, [turn(text, text, heard(text))]),
  ];
  return run(outcomes, { name: text, skillId: text, stage: text, locale: text });
}
