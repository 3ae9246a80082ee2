import { expect, test } from "vitest";
import { modelBody, modelPath, startService } from "./service";

const spice = { name: "spice", type: "Spice" };
const city = { name: "city", type: "AMAZON.City", samples: ["in {city}"] };
const types = [{ name: "Spice", values: [{ id: "S", name: { value: "Sea Salt", synonyms: ["salt"] } }] }];
const intents = [
  { name: "BuyIntent", slots: [spice, city], samples: ["buy {spice}", "buy {spice} in {city}"] },
  { name: "SayIntent", slots: [city], samples: ["buy {city}"] },
  { name: "AMAZON.StartOverIntent", samples: [] },
];
const fallback = { name: "AMAZON.FallbackIntent", samples: [] };
const dialog = {
  intents: [
    {
      name: "BuyIntent",
      confirmationRequired: true,
      prompts: { confirmation: "Sure" },
      slots: [
        { ...spice, confirmationRequired: true, prompts: { confirmation: "Really" } },
        { name: "city", type: "AMAZON.City", elicitationRequired: true, prompts: { elicitation: "Where" } },
      ],
    },
  ],
};
const prompts = ["Sure", "Really", "Where"].map((id) => ({ id, variations: [{ type: "PlainText", value: `${id}?` }] }));

async function withModel(parts: Parameters<typeof modelBody>[0]) {
  const service = await startService();
  const path = modelPath(service.addSkill({ id: "skill-1" }));
  expect((await service.send("PUT", path, modelBody(parts))).status).toBe(202);
  const ask = (utterance: string, multiTurnToken?: string) =>
    service.send("POST", `${path}/profileNlu`, { utterance, multiTurnToken });
  const intentOf = async (utterance: string) => (await ask(utterance)).body.selectedIntent?.name;
  return { ...service, path, ask, intentOf };
}

test("an utterance selects the intent whose sample it fits, a synonym its value", async () => {
  const { ask } = await withModel({ intents, types });
  const { body } = await ask("Buy SALT, in new york");
  expect(body).toMatchObject({ sessionEnded: false, consideredIntents: [{ name: "SayIntent" }] });
  expect(body.selectedIntent).toEqual({
    name: "BuyIntent",
    confirmationStatus: "NONE",
    slots: {
      spice: {
        name: "spice",
        value: "salt",
        confirmationStatus: "NONE",
        resolutions: {
          resolutionsPerAuthority: [
            {
              authority: "amzn1.er-authority.echo-sdk.skill-1.Spice",
              status: { code: "ER_SUCCESS_MATCH" },
              values: [{ name: "Sea Salt", id: "S" }],
            },
          ],
        },
      },
      city: { name: "city", value: "new york", confirmationStatus: "NONE" },
    },
  });
});

test("a custom type takes its own values only, a built-in type any words, a built-in intent its own name", async () => {
  const { intentOf } = await withModel({ intents, types });
  expect(await intentOf("buy sea salt")).toBe("BuyIntent");
  expect(await intentOf("buy pepper")).toBe("SayIntent");
  expect(await intentOf("start over")).toBe("AMAZON.StartOverIntent");
});

test("what fits no sample is the fallback intent, if the model has one", async () => {
  expect(await (await withModel({ intents, types })).intentOf("sell salt")).toBeUndefined();
  expect(await (await withModel({ intents: [...intents, fallback], types })).intentOf("sell salt")).toBe(fallback.name);
});

test("at most five other intents are considered", async () => {
  const many = "ABCDEFGH".split("").map((name) => ({ name, samples: ["go on"] }));
  const { ask } = await withModel({ intents: many });
  const { selectedIntent, consideredIntents } = (await ask("go on")).body;
  expect([selectedIntent, ...consideredIntents].map(({ name }) => name)).toEqual("ABCDEF".split(""));
});

test("a dialog asks on until it is completed", async () => {
  const { ask } = await withModel({ intents, types, dialog, prompts });
  const first = (await ask("buy salt")).body;
  expect(first.multiTurn).toMatchObject({
    dialogAct: { type: "Dialog.ConfirmSlot", targetSlot: "spice" },
    prompt: "Really?",
  });
  const second = (await ask("yes", first.multiTurn.token)).body;
  expect(second.multiTurn).toMatchObject({
    dialogAct: { type: "Dialog.ElicitSlot", targetSlot: "city" },
    prompt: "Where?",
  });
  const third = (await ask("in Rome", second.multiTurn.token)).body;
  expect(third.multiTurn).toMatchObject({ dialogAct: { type: "Dialog.ConfirmIntent" }, prompt: "Sure?" });
  const { selectedIntent, multiTurn } = (await ask("no", third.multiTurn.token)).body;
  expect(selectedIntent).toMatchObject({
    name: "BuyIntent",
    confirmationStatus: "DENIED",
    slots: { spice: { value: "salt", confirmationStatus: "CONFIRMED" }, city: { value: "rome" } },
  });
  expect(multiTurn).toBeUndefined();
  expect((await ask("start over", first.multiTurn.token)).body.selectedIntent.name).toBe("AMAZON.StartOverIntent");
});

test("a wrong token, no utterance and no model are bad requests", async () => {
  const { ask, send, path } = await withModel({ intents, types });
  expect((await ask("yes", "x")).status).toBe(400);
  expect((await send("POST", `${path}/profileNlu`, {})).status).toBe(400);
  expect((await send("POST", `${modelPath("skill-1", "de-DE")}/profileNlu`, { utterance: "a" })).status).toBe(400);
});

test("names that every object has are names like others", async () => {
  const slots = ["constructor", "toString"].map((name) => ({ name, type: "toString" }));
  const asked = { ...slots[1], elicitationRequired: true, confirmationRequired: true, prompts: {} };
  const { ask } = await withModel({
    intents: [{ name: "valueOf", slots, samples: ["mix {constructor} into {toString}", "mix {constructor}"] }],
    types: [{ name: "toString", values: [{ name: { value: "milk" } }] }],
    dialog: { intents: [{ name: "valueOf", slots: [asked] }] },
  });
  const first = (await ask("mix milk")).body;
  expect(first.selectedIntent).toMatchObject({ name: "valueOf", slots: { constructor: { value: "milk" } } });
  expect(first.selectedIntent.slots.toString).toEqual({ name: "toString", confirmationStatus: "NONE" });
  expect(first.multiTurn.dialogAct).toEqual({ type: "Dialog.ElicitSlot", targetSlot: "toString" });
  const second = (await ask("milk", first.multiTurn.token)).body;
  expect(second.selectedIntent.slots.toString.value).toBe("milk");
  expect(second.multiTurn.dialogAct).toEqual({ type: "Dialog.ConfirmSlot", targetSlot: "toString" });
});
