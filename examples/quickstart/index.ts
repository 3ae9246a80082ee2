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
  const model = useSharedType(read(`${locale}.json`), "CITIES_OF_ISRAEL", cityValues.reference);
  return new alexa.InteractionModel(locale, { skillId, locale, model });
});

export const citiesVersion = cityValues.version;
export const modelIds = models.map((model) => model.id);
export const modelVersions = models.map((model) => model.version);
