import { randomUUID } from "node:crypto";
import {
  type Credentials,
  defaultSettings,
  type EmulatorOptions,
  type EmulatorSettings,
  emulatorCredentials,
} from "../options";
import type { BuildError } from "./build";
import { finishBuilds } from "./finish-builds";
import type { Session, Simulation } from "./simulation-records";
import { emptyState, type SlotTypeReference, type SlotTypeVersion, type State } from "./state";
import { readState, StateFile } from "./state-file";

/** Every option that is not the server's. */
type StoreOptions = Omit<EmulatorOptions, "port" | "faults" | "onFault">;

/** What one emulator knows: its settings and its state. */
export class Store {
  readonly settings: EmulatorSettings;
  readonly credentials: Credentials;
  readonly state: State;
  private readonly file: StateFile | undefined;
  private readonly options: StoreOptions;

  readonly respond: EmulatorOptions["respond"];
  readonly endpoint: string | undefined;
  /** Neither outlives the process, as they would not outlive ten minutes. */
  readonly simulations = new Map<string, Simulation>();
  readonly sessions = new Map<string, Session>();
  /** Tokens of an earlier generation are void. */
  tokenGeneration = 0;

  constructor(options: StoreOptions) {
    const { stateFile, credentials = emulatorCredentials, respond, endpoint } = options;
    this.options = options;
    this.respond = respond;
    this.endpoint = endpoint;
    this.settings = initialSettings(options);
    this.credentials = credentials;
    this.state = stateFile ? readState(stateFile) : emptyState();
    this.file = stateFile ? new StateFile(stateFile, this.state) : undefined;
    this.addInitialSkills();
  }

  /** Settings and skills as at the start, and nothing else; tokens stay valid. */
  reset(): void {
    Object.assign(this.settings, initialSettings(this.options));
    Object.assign(this.state, emptyState());
    this.simulations.clear();
    this.sessions.clear();
    this.addInitialSkills();
    this.changed();
  }

  private addInitialSkills(): void {
    const known = new Set(this.state.skills.map(({ id }) => id));
    for (const skill of this.options.skills ?? []) if (!known.has(skill.id)) this.addSkill(skill);
  }

  addSkill({
    id = `amzn1.ask.skill.${randomUUID()}`,
    vendorId = this.settings.vendors[0]?.id ?? "",
    locales,
    names,
  }: {
    id?: string;
    vendorId?: string;
    locales?: string[];
    names?: Record<string, string>;
  } = {}): string {
    if (this.state.skills.some((skill) => skill.id === id)) throw new Error(`The skill ${id} exists already.`);
    const manifest = { ...(locales && { locales }), ...(names && { names }) };
    this.state.skills.push({ id, vendorId, createdAt: Date.now(), models: [], ...manifest });
    this.changed();
    return id;
  }

  /** Whether the account of every token owns this vendor's things. */
  owns(vendorId: string): boolean {
    return this.settings.vendors.some(({ id }) => id === vendorId);
  }

  /** The slot type version that a model refers to, if this account has it. */
  findSlotTypeVersion({ id, version }: SlotTypeReference): SlotTypeVersion | undefined {
    const slotType = this.state.slotTypes.find((slotType) => slotType.id === id && this.owns(slotType.vendorId));
    return slotType?.versions.find((candidate) => candidate.version === version);
  }

  failNextBuild(errors: BuildError[], id?: string): void {
    this.state.failures.push({ errors, id });
    this.changed();
  }

  /** Takes the failure that was ordered for this build, if one was. */
  takeFailure(matches: (id: string | undefined) => boolean): BuildError[] | undefined {
    const index = this.state.failures.findIndex(({ id }) => matches(id));
    return index < 0 ? undefined : this.state.failures.splice(index, 1)[0]?.errors;
  }

  /** Ends every build that runs or waits. */
  finishBuilds(): void {
    finishBuilds(this.state);
    this.changed();
  }

  changed(): void {
    this.save().catch((error: unknown) => console.error(`The emulator cannot write its state file: ${error}`));
  }

  /** Resolves when the state is on disk, if it has a file. */
  async save(): Promise<void> {
    await this.file?.save();
  }
}

function initialSettings({
  stateFile,
  skills,
  credentials,
  respond,
  endpoint,
  ...settings
}: StoreOptions): EmulatorSettings {
  return { ...defaultSettings, ...settings };
}
