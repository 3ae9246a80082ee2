import { setTimeout as sleep } from "node:timers/promises";
import { asAnotherClient, modelPath } from "../../plugin/emulated-account";
import type { Ran } from "../sequences/engine";
import { leaks } from "../sequences/invariants";
import type { Declaration } from "../sequences/program";
import { deviations } from "./deviations";
import type { NamedFault } from "./faults";
import { MatrixStack, RIVALS_BUILD_MS } from "./matrix-stack";
import type { Scenario } from "./scenarios";
import type { Worker } from "./worker";

/** How it came to what is declared. */
export type Recovery = "at once" | "next up" | "after a refresh" | "asked to overwrite";

/** One cell of the matrix: a scenario in which a fault is injected at one request. */
export class Cell extends MatrixStack {
  constructor(
    worker: Worker,
    private readonly scenario: Scenario,
  ) {
    super(worker, scenario.hasModel === true);
  }

  /** Operations of the requests that the scenario makes without a fault. */
  async requests(): Promise<(string | undefined)[]> {
    await this.scenario.before?.(this);
    const since = this.emulator.requests.length;
    await this.command();
    const operations = this.emulator.requests.slice(since).map(({ operation }) => operation);
    await this.clear();
    return operations;
  }

  /** Injects the fault at the nth request, then puts all right as a user would; throws where a promise is broken. */
  async inject(fault: NamedFault, nth: number): Promise<Recovery> {
    await this.scenario.before?.(this);
    const order = fault.order(this);
    this.order({ ...order, nth });
    const recovery = await this.settle((await this.command()).errors.length === 0, order.fault.kind === "rival");
    await this.assertSettled(recovery);
    await this.clear();
    return recovery;
  }

  private async clear(): Promise<void> {
    const { errors } = await this.run(() => this.engine.destroy());
    // Models stay, and with them what they refer to.
    const left = this.hasModel ? [] : this.emulator.slotTypes().filter(({ name }) => name === this.name);
    if (errors.length + left.length > 0) throw new Error(`destroy leaves ${left.length} slot types: ${errors.join()}`);
  }

  private async settle(succeeded: boolean, rival: boolean): Promise<Recovery> {
    this.emulator.clearFaults();
    const second = await this.command();
    const after = second.errors.length > 0 || this.scenario.command === "refresh" ? await this.upTo() : second;
    if (after.errors.length === 0 && !rival) return succeeded ? "at once" : "next up";
    if (after.errors.join().includes('set onConflict: "overwrite" (')) {
      await this.up(this.program.map(overwriting));
      return "asked to overwrite";
    }
    if (!rival && !after.errors.join().includes("pulumi refresh")) throw new Error("the next up does not put it right");
    await sleep(RIVALS_BUILD_MS);
    await this.run(() => this.engine.refresh());
    await this.up(this.program);
    return "after a refresh";
  }

  private get program(): Declaration[] {
    return this.scenario.program(this);
  }

  private command(): Promise<Ran> {
    return this.run(() => (this.scenario.command === "up" ? this.engine.upAgain(this.program) : this.engine.refresh()));
  }

  private upTo(): Promise<Ran> {
    return this.run(() => this.engine.upAgain(this.program));
  }

  private async assertSettled(recovery: Recovery): Promise<void> {
    const program = recovery === "asked to overwrite" ? this.program.map(overwriting) : this.program;
    const problems = [...deviations(this, program), ...leaks(this.shown, this.engine.state), ...(await this.unseen())];
    const since = this.emulator.requests.length;
    const again = await this.run(() => this.engine.upAgain(program));
    const asked = this.emulator.requests.slice(since).map(({ operation }) => `the next up asks ${operation}`);
    await this.run(() => this.engine.refresh());
    const third = await this.run(() => this.engine.upAgain(program));
    const changed = this.emulator.requests.slice(since).filter(({ method }) => !["GET", "HEAD"].includes(method));
    const all = [...problems, ...again.errors, ...asked, ...third.errors, ...changed.map((it) => JSON.stringify(it))];
    if (all.length > 0) throw new Error(all.join("\n"));
  }

  /** Versions of a rival's that ours took the place of without a word. */
  private async unseen(): Promise<string[]> {
    if (!this.hasModel) return [];
    const path = `${modelPath(this.skillId)}/versions?maxResults=50`;
    const listed = await asAnotherClient(this.emulator, "GET", path).catch(() => ({}));
    const { skillModelVersions = [] } = listed as { skillModelVersions?: { version: string; description?: string }[] };
    const theirs = skillModelVersions.filter(({ description }) => description === "theirs");
    return theirs
      .filter(({ version }) => !new RegExp(`version ${version}\\b`).test(this.shown))
      .map(({ version }) => `version ${version} of a rival's was replaced unseen`);
  }
}

const overwriting = (it: Declaration): Declaration =>
  it.type === "InteractionModel" ? { ...it, args: { ...it.args, onConflict: "overwrite" } } : it;
