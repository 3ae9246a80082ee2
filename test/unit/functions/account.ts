import * as pulumi from "@pulumi/pulumi";
import { type Emulator, type EmulatorOptions, startEmulator } from "../../../emulator";
import { asAnotherClient, configFor, vendorId } from "../../plugin/emulated-account";

export const skillId = "amzn1.ask.skill.coffee";
export const slotTypes = "/v1/skills/api/custom/interactionModel/slotTypes";
export const skills = [
  { id: skillId, names: { "en-US": "Coffee Shop", "de-DE": "Kaffee" }, locales: ["en-US", "de-DE"] },
  { id: "amzn1.ask.skill.tea", names: { "en-US": "Tea House" } },
  { id: "amzn1.ask.skill.tea-too", names: { "en-US": "Tea House" } },
];

/** An emulator that the stack's configuration leads to. */
export async function startAccount(
  { onTestFinished }: { onTestFinished(close: () => Promise<void>): void },
  options: EmulatorOptions = {},
): Promise<Emulator> {
  const emulator = await startEmulator({ buildMs: 0, ...options });
  onTestFinished(() => emulator.close());
  pulumi.runtime.setAllConfig(configFor(emulator));
  return emulator;
}

/** The sentence by which a call ends the program, without a stack trace. */
export async function failure(call: Promise<unknown>): Promise<string> {
  const error = await call.then(
    () => undefined,
    (reason) => reason,
  );
  if (!pulumi.RunError.isInstance(error)) throw new Error(`not an error of the program: ${error}`);
  return error.message;
}

/** Makes a slot type as another client would, and gives its id. */
export async function createSlotType(emulator: Emulator, name: string): Promise<string> {
  const body = { vendorId, slotType: { name, description: "What we serve [pulumi:0123456789]" } };
  return ((await asAnotherClient(emulator, "POST", slotTypes, body)) as { slotType: { id: string } }).slotType.id;
}
