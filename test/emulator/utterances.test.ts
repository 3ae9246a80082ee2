import { expect, test } from "vitest";
import { modelSchema } from "../../emulator/nlu/model-schema";
import { prepareModel, selectIntent } from "../../emulator/nlu/understand";
import { bareModel, findHistories, findModels } from "../../scripts/models.mjs";
import { nonsense, paraphrase, randomFrom, sayings } from "../../scripts/utterances.mjs";

const folder = "test/models";
const models = [...findModels(folder), ...findHistories(folder).flatMap(({ versions }) => versions)];

/** Every model with the intent that it takes an utterance for. */
const prepared = models.map(({ name, text, locale }) => {
  const model = bareModel(text);
  const understanding = prepareModel(modelSchema.parse(model), locale, { findSlotTypeVersion: () => undefined });
  return {
    name,
    model,
    locale,
    intentOf: (utterance: string) => selectIntent(utterance, understanding).selected?.intent.name,
  };
});

/** At most so many of a list, from all over it. */
const some = <T>(list: T[], most: number) => list.filter((_, index) => index % Math.ceil(list.length / most) === 0);

test("what a sample says, its slots filled, is taken for its intent in 99 of 100 cases", () => {
  const wrong: unknown[] = [];
  let all = 0;
  for (const { name, model, locale, intentOf } of prepared) {
    for (const { utterance, intent, sample } of some(sayings(model, locale).sayings, 1_500)) {
      all += 1;
      const taken = intentOf(utterance);
      if (taken !== intent) wrong.push({ name, sample, utterance, intent, taken });
    }
  }
  expect(all).toBeGreaterThan(2_000);
  expect(wrong.slice(0, Math.max(0, wrong.length - all / 100))).toEqual([]);
});

test("a sample said a little differently is taken for its intent in 95 of 100 cases", () => {
  const random = randomFrom(1);
  const right = prepared.flatMap(({ model, locale, intentOf }) =>
    some(sayings(model, locale).sayings, 300).map(
      ({ utterance, intent }) => intentOf(paraphrase(utterance, locale, random)) === intent,
    ),
  );
  expect(right.filter(Boolean).length / right.length).toBeGreaterThan(0.95);
});

test("words of no language are no intent of a model whose samples all have words", () => {
  const random = randomFrom(2);
  const bare = prepared.filter(({ model, locale }) => sayings(model, locale).leftOut.bare === 0);
  expect(bare.length).toBeGreaterThan(10);
  for (const { intentOf, name } of bare) {
    const utterance = nonsense(random);
    expect([undefined, "AMAZON.FallbackIntent"], `${name}: ${utterance}`).toContain(intentOf(utterance));
  }
});
