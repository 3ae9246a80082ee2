import { createRequire } from "node:module";
import * as pulumi from "@pulumi/pulumi";
import { beforeAll, describe, expect, test } from "vitest";
import { type HandlerName, stub, typeToken } from "../../../provider/dynamic/stub";
import { interactionModel, nluProfile, skillSimulation, slotType, slotTypeVersion } from "../../../provider/provider";
import { InteractionModel } from "../../../provider/resources/interaction-model";
import { NluProfile } from "../../../provider/resources/nlu-profile";
import { SkillSimulation } from "../../../provider/resources/skill-simulation";
import { SlotType } from "../../../provider/resources/slot-type";
import { SlotTypeVersion } from "../../../provider/resources/slot-type-version";

const fromSdk = createRequire(createRequire(__filename).resolve("@pulumi/pulumi/package.json"));
const handlers = { slotType, slotTypeVersion, interactionModel, skillSimulation, nluProfile };
const sent = new Map<string, pulumi.runtime.MockResourceArgs>();

beforeAll(async () => {
  const newResource = (args: pulumi.runtime.MockResourceArgs) => {
    sent.set(args.name, args);
    return { id: `${args.name}-id`, state: args.inputs };
  };
  await pulumi.runtime.setMocks({ newResource, call: () => ({}) }, "test", "dev", false);
});

/** What the engine is sent for a resource. */
async function wireOf(resource: pulumi.CustomResource): Promise<pulumi.runtime.MockResourceArgs> {
  const urn = await new Promise<string>((resolve) => resource.urn.apply(resolve));
  const name = urn.split("::").at(-1) ?? "";
  return sent.get(name) ?? Promise.reject(new Error(`${name} was not sent`));
}

describe("the stub in every state", () => {
  // Permanent: states of every release refer to their handlers by these texts.
  test.each<[HandlerName, string, string]>([
    ["slotType", 'exports.handler = () => require("pulumi-alexa/provider").slotType;', "SlotType"],
    ["slotTypeVersion", 'exports.handler = () => require("pulumi-alexa/provider").slotTypeVersion;', "SlotTypeVersion"],
    [
      "interactionModel",
      'exports.handler = () => require("pulumi-alexa/provider").interactionModel;',
      "InteractionModel",
    ],
    ["skillSimulation", 'exports.handler = () => require("pulumi-alexa/provider").skillSimulation;', "SkillSimulation"],
    ["nluProfile", 'exports.handler = () => require("pulumi-alexa/provider").nluProfile;', "NluProfile"],
  ])("of %s", (name, text, type) => {
    expect(stub(name)).toBe(text);
    expect(text.length).toBeLessThan(80);
    expect(typeToken(name)).toBe(`pulumi-nodejs:dynamic/alexa:${type}`);
  });

  test("gives the handler to the SDK's own loader", () => {
    const load = fromSdk("require-from-string");
    const loaded = load(stub("slotType").replace("pulumi-alexa/provider", "node:path"));
    expect(Object.keys(loaded)).toEqual(["handler"]);
    expect(loaded.handler).toBeInstanceOf(Function);
  });

  test.each(["slotType", "slotTypeVersion", "interactionModel", "skillSimulation", "nluProfile"] as const)(
    "%s is a provider of the SDK's shape",
    (name) => {
      const provider: pulumi.dynamic.ResourceProvider = handlers[name];
      const steps = ["configure", "check", "diff", "create", "read", "update", "delete"] as const;
      expect(Object.keys(provider).sort()).toEqual([...steps].sort());
      for (const step of steps) expect(provider[step]).toBeInstanceOf(Function);
    },
  );
});

describe("the wire form of our resources", () => {
  class Own extends pulumi.dynamic.Resource {
    constructor(name: string, props: pulumi.Inputs) {
      const provider = { create: async () => ({ id: "x" }) };
      super(provider, name, props, {}, "alexa", "SlotType");
    }
  }

  test("is that of the SDK's dynamic resources", async () => {
    const theirs = await wireOf(new Own("theirs", { name: "Drink" }));
    const ours = await wireOf(new SlotType("ours", { name: "Drink" }));
    expect(ours.type).toBe(theirs.type);
    expect({ ...ours, name: "", inputs: {} }).toEqual({ ...theirs, name: "", inputs: {} });
    const { __provider: code, ...rest } = theirs.inputs;
    expect(rest).toEqual({ name: "Drink" });
    expect(fromSdk("require-from-string")(code).handler).toBeInstanceOf(Function);
    expect(ours.inputs).toEqual({
      name: "Drink",
      __provider: stub("slotType"),
      __urn: "urn:pulumi:dev::test::pulumi-nodejs:dynamic/alexa:SlotType::ours",
      __preview: false,
    });
  });

  test("of a model is its canonical text, with outputs apart", async () => {
    const type = new SlotTypeVersion("values", { slotTypeId: "t1", values: [{ name: { value: "tea" } }] });
    const slots = [{ name: "drink", slotTypeReference: { id: type.slotTypeId, version: "1" } }];
    const languageModel = { invocationName: pulumi.secret("x"), intents: [{ name: "OrderIntent", slots }] };
    const { type: token, inputs } = await wireOf(
      new InteractionModel("model", { skillId: pulumi.output("s1"), locale: "en-US", model: { languageModel } }),
    );
    expect(token).toBe(typeToken("interactionModel"));
    expect(inputs).toMatchObject({
      skillId: "s1",
      locale: "en-US",
      __provider: stub("interactionModel"),
      __secret: true,
    });
    expect(inputs.model).toMatch(/^\/\/ alexa interaction model\n\{/);
    expect(inputs.model).toContain('"invocationName": {"$ref": "invocationName"}');
    // The SDK makes a secret of the whole where a part of it is one.
    expect(inputs.references.value).toEqual({
      invocationName: "x",
      "intents.OrderIntent.slots.drink.slotTypeReference.id": "t1",
    });
    expect((await wireOf(type)).inputs).toMatchObject({
      slotTypeId: "t1",
      values: '// alexa slot type values\n[\n  {"name": {"value": "tea"}}\n]\n',
    });
  });

  test("of a gate is one text with a line for each utterance, from a program or a file", async () => {
    const dialog = [{ input: "help" }, { input: "stop", expect: { intent: "AMAZON.StopIntent", response: /bye/i } }];
    const gate = { skillId: "s1", locale: "en-US", triggers: [pulumi.output("7")] };
    const utterances = [{ input: "a tea", expect: { intent: pulumi.output("TeaIntent") } }, { dialog }];
    const { inputs } = await wireOf(new NluProfile("gate", { ...gate, utterances }));
    expect(inputs).toMatchObject({ triggers: ["7"], references: { "0.expect.intent": "TeaIntent" } });
    expect(inputs.utterances.split("\n")).toEqual([
      "// alexa utterances",
      "[",
      '  {"expect": {"intent": {"$ref": "0.expect.intent"}}, "input": "a tea"},',
      '  {"dialog": [{"input": "help"}, {"expect": {"intent": "AMAZON.StopIntent", "response": "/bye/i"}, "input": "stop"}]}',
      "]",
      "",
    ]);
    const model = new InteractionModel("a-trigger", { skillId: "s1", locale: "en-US", model: "{}" });
    const mistaken = new NluProfile("mistaken", { ...gate, utterances: [], triggers: [model.version, model] });
    expect((await wireOf(mistaken)).inputs.__problems).toEqual([
      "triggers[1] is a resource: give one of its outputs, such as model.version",
    ]);
    const opening = pulumi.secret("open my hidden skill");
    const secret = new SkillSimulation("opened", {
      ...gate,
      utterances: [{ input: "a", expect: { intent: "A" } }],
      opening,
    });
    expect((await wireOf(secret)).inputs.__secret).toBe(true);
    const missing = new SkillSimulation("missing", { ...gate, utterancesFile: "no/such.csv" });
    expect((await wireOf(missing)).inputs.__problems).toEqual([
      "utterances cannot be read from the file no/such.csv: there is no such file",
    ]);
  });

  test("carries what cannot be read to check, which reports it with all else", async () => {
    const problemOf = async (name: string, model: unknown) =>
      (await wireOf(new InteractionModel(name, { skillId: "s1", locale: "en-US", model: model as string }))).inputs
        .__problems;
    expect(await problemOf("broken", '{"a"')).toEqual([expect.stringMatching(/^model is not valid JSON at line 1/)]);
    expect(await problemOf("late", pulumi.output('{"a"'))).toEqual([
      expect.stringMatching(/^model is not valid JSON at line 1/),
    ]);
    const file = new InteractionModel("file", { skillId: "s1", locale: "en-US", modelFile: "no/such.json" });
    expect((await wireOf(file)).inputs.__problems).toEqual([
      "model cannot be read from the file no/such.json: there is no such file",
    ]);
    const both = new InteractionModel("both", { skillId: "s1", locale: "en-US", modelFile: "x", model: "{}" });
    expect((await wireOf(both)).inputs.__problems).toEqual(["model and modelFile are both given: keep one"]);
  });

  test("leaves the arguments as they were, so that they can be used again", () => {
    const args = Object.freeze({ name: "Drink" });
    expect(() => [new SlotType("one", args), new SlotType("two", args)]).not.toThrow();
  });
});
