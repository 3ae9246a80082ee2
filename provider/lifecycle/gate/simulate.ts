import { enableSkill, isEnabled } from "../../smapi/enablement";
import { ConflictError, ForbiddenError } from "../../smapi/errors";
import { pause } from "../../smapi/interruption";
import { pollDelay } from "../../smapi/poll-delay";
import { getSimulation, type Simulation, startSimulation } from "../../smapi/simulations";
import { unlessNotFound } from "../account";
import type { Context } from "../lifecycle";
import { Refusal } from "../refusal";
import type { Heard } from "./judge";
import type { GateInputs } from "./properties";
import { type Ask, SessionLost } from "./try";

/** Of the time that the simulation before took, so that few polls are needed: most take about as long. */
const FIRST_LOOK = 0.9;
const LOOK_AGAIN = 0.1;
const SHORTEST_MS = 200;

/** Says utterances to a simulated device. Amazon runs one simulation at a time for each account. */
export class Simulator {
  private usual = 0;

  constructor(
    private readonly inputs: GateInputs,
    private readonly context: Context,
  ) {}

  /** Enables the skill where that is asked for and it is not: Amazon simulates nothing else. */
  async prepare(): Promise<void> {
    const { client } = this.context.account;
    if (!this.inputs.enable || (await isEnabled(client, this.inputs))) return;
    await enableSkill(client, this.inputs);
    this.context.say.info(`the skill was enabled for this account (${this.inputs.stage})`);
  }

  /** A new session, in which `opening` is said first. */
  open(): Ask {
    const { opening } = this.inputs;
    let isNew = true;
    const ask: Ask = async (input) => {
      const newSession = isNew;
      isNew = false;
      return this.simulate(input, newSession);
    };
    return async (input) => {
      if (!isNew || opening === undefined) return ask(input);
      const opened = await ask(opening);
      return opened.failure === undefined ? ask(input) : opened;
    };
  }

  private async simulate(content: string, newSession: boolean): Promise<Heard> {
    const deadline = Date.now() + this.inputs.timeout * 1_000;
    const began = await this.start(content, newSession, deadline);
    const { got, considered, response, error, status } = await this.over(began, deadline);
    if (status === "IN_PROGRESS") return { considered, failure: `no result after ${this.inputs.timeout} s` };
    return { got, considered, response, failure: error && `the simulation failed: ${error}` };
  }

  private async start(content: string, newSession: boolean, deadline: number): Promise<Simulation> {
    const { account, say } = this.context;
    for (const began = Date.now(); ; ) {
      try {
        return await startSimulation(account.client, this.inputs, { content, newSession });
      } catch (error) {
        if (error instanceof ForbiddenError) throw new Refusal(`${error.message}\n${REMEDY_FORBIDDEN}`);
        if (!(error instanceof ConflictError) || Date.now() >= deadline) throw error;
        say.progress("another simulation runs");
        await pause(Math.min(pollDelay(Date.now() - began), deadline - Date.now()));
      }
    }
  }

  private async over(simulation: Simulation, deadline: number): Promise<Simulation> {
    const { account } = this.context;
    const began = Date.now();
    let seen = simulation;
    for (let wait = this.usual * FIRST_LOOK; seen.status === "IN_PROGRESS" && Date.now() < deadline; ) {
      await pause(Math.min(Math.max(SHORTEST_MS, wait), deadline - Date.now()));
      const found = await unlessNotFound(getSimulation(account.client, this.inputs, simulation.id));
      // Results are kept for ten minutes.
      if (!found) throw new SessionLost("the result of a simulation was gone before it could be read");
      seen = found;
      wait = Math.max(this.usual, Date.now() - began) * LOOK_AGAIN;
    }
    this.usual = Date.now() - began;
    return seen;
  }
}

const REMEDY_FORBIDDEN =
  "Amazon simulates skills that are enabled: set enable: true, or enable it on the developer console's Test page.";
