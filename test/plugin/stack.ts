import type { TestContext } from "vitest";
import { type Emulator, type EmulatorOptions, emulatorCredentials, startEmulator } from "../../emulator";
import { type HandlerName, stub, typeToken } from "../../provider/dynamic/stub";
import { toWire, type WireModel } from "../../provider/model/wire/model";
import { tokenOf } from "../../scripts/models.mjs";
import { type Plugin, type Properties, QUICK_START, startPlugin } from "./plugin";
import type { Sdk } from "./sdk";

export const vendorId = "MEMULATOR00000";
/** For builds that a test ends by `emulator.finishBuilds()`. */
export const HOUR_MS = 3_600_000;
/** For conditions that come true on the slowest machine. */
export const PATIENCE = { timeout: 60_000 };

/** What the engine sends in a preview for what is not yet known. */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

export interface Stack {
  emulator: Emulator;
  plugin: Plugin;
  skillId: string;
  /** The same stack in a new process, with changes to its configuration. */
  nextRun(config?: Record<string, string>): Promise<Plugin>;
}

/** An emulator with one skill, and a provider process that is configured for it; all end with the test. */
export async function startStack(
  { onTestFinished }: TestContext,
  sdk: Sdk,
  options: EmulatorOptions = {},
  config: Record<string, string> = {},
): Promise<Stack> {
  const emulator = await startEmulator({ buildMs: 0, ...options });
  onTestFinished(() => emulator.close());
  const nextRun = async (changes: Record<string, string> = {}) => {
    const plugin = await startPlugin(sdk, { ...configFor(emulator), ...config, ...changes }, QUICK_START);
    onTestFinished(() => plugin.stop());
    return plugin;
  };
  return { emulator, plugin: await nextRun(), skillId: emulator.addSkill(), nextRun };
}

export function configFor({ url }: Emulator): Record<string, string> {
  const { clientId, clientSecret, refreshToken } = emulatorCredentials;
  return {
    "alexa:apiEndpoint": url,
    "alexa:authEndpoint": url,
    "alexa:clientId": clientId,
    "alexa:clientSecret": clientSecret,
    "alexa:refreshToken": refreshToken,
  };
}

export function urnOf(handler: HandlerName, name = "it"): string {
  return `urn:pulumi:dev::test::${typeToken(handler)}::${name}`;
}

/** Inputs as the resource class sends them. */
export function declare(handler: HandlerName, args: Properties, name = "it"): Properties {
  return { ...args, __provider: stub(handler), __urn: urnOf(handler, name) };
}

/** What `pulumi up` does for a new resource. */
export async function deploy(plugin: Plugin, declared: Properties) {
  const inputs = await checked(plugin, declared);
  return { ...(await plugin.create(inputs)), inputs };
}

/** The inputs after a check that finds nothing wrong. */
export async function checked(plugin: Plugin, declared: Properties, olds: Properties = {}): Promise<Properties> {
  const { inputs, failures } = await plugin.check(olds, declared);
  if (failures.length > 0) throw new Error(failures.map(({ reason }) => reason).join("\n"));
  return inputs;
}

/** What a program's `get` does: the engine sends the inputs, as properties too. */
export function get(plugin: Plugin, handler: HandlerName, id: string) {
  const inputs = { ...declare(handler, {}), __get: true };
  return plugin.read(id, inputs, inputs);
}

/** A small model with the samples of its one intent. */
export function modelOf(...samples: string[]) {
  const intents = [{ name: "FactIntent", slots: [], samples }];
  return { languageModel: { invocationName: "space facts", intents, types: [] } };
}

/** A model whose words go to different intents, for what tries utterances. */
export const coffeeShop = {
  languageModel: {
    invocationName: "coffee shop",
    intents: [
      { name: "OrderIntent", slots: [{ name: "drink", type: "DRINK" }], samples: ["order a {drink}"] },
      { name: "SizeIntent", slots: [], samples: ["which sizes are there"] },
      { name: "AMAZON.StopIntent", samples: [] },
    ],
    types: [{ name: "DRINK", values: [{ id: "C", name: { value: "coffee", synonyms: ["java"] } }] }],
  },
};

/** A model as it travels. */
export function wire(model: unknown, isReference?: (node: unknown) => boolean): Properties {
  const { text, references }: WireModel = toWire(model, isReference);
  return { model: text, references };
}

/** Requests of one operation, by its name in Amazon's SDKs. */
export function countOf({ requests }: Emulator, operation: string): number {
  return requests.filter((request) => request.operation === operation).length;
}

/** The operations that were asked for, without the polls of a build. */
export function operations({ requests }: Emulator): (string | undefined)[] {
  return requests.map(({ operation }) => operation).filter((operation) => operation !== "getSkillStatusV1");
}

/** Sends a request as another client of the same account would. */
export async function asAnotherClient(
  { url, requests }: Emulator,
  method: string,
  path: string,
  body?: unknown,
): Promise<unknown> {
  const token = await tokenOf({ url }, emulatorCredentials);
  const answer = await fetch(url + path, {
    method,
    headers: { authorization: `Bearer ${token}` },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  requests.length = 0;
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${answer.status} ${text}`);
  return text === "" ? undefined : JSON.parse(text);
}

export const modelPath = (skillId: string, locale = "en-US", stage = "development") =>
  `/v1/skills/${skillId}/stages/${stage}/interactionModel/locales/${locale}`;
