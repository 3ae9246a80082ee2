import { sleep } from "../../smapi/http/cancellation";
import { ConflictError, ForbiddenError } from "../../smapi/http/errors";
import { enableSkill, isEnabled } from "../../smapi/operations/enablement";
import { getSimulation, type Simulation, startSimulation } from "../../smapi/operations/simulations";
import { undefinedIfNotFound } from "../account";
import type { Context } from "../lifecycle";
import { redactError } from "../redact";
import { UserError } from "../user-error";
import type { UtteranceResult } from "./expectations";
import { ExpectedInvocation } from "./invocation";
import type { GateInputs } from "./properties";
import { retryWhileBusy } from "./retry-while-busy";
import { type Say, SessionLost } from "./run-item";
import { SimulationPollDelay } from "./simulation-poll-delay";

/** Says utterances to a simulated device. Amazon runs one simulation at a time for each account. */
export class Simulator {
  private readonly pace = new SimulationPollDelay();
  private readonly expectedInvocation: ExpectedInvocation;

  constructor(
    private readonly inputs: GateInputs,
    private readonly context: Context,
    /** Called when another client's simulation no longer blocks ours. */
    private readonly onResume: () => void,
  ) {
    this.expectedInvocation = new ExpectedInvocation(inputs, context);
  }

  /** Enables the skill where that is asked for and it is not: Amazon simulates nothing else. */
  async prepare(): Promise<void> {
    const { client } = this.context.account;
    if (!this.inputs.enable || (await isEnabled(client, this.inputs))) return;
    await enableSkill(client, this.inputs);
    this.context.ui.info(`the skill was enabled for this account (${this.inputs.stage})`);
  }

  /** A new session, in which `opening` is said first. */
  open(): Say {
    const { opening } = this.inputs;
    let isNew = true;
    return async (input) => {
      if (!isNew) return this.simulate(input, false);
      isNew = false;
      if (opening === undefined) return this.simulate(input, true);
      const opened = await this.simulate(opening, true);
      if (opened.error === undefined) return this.simulate(input, false);
      return { ...opened, error: `the opening was not taken: ${opened.error}` };
    };
  }

  private async simulate(content: string, newSession: boolean): Promise<UtteranceResult> {
    const { id } = await this.start(content, newSession);
    const { got, considered, response, error, status, invokedSkillId } = await this.waitForResult(id);
    if (status === "IN_PROGRESS") return { considered, error: `no result after ${this.inputs.timeout} s` };
    if (status === "FAILED") return { got, considered, response, error: `the simulation failed: ${error}` };
    if (invokedSkillId !== undefined && invokedSkillId !== this.inputs.skillId)
      return { got, considered, response, error: `another skill was invoked (${invokedSkillId})` };
    if (!got && response === undefined) return { got, considered, response, error: "the simulation told nothing" };
    // Another skill, or Alexa itself, may have answered.
    if (invokedSkillId === undefined && (await this.expectedInvocation.of(got?.name)))
      return { got, considered, response, error: NOT_INVOKED };
    return { got, considered, response };
  }

  private async start(content: string, newSession: boolean): Promise<Simulation> {
    const { account, ui } = this.context;
    const deadline = Date.now() + this.inputs.timeout * 1_000;
    let waited = false;
    const reportBusy = () => {
      waited = true;
      ui.progress("another simulation runs");
    };
    const send = () => startSimulation(account.client, this.inputs, { content, newSession });
    try {
      const started = newSession ? await retryWhileBusy(deadline, send, reportBusy) : await send();
      if (waited) this.onResume();
      return started;
    } catch (error) {
      // Another client took over: the next utterance would land in its session.
      if (error instanceof ConflictError && !newSession) throw new SessionLost(OTHER_CLIENT);
      if (error instanceof ConflictError)
        throw new UserError(`${OTHER_CLIENT}: raise timeout, or run it at another time`);
      if (!(error instanceof ForbiddenError) || this.inputs.enable) throw error;
      const redacted = redactError(error, this.inputs.__secret) as Error;
      throw new UserError(`${redacted.message}\n${REMEDY_FORBIDDEN}`);
    }
  }

  /** The simulation when it is over, or its state after the timeout. */
  private async waitForResult(id: string): Promise<Simulation> {
    const { account } = this.context;
    const startedAt = Date.now();
    const deadline = startedAt + this.inputs.timeout * 1_000;
    for (let polls = 1; ; polls++) {
      await sleep(Math.min(this.pace.wait(Date.now() - startedAt), deadline - Date.now()));
      const simulation = await undefinedIfNotFound(getSimulation(account.client, this.inputs, id));
      // Results are kept for ten minutes.
      if (!simulation) throw new SessionLost("the result of a simulation was gone before it could be read");
      if (simulation.status !== "IN_PROGRESS") this.pace.learn(Date.now() - startedAt, polls);
      if (simulation.status !== "IN_PROGRESS" || Date.now() >= deadline) return simulation;
    }
  }
}

const NOT_INVOKED = "no request to the skill was reported, although its manifest has an endpoint";
const OTHER_CLIENT = "another client of the account simulates utterances";
const REMEDY_FORBIDDEN =
  "Amazon simulates skills that are enabled: set enable: true, or enable it on the developer console's Test page.";
