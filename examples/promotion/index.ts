import * as pulumi from "@pulumi/pulumi";
import * as alexa from "pulumi-alexa";

const config = new pulumi.Config();

// What each stage waits for: dev sends what is in the working tree, staging and prod send releases that the stage before has proved.
const before: Record<string, string> = { staging: "dev", prod: "staging" };
const stage = before[pulumi.getStack()];
const upstream = stage && new pulumi.StackReference(`${pulumi.getOrganization()}/${pulumi.getProject()}/${stage}`);

// A release is a commit: models and suites come from it. Dev has none, and takes what is in the working tree.
const release = config.get("release");
const source = release ? `git:${release}:.` : ".";

const models = new alexa.InteractionModelSet("models", {
  skillId: config.require("skillId"),
  package: `${source}/skill-package`,
  overlay: { invocationSuffix: config.get("suffix") }, // "coffee shop" -> "coffee shop staging"
  requires: upstream ? alexa.verified(upstream, { gates: ["orders"] }) : undefined,
});

const gates = models.map(
  (model, locale) => new alexa.NluProfile(`orders-${locale}`, { model, utterancesFile: `${source}/suites/orders.csv` }),
);

// What the next stage asks for.
export const alexaProofs = alexa.proofs(gates);
