import type { Account } from "./account";
import type { LifecycleEvent } from "./events";

/** The properties of a resource as the engine holds them; what is not yet known is `UNKNOWN`. */
export type Properties = Record<string, unknown>;

/** Speaks to the user on the resource's row. */
interface Ui {
  info(text: string): void;
  warn(text: string): void;
  /** The current state, the most important word first, since a row may show 17 characters; replaced by the next one. */
  progress(text: string): void;
  /** The same for machines. */
  event(fact: LifecycleEvent): void;
}

export interface Context {
  account: Account;
  ui: Ui;
  /** Ends every description that we write, so that a lost or killed run finds its own work again. Only in create, import and update: outputs do not hold the stack's id. */
  marker: string;
  /** Ends the description of what is left in place at a delete. */
  retainedMarker: string;
  /** The resource in words, with its stack and project. */
  displayName: string;
  /** Whether the state has this id, as far as this run has seen. */
  isInState(id: string): boolean;
}

export interface CheckResult {
  inputs: Properties;
  /** Each in one sentence, with its place. */
  problems: string[];
  warnings: string[];
  /** Warnings that come at every run, not only with a change. */
  reminders?: string[];
  /** What an update would change, in one line; undefined where nothing is known to change. */
  summary?: string | undefined;
}

export interface DiffResult {
  changes: boolean;
  /** Names of the inputs that cannot be changed in place. */
  replaces: string[];
}

/** What a resource does at each step of its life. `check` and `diff` make no requests; the model file is read only to locate a mistake. */
export interface Lifecycle {
  check(olds: Properties, news: Properties): CheckResult;
  diff(id: string, olds: Properties, news: Properties): DiffResult;
  create(inputs: Properties, context: Context): Promise<{ id: string; outs: Properties }>;
  /** Takes over what exists and equals the declaration; throws with the difference where it does not, and changes nothing. */
  import?(id: string, inputs: Properties, context: Context): Promise<{ id: string; outs: Properties }>;
  /** Undefined where it no longer exists; `inputs` where the remote state differs from the declared one. */
  read(id: string, outs: Properties, context: Context): Promise<{ outs: Properties; inputs?: Properties } | undefined>;
  /** Reads what was never ours to make: only the id is known. */
  get(id: string, context: Context): Promise<Properties>;
  update(id: string, olds: Properties, news: Properties, context: Context): Promise<Properties>;
  delete(id: string, outs: Properties, context: Context): Promise<void>;
}

/** The service has accepted a change, or may have, but it is not complete: the state keeps `outs`, and the next update resumes. */
export class PartialFailure extends Error {
  constructor(
    readonly id: string,
    readonly outs: Properties,
    readonly reasons: string[],
  ) {
    super(reasons[0]);
  }
}
