import * as pulumi from "@pulumi/pulumi";
import * as alexa from "pulumi-alexa";
import { InteractionModel, KNOWN_LOCALES } from "pulumi-alexa";

const skillId = new pulumi.Config().require("skillId");
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
const locale = KNOWN_LOCALES.find((known) => known === "en-US");
const enUS = new InteractionModel("en-US", { skillId, locale, model });

export const slotType = drinks.id;
export const version = enUS.version;
