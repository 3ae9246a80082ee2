import { setTimeout as sleep } from "node:timers/promises";
import { type Emulator, type FaultOrder, startEmulator } from "../../../emulator";
import type { Change, Edit, Order, Round, Sequence } from "./arbitraries";
import type { Pulumi, Ran } from "./engine";
import { History } from "./history";
import { differences, isDeclared, leaks, type Marked, notInState, unproved } from "./invariants";
import { type Declaration, declarationsOf, SKILLS, type Specs } from "./program";
import { doEdit, requestOf } from "./rival";

/** A status that no service answers marks the request at which the provider process is killed. */
const KILLED = 599;
const LONGEST_COMMAND_MS = 120_000;
/** Builds that a fault makes slow. */
const SLOW_BUILD_MS = 1_500;

/** Plays a sequence, then lets `up` put everything right; throws with a log where a promise is broken. */
export async function play(
  { settings, rounds }: Sequence,
  open: (emulator: Emulator) => Promise<Pulumi>,
): Promise<void> {
  let pulumi: Pulumi | undefined;
  const emulator = await startEmulator({
    simulationMs: 20,
    ...settings,
    skills: SKILLS.map((id) => ({ id })),
    onFault: async (fault) => {
      if (fault.kind === "status" && fault.status === KILLED) await pulumi?.kill();
    },
  });
  try {
    pulumi = await open(emulator);
    const run = new SequenceRun(emulator, pulumi, settings);
    for (const round of rounds) await run.play(round);
    await run.finish();
  } finally {
    await pulumi?.close();
    await emulator.close();
  }
}

class SequenceRun {
  private readonly specs: Specs = { types: new Map(), values: new Map(), models: new Map(), gates: new Map() };
  private readonly history: History;
  private readonly log: string[] = [];
  /** Everything that was shown so far. */
  private shown = "";
  /** Edits by another client that no refresh has taken in. */
  private unseen: Edit[] = [];
  /** Ids of what a failed command left without the state. */
  private readonly lost = new Set<string>();

  constructor(
    private readonly emulator: Emulator,
    private readonly pulumi: Pulumi,
    settings: Sequence["settings"],
  ) {
    const queued = settings.putDuringBuild === "queue" ? SLOW_BUILD_MS : 0;
    this.history = new History(emulator, settings, (settings.buildMs ?? 0) + queued);
  }

  async play({ changes, edits, command, faults }: Round): Promise<void> {
    for (const change of changes) this.change(change);
    for (const edit of edits) await doEdit(this.emulator, edit, this.pulumi.state);
    this.unseen.push(...edits);
    if (command === "destroy") for (const declared of Object.values(this.specs)) declared.clear();
    const ran = await this.run(command, faults);
    if (command === "up" && ran.errors.length === 0) await this.assertConverged();
  }

  /** Without faults, and with what the errors tell to do, everything comes to what is declared. */
  async finish(): Promise<void> {
    await this.upWithAdvice();
    if (this.unseen.length > 0) {
      await this.mustRun("refresh");
      await this.upWithAdvice();
    }
    await this.assertConverged();
  }

  /** One error may hide another, since nothing new is started after it. */
  private async upWithAdvice(attempts = 4): Promise<void> {
    const { errors } = await this.run("up", []);
    if (errors.length === 0) return;
    if (attempts === 1) this.broken("the last up has to succeed", errors);
    const asks = (words: string) => errors.some((error) => error.includes(words));
    // A gate finds another client's model, of which nothing else has told yet.
    const judgesTheirs = this.unseen.length > 0 && asks("utterances not as expected");
    if (judgesTheirs || asks("pulumi refresh") || asks("pulumi up --refresh")) await this.mustRun("refresh");
    for (const spec of this.specs.models.values()) {
      if (asks("already has another")) spec.onConflict = "overwrite";
      if (asks("raise buildTimeout")) spec.buildTimeout = undefined;
      if (asks("[promotion-unverified]")) spec.requires = undefined;
    }
    await this.upWithAdvice(attempts - 1);
  }

  private change({ what, name, spec }: Change): void {
    const declared = this.specs[what] as Map<string, unknown>;
    if (spec === undefined) declared.delete(name);
    else declared.set(name, { ...spec });
  }

  private get program(): Declaration[] {
    return declarationsOf(this.specs);
  }

  private async mustRun(command: "refresh"): Promise<void> {
    const { errors } = await this.run(command, []);
    if (errors.length > 0) this.broken("the last commands have to succeed", errors);
  }

  private async run(command: Round["command"], faults: Order[]): Promise<Ran> {
    const { emulator, pulumi, program } = this;
    const before = structuredClone(pulumi.state);
    for (const order of faults) this.order(order);
    const since = emulator.requests.length;
    const began = Date.now();
    const ran = await this.inTime(command === "up" ? pulumi.up(program) : pulumi[command](), command);
    emulator.clearFaults();
    const asked = emulator.requests.slice(since);
    const lines = asked.map(({ method, path, status }) => `  ${method} ${path} ${status}`);
    this.log.push(`${command} (${Date.now() - began} ms) ${JSON.stringify(faults)}`, ...lines, ran.shown);
    this.shown += ran.shown;
    if (command === "refresh" && ran.errors.length === 0) this.unseen = [];
    this.unseen.push(...faults.flatMap(({ fault }) => (fault.kind === "rival" ? [fault.edit] : [])));
    this.broken("shows or keeps what it must not", leaks(ran.shown, pulumi.state));
    await sleep(60);
    if (command === "up") this.broken("was sent unproved", unproved(before, pulumi.state, program));
    this.broken("an edit was overwritten unseen", await this.history.follow(before, this.specs, asked));
    if (ran.errors.length > 0) for (const { id } of notInState(emulator, pulumi.state)) this.lost.add(id);
    return ran;
  }

  /** Something that was made is told with its id where nothing manages it any more. */
  private isNamed(id: string): boolean {
    const [slotTypeId = "", version] = id.split("/");
    const says = (text: RegExp) => this.shown.split("\n").some((line) => line.includes(slotTypeId) && text.test(line));
    if (version === undefined) return says(/left in place|is still there|there is another slot type/);
    const isOfState = this.pulumi.state.some((it) => it.id === slotTypeId);
    if (!isOfState) return this.isNamed(slotTypeId);
    return says(new RegExp(`version (\\d+, )*${version}(, \\d+)* of .*(left in place|is still there)`));
  }

  /** Nobody asks for what a failed command made for a declaration that is gone. */
  private isUndeclared(it: Marked): boolean {
    return this.lost.has(it.id) && !isDeclared(it, this.program, this.pulumi);
  }

  private order({ fault, ...order }: Order): void {
    const { emulator } = this;
    const place = (it: FaultOrder["fault"]) => emulator.order({ ...order, fault: it });
    if (fault.kind === "kill") place({ kind: "status", status: KILLED, acted: fault.acted });
    else if (fault.kind === "rival") {
      const request = requestOf(fault.edit, this.pulumi.state);
      if (request) place({ kind: "rival", when: fault.when, ...request });
    } else place(fault);
  }

  private async inTime(command: Promise<Ran>, what: string): Promise<Ran> {
    const late = sleep(LONGEST_COMMAND_MS, undefined, { ref: false });
    const ran = await Promise.race([command, late]);
    if (!ran) throw this.failure("a command hangs", [what]);
    return ran;
  }

  private async assertConverged(): Promise<void> {
    const { emulator, pulumi, program, history } = this;
    this.broken("not as declared", differences(program, pulumi.state, emulator, history, this.unseen.length > 0));
    const orphans = notInState(emulator, pulumi.state).filter((it) => !this.isNamed(it.id) && !this.isUndeclared(it));
    this.broken(
      "an orphan",
      orphans.map(({ what, description }) => `${what} (${description})`),
    );
    const since = emulator.requests.length;
    const again = await this.inTime(pulumi.upAgain(program), "the second up");
    const asked = emulator.requests.slice(since).map(({ method, path }) => `${method} ${path}`);
    this.broken("a second up does something", [...again.errors, ...asked]);
  }

  /** Throws if there is anything. */
  private broken(promise: string, found: string[]): void {
    if (found.length > 0) throw this.failure(promise, found);
  }

  private failure(promise: string, found: string[]): Error {
    return new Error([`${promise}:`, ...found, "", ...this.log].join("\n"));
  }
}
