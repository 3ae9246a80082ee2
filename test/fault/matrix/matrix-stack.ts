import { setTimeout as sleep } from "node:timers/promises";
import type { Emulator, FaultOrder } from "../../../emulator";
import { asAnotherClient } from "../../plugin/emulated-account";
import { Engine, type Ran } from "../sequences/engine";
import type { Declaration } from "../sequences/program";
import type { Worker } from "./worker";

const LONGEST_COMMAND_MS = 60_000;
/** A refresh cannot see a rival's model before it is built. */
export const RIVALS_BUILD_MS = 100;
let stacks = 0;

/** A stack with a skill and names of its own, at an emulator that it shares with others. */
export class MatrixStack {
  readonly name = `cell${stacks++}`;
  readonly skillId: string;
  readonly emulator: Emulator;
  readonly engine: Engine;
  /** Everything that the user was shown. */
  shown = "";

  constructor(
    { emulator, plugin }: Worker,
    readonly hasModel: boolean,
  ) {
    this.emulator = emulator;
    this.skillId = emulator.addSkill();
    plugin.messages.length = 0;
    // The process goes on to the next stack.
    this.engine = new Engine(async () => ({ ...plugin, stop: async () => {} }));
  }

  get slotTypeId(): string | undefined {
    return this.engine.state.find(({ type }) => type === "SlotType")?.id;
  }

  order(fault: FaultOrder): void {
    this.emulator.order(fault);
  }

  async asAnotherClient(method: string, path: string, body?: unknown): Promise<void> {
    await asAnotherClient(this.emulator, method, path, body);
    await sleep(RIVALS_BUILD_MS);
  }

  async up(program: Declaration[]): Promise<void> {
    const { errors } = await this.run(() => this.engine.upAgain(program));
    if (errors.length > 0) throw new Error(`an up that has to succeed failed:\n${this.shown}`);
  }

  async upFails(program: Declaration[]): Promise<void> {
    const { errors } = await this.run(() => this.engine.upAgain(program));
    if (errors.length === 0) throw new Error("an up that has to fail succeeded");
  }

  async run(command: () => Promise<Ran>): Promise<Ran> {
    const ran = await Promise.race([command(), sleep(LONGEST_COMMAND_MS, undefined, { ref: false })]);
    if (!ran) throw new Error("a command hangs");
    this.shown += `${ran.shown}\n`;
    return ran;
  }
}
