import { type Mistake, remove, SIZE, set, values } from "./make";

export const valuesMistakes: Mistake[] = [
  [
    "model-too-large",
    "the model",
    set(
      `${SIZE}.values`,
      values(30_000, (index) => `${"long ".repeat(8)}${index}`),
    ),
  ],
  [
    "too-many-values",
    "languageModel.types",
    set(
      `${SIZE}.values`,
      values(50_001, (index) => String(index)),
    ),
  ],
  ["type-without-values", "languageModel.types[0]", set(`${SIZE}.values`, [])],
  ["type-without-values", "languageModel.types[2]", remove("languageModel.types.2.valueSupplier")],
  [
    "value-too-long",
    "languageModel.types[0].values[0].name.value",
    set(`${SIZE}.values.0.name.value`, "x".repeat(141)),
  ],
  [
    "value-too-long",
    "languageModel.types[0].values[0].name.synonyms[1]",
    set(`${SIZE}.values.0.name.synonyms.1`, "x".repeat(141)),
  ],
  ["value-empty", "languageModel.types[0].values[0].name.value", set(`${SIZE}.values.0.name.value`, "")],
  ["value-empty", "languageModel.types[0].values[0].name.synonyms[1]", set(`${SIZE}.values.0.name.synonyms.1`, " ")],
  ["duplicate-value", "languageModel.types[0].values[1].name.value", set(`${SIZE}.values.1.name.value`, "Small")],
  ["duplicate-value-id", "languageModel.types[0].values[1].id", set(`${SIZE}.values.1.id`, "S")],
  [
    "duplicate-synonym",
    "languageModel.types[0].values[1].name.synonyms[0]",
    set(`${SIZE}.values.1.name.synonyms`, ["tiny"]),
  ],
  [
    "duplicate-synonym",
    "languageModel.types[0].values[0].name.synonyms[1]",
    set(`${SIZE}.values.0.name.synonyms.1`, "Large"),
  ],
];
