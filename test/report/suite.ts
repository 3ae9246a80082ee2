import type { GateRun, Outcome } from "../../provider/report/gate-run";
import { heard, outcome, run, turn } from "../unit/report/runs";

const order = (slots: Record<string, string[]> = {}) => heard("OrderIntent", slots);
const drink = { drink: ["latte", "Latte", "LATTE"], size: ["large", "Large", "L"] };

/** A suite of a coffee shop, in which something of everything goes wrong. */
function outcomes(): Outcome[] {
  const good = (input: string, intent: string, number: number) =>
    Array.from({ length: number }, (_, index) => [turn(`${input} ${index + 1}`, intent, heard(intent))]);
  const turns = [
    [
      turn("order a large latte", "OrderIntent", order(drink), {
        slots: { drink: "latte", size: { value: "Large", id: "L" } },
      }),
    ],
    [
      turn("a large latte to go", "OrderIntent", heard("SizeIntent", { size: ["large", "Large", "L"] }), {
        slots: { drink: "latte", size: "large" },
        considered: [order({ drink: ["latte to go"] }), heard("AMAZON.FallbackIntent")],
      }),
    ],
    [
      turn("order a java", "OrderIntent", order({ drink: ["java", "Espresso", "ESPRESSO"] }), {
        slots: { drink: { value: "java", id: "FILTER" }, size: null },
        mismatches: [
          { slot: "drink", expected: 'drink: "java" (id FILTER)', got: 'drink: "java" → "Espresso" (id ESPRESSO)' },
        ],
        considered: [heard("AMAZON.HelpIntent")],
      }),
    ],
    [
      turn("order something big", "OrderIntent", order({ size: ["big", "Large", "L"] }), {
        slots: { drink: "something", size: "big" },
        mismatches: [{ slot: "drink", expected: 'drink: "something"', got: "drink: empty" }],
        response: "What would you like to drink?",
      }),
    ],
    [turn("gibberish", "AMAZON.FallbackIntent", undefined)],
    [
      turn("make it small", "SizeIntent", heard("SizeIntent"), {
        trouble: "the slot size could not be resolved (ER_ERROR_TIMEOUT)",
      }),
    ],
    ...good("coffee please", "OrderIntent", 14),
    ...good("make it small", "SizeIntent", 6),
    ...good("can you help me", "AMAZON.HelpIntent", 5),
    ...good("stop", "AMAZON.StopIntent", 3),
    ...good("where is my order", "StatusIntent", 4),
    ...good("what do you have", "MenuIntent", 4),
    [turn("what do you have today", "MenuIntent", heard("AMAZON.HelpIntent"), { considered: [heard("MenuIntent")] })],
    [
      turn("list everything", "MenuIntent", heard("AMAZON.HelpIntent"), {
        considered: [heard("AMAZON.FallbackIntent")],
      }),
    ],
  ];
  const dialog = (input: string) => [
    turn("ask coffee shop to order", "OrderIntent", order(), { response: "What would you like to drink?" }),
    turn(input, "OrderIntent", order({ drink: [input] }), { response: "Which size?", slots: { drink: input } }),
  ];
  return [
    ...turns.map((each, index) => outcome(`suite.csv:${index + 2}`, each)),
    outcome("suite.json[40]", [
      ...dialog("tea"),
      turn("large", "OrderIntent", order(drink), { response: "One large tea." }),
    ]),
    outcome(
      "suite.json[41]",
      [
        ...dialog("cocoa"),
        turn("the big one", "OrderIntent", heard("SizeIntent"), {
          considered: [order()],
          response: "Nothing is ordered yet.",
        }),
      ],
      ["yes", "thank you"],
    ),
  ];
}

/** The run before: other ones had failed, one was not there, one is no more. */
export function previousRun(): GateRun {
  const before = outcomes().filter(({ turns }) => turns[0]?.input !== "list everything");
  for (const each of before) {
    const [said] = each.turns;
    if (!said) continue;
    const fails = ["order a large latte", "stop 1", "stop 2", "where is my order 2", "can you help me 3"].includes(
      said.input,
    );
    const passes = ["a large latte to go", "what do you have today"].includes(said.input);
    if (!fails && !passes) continue;
    const got = fails ? heard("AMAZON.FallbackIntent") : heard(said.expect.intent ?? "");
    Object.assign(each, outcome(each.place, [turn(said.input, said.expect.intent, got, { expect: said.expect })]));
  }
  before.push(outcome("suite.csv:90", [turn("sing me a song", "MenuIntent", heard("AMAZON.FallbackIntent"))]));
  return run(before, { began: Date.UTC(2026, 10, 23, 8, 30), ended: Date.UTC(2026, 10, 23, 8, 31) });
}

export function thisRun(): GateRun {
  return run(outcomes(), { minimumPassRate: 0.9 });
}
