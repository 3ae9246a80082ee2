import { add, all, INTENTS, type Mistake, ORDER, set } from "./make";

export const samplesMistakes: Mistake[] = [
  ["sample-glued-slots", "languageModel.intents[2].samples[0]", set(`${ORDER}.samples.0`, "order a {size}{drink}")],
  ["sample-characters", "languageModel.intents[2].samples[0]", set(`${ORDER}.samples.0`, "order २ {size} {drink}")],
  ["phrase-slot-alone", "languageModel.intents[4].samples[0]", set(`${INTENTS}.4.samples.0`, "{query}.")],
  ["sample-unknown-slot", "languageModel.intents[2].samples[0]", set(`${ORDER}.samples.0`, "order a {sise} {drink}")],
  ["sample-unknown-slot", "languageModel.intents[2].slots[0].samples[1]", set(`${ORDER}.slots.0.samples.1`, "{sizes}")],
  ["sample-unknown-slot", "languageModel.intents[0].samples[0]", set(`${INTENTS}.0.samples`, ["stop {size}"])],
  ["sample-unknown-slot", "languageModel.intents[2].samples[0]", set(`${ORDER}.samples.0`, "order {}")],
  ["sample-braces", "languageModel.intents[2].samples[0]", set(`${ORDER}.samples.0`, "order {size {drink}")],
  ["sample-braces", "languageModel.intents[2].slots[0].samples[0]", set(`${ORDER}.slots.0.samples.0`, "size} please")],
  ["sample-digit", "languageModel.intents[2].samples[0]", set(`${ORDER}.samples.0`, "order 2 {size} {drink}")],
  ["sample-characters", "languageModel.intents[2].samples[0]", set(`${ORDER}.samples.0`, "order, {size} {drink}!")],
  [
    "sample-characters",
    "languageModel.intents[2].slots[0].samples[0]",
    set(`${ORDER}.slots.0.samples.0`, "number 1 {size}"),
  ],
  ...["what is a {size}?", "¿qué {size}?", "{size} とは？", "a +{size}+ one"].map(
    (sample): Mistake => [
      "sample-refused-character",
      "languageModel.intents[2].samples[0]",
      set(`${ORDER}.samples.0`, sample),
    ],
  ),
  ...["{size}を注文", "星{size} で", "{size}\u3000を注文", "コーヒー{size}"].map(
    (sample): Mistake => [
      "sample-glued-slot",
      "languageModel.intents[2].samples[0]",
      set(`${ORDER}.samples.0`, sample),
    ],
  ),
  ["sample-empty", "languageModel.intents[2].samples[0]", set(`${ORDER}.samples.0`, "  ")],
  ["sample-empty", "languageModel.intents[2].slots[0].samples[0]", set(`${ORDER}.slots.0.samples.0`, "")],
  ["sample-glued-slot", "languageModel.intents[2].samples[0]", set(`${ORDER}.samples.0`, "order {size}s {drink}")],
  ["sample-glued-slot", "languageModel.intents[2].slots[0].samples[0]", set(`${ORDER}.slots.0.samples.0`, "a{size}")],
  ["sample-slot-twice", "languageModel.intents[2].samples[0]", set(`${ORDER}.samples.0`, "{size} and {size} {drink}")],
  ["sample-old-slot", "languageModel.intents[2].samples[0]", set(`${ORDER}.samples.0`, "order a {small|size} {drink}")],
  ["phrase-slot-alone", "languageModel.intents[4].samples[0]", set(`${INTENTS}.4.samples.0`, " {query} ")],
  [
    "phrase-slot-company",
    "languageModel.intents[4].samples[0]",
    all(
      add(`${INTENTS}.4.slots`, { name: "size", type: "SIZE" }),
      set(`${INTENTS}.4.samples.0`, "find {query} in {size}"),
    ),
  ],
  ["duplicate-sample", "languageModel.intents[2].samples[4]", add(`${ORDER}.samples`, " Order a {size}  {drink}")],
  [
    "sample-in-two-intents",
    "languageModel.intents[4].samples[1]",
    all(add(`${INTENTS}.3.samples`, "hello"), add(`${INTENTS}.4.samples`, "Hello")),
  ],
  [
    "overlapping-samples",
    "languageModel.intents[4].samples[1]",
    all(add(`${ORDER}.samples`, "make it {size}"), add(`${INTENTS}.4.samples`, "make it small")),
  ],
  [
    "overlapping-samples",
    "languageModel.intents[4].samples[1]",
    all(
      add(`${ORDER}.samples`, "make it {size}"),
      add(`${INTENTS}.4.slots`, { name: "how", type: "SIZE" }),
      add(`${INTENTS}.4.samples`, "make it {how}"),
    ),
  ],
  [
    "overlapping-samples",
    "languageModel.intents[4].samples[1]",
    all(
      add(`${ORDER}.samples`, "make it {size}"),
      add("languageModel.types", { name: "HOW", values: [{ name: { value: "quick", synonyms: ["Tiny"] } }] }),
      add(`${INTENTS}.4.slots`, { name: "how", type: "HOW" }),
      add(`${INTENTS}.4.samples`, "make it {how}"),
    ),
  ],
  ["intent-without-samples", "languageModel.intents[4]", set(`${INTENTS}.4.samples`, [])],
  [
    "model-without-samples",
    "languageModel.intents",
    set(INTENTS, [{ name: "AMAZON.StopIntent", samples: ["halt"] }, { name: "A" }]),
  ],
];
