const alexa = require("pulumi-alexa");

exports.declare = (skillId) => {
  const drinks = new alexa.SlotType("drinks", { name: "Drink" });
  const model = {
    languageModel: {
      invocationName: "coffee shop",
      intents: [
        { name: "AMAZON.StopIntent", samples: [] },
        { name: "OrderIntent", samples: ["order a coffee"] },
      ],
    },
  };
  const enUS = new alexa.InteractionModel("en-US", { skillId, locale: "en-US", model });
  return { slotType: drinks.id, version: enUS.version };
};
