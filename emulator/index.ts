/**
 * The emulator for tests: `import { startEmulator } from "pulumi-alexa/emulator"`.
 * @module pulumi-alexa/emulator
 */

import type { AddressInfo } from "node:net";
import { reset, type SlotTypeSnapshot, slotTypeSnapshots } from "./http/control";
import type { LoggedRequest } from "./http/emulation";
import { type FaultOrder, FaultQueue } from "./http/fault";
import { createEmulatorServer } from "./http/server";
import type { EmulatorOptions, EmulatorSettings } from "./options";
import type { BuildError } from "./service/build";
import { findModel } from "./service/interaction-model";
import { Store } from "./service/store";

export type { SlotTypeSnapshot } from "./http/control";
export type { LoggedRequest } from "./http/emulation";
export type { Fault, FaultOrder } from "./http/fault";
export type { RateLimit } from "./http/rate-limit";
export {
  type Credentials,
  type EmulatorOptions,
  type EmulatorSettings,
  emulatorCredentials,
  type Vendor,
} from "./options";
export type { BuildError } from "./service/build";
export type { ConfirmationStatus, Resolutions, ResolvedIntent, ResolvedSlot } from "./simulation/resolved-intent";
export type { DialogState, Sender, SkillHandler, SkillRequest } from "./simulation/skill-request";

/** A stand-in for Amazon's Skill Management API and Login with Amazon, running on 127.0.0.1. */
export interface Emulator {
  /** `http://127.0.0.1:PORT`, for `apiEndpoint` as for `authEndpoint`. */
  url: string;
  /** Every request to the API or to Login with Amazon, oldest first; the emulator's own routes are left out. */
  requests: LoggedRequest[];
  /** Makes a skill. Returns its id: the given one, else a new one. Belongs to the first vendor, with every locale in its manifest, unless given. */
  addSkill(skill?: { id?: string; vendorId?: string; locales?: string[]; names?: Record<string, string> }): string;
  /** The last model that was built, as it was sent (the `interactionModel` object). `stage` defaults to development. */
  model(skillId: string, locale: string, stage?: string): unknown | undefined;
  /** The slot types, oldest first, with their versions. */
  slotTypes(): SlotTypeSnapshot[];
  /**
   * Makes a build end as FAILED with these errors (there may be none): the next model build, of that skill if an id is
   * given. With a slot type's id: the build of its next version.
   */
  failNextBuild(errors: BuildError[], id?: string): void;
  /** Ends every build that runs or waits, as it would have ended by the clock: with a long `buildMs`, a test decides when. */
  finishBuilds(): void;
  /** Orders a fault, which is injected at a later request. */
  order(fault: FaultOrder): void;
  /** Takes back every fault that was not injected yet. */
  clearFaults(): void;
  /** Changes settings while it runs. */
  set(settings: Partial<EmulatorSettings>): void;
  /**
   * Forgets skills, models, slot types, catalogs, requests and faults, and takes back changed settings; skills and settings that it was started
   * with are there again, and tokens stay valid. Each test begins with an empty account so, without another emulator.
   */
  reset(): void;
  /** Stops it, with the state on disk if it has a file. A running build goes on by the clock at the next start. */
  close(): Promise<void>;
}

function assertEndpoint({ endpoint, respond }: EmulatorOptions): void {
  if (endpoint === undefined) return;
  if (respond) throw new Error("respond and endpoint both stand for the skill: keep one.");
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  // Its text may hold a password.
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password)
    throw new Error("the endpoint must be an address such as http://127.0.0.1:3000, without user and password.");
}

/**
 * Starts an emulator. Resolves when it listens; rejects when the port is taken or the state file cannot be used.
 *
 * @example
 * const emulator = await startEmulator({ buildMs: 50 });
 * const skillId = emulator.addSkill();
 * // point the provider at emulator.url, with emulatorCredentials
 * await emulator.close();
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const { port = 0, faults: orders, onFault, ...storeOptions } = options;
  assertEndpoint(options);
  const store = new Store(storeOptions);
  const faults = new FaultQueue(orders, onFault);
  await store.save(); // A state file that cannot be written should be known now, not after the first change.
  const requests: LoggedRequest[] = [];
  const emulation = { store, faults, requests };
  const server = createEmulatorServer(emulation);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(port, "127.0.0.1", resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    addSkill: (skill) => store.addSkill(skill),
    model(skillId, locale, stage = "development") {
      const skill = store.state.skills.find(({ id }) => id === skillId);
      const current = skill && findModel(skill, stage, locale)?.versions.at(-1);
      return current && JSON.parse(store.state.models[current.hash] ?? "null");
    },
    slotTypes: () => slotTypeSnapshots(store),
    failNextBuild: (errors, id) => store.failNextBuild(errors, id),
    finishBuilds: () => store.finishBuilds(),
    order: (fault) => faults.order(fault),
    clearFaults: () => faults.clear(),
    set: (settings) => Object.assign(store.settings, settings),
    reset: () => reset(emulation),
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      await store.save();
    },
  };
}
