import * as pulumi from "@pulumi/pulumi";
import * as alexa from "pulumi-alexa";

const config = new pulumi.Config();
const skillId = config.require("skillId");
const nextSkillId = config.require("nextSkillId");

const gates = ["en-GB", "es-MX"].map((locale) => {
  const modelFile = `models/${locale}.json`;
  const model = new alexa.InteractionModel(locale, { skillId, locale, modelFile });

  // suite.csv holds the utterances of all locales; of each, 19 in 20 must be understood.
  const gate = new alexa.NluProfile(`${locale}-suite`, {
    skillId,
    locale,
    utterancesFile: "suite.csv",
    minimumPassRate: 0.95,
    triggers: [model.version],
    report: `reports/${locale}.html`,
  });

  // What the skill itself says, where its service is there to be asked: service.mjs with the emulator, or your own.
  if (locale === "en-GB" && config.getBoolean("service"))
    new alexa.SkillSimulation("said", {
      skillId,
      locale,
      enable: true,
      opening: "open diabetes assistant",
      utterances: [
        { input: "create reminders", expect: { intent: "CreateRemindersIntent", response: "/reminders are set/" } },
      ],
      triggers: [model.version],
    });

  // Goes on to the next skill only when the gate has passed.
  new alexa.InteractionModel(`${locale}-next`, { skillId: nextSkillId, locale, modelFile }, { dependsOn: gate });
  return gate;
});

export const passed = gates.map((gate) => pulumi.interpolate`${gate.passed} of ${gate.total}`);
