import { readFileSync } from "node:fs";
import * as pulumi from "@pulumi/pulumi";
import * as alexa from "pulumi-alexa";
import { useSharedType } from "./shared-type";

const skillId = new pulumi.Config().require("skillId");
const read = (file: string) => JSON.parse(readFileSync(`models/${file}`, "utf8"));

// A slot type that both locales, and every other skill of the account, can use.
const cities = new alexa.SlotType("cities", {
  name: "CITIES_OF_ISRAEL",
  description: "Cities with candle lighting times",
});

// Its values: changing them makes a new version, and the models follow.
const cityValues = new alexa.SlotTypeVersion("city-values", {
  slotTypeId: cities.id,
  values: read("cities-of-israel.json"),
});

const models = ["en-AU", "en-IN"].map((locale) => {
  // The files name the shared type; only now it is known which one that is.
  const shared = useSharedType(read(`${locale}.json`), "CITIES_OF_ISRAEL", cityValues.reference);
  const model = new alexa.InteractionModel(locale, { skillId, locale, model: shared });

  // A gate: what users say, once the model is built. Where it is taken for another intent, `pulumi up` fails.
  new alexa.NluProfile(`${locale}-utterances`, {
    skillId,
    locale,
    utterances: [
      { input: "for shabbat times in jerusalem", expect: { intent: "GetCityIntent", slots: { City_IL: "jerusalem" } } },
      { input: "list the cities in israel", expect: { intent: "CountrySelected", slots: { Country: "israel" } } },
      { input: "what cities can you tell me about", expect: { intent: "AMAZON.HelpIntent" } },
      { input: "no thanks", expect: { intent: "ThanksIntent" } },
    ],
    triggers: [model.version],
  });
  return model;
});

export const citiesVersion = cityValues.version;
export const modelIds = models.map((model) => model.id);
export const modelVersions = models.map((model) => model.version);
