import type { Account } from "./account";
import type { LifecycleEvent } from "./events";

/** The properties of a resource as the engine holds them; what is not yet known is `UNKNOWN`. */
export type Properties = Record<string, unknown>;

/** Speaks to the user on the resource's row. */
export interface Ui {
  info(text: string): void;
  warn(text: string): void;
  /** What goes on right now, the word that matters first, for a row may show 17 characters; the next one takes its place. */
  progress(text: string): void;
  /** The same for machines. */
  event(fact: LifecycleEvent): void;
}

export interface Context {
  account: Account;
  ui: Ui;
  /** Ends every description that we write, so that a lost or killed run finds its own work again. */
  marker: string;
}

export interface CheckResult {
  inputs: Properties;
  /** Each in one sentence, with its place. */
  problems: string[];
  warnings: string[];
  /** What an update would change, in one line; undefined where nothing is known to change. */
  summary?: string | undefined;
}

export interface DiffResult {
  changes: boolean;
  /** Names of the inputs that cannot be changed in place. */
  replaces: string[];
}

/** What a resource does at each step of its life. `check` and `diff` ask nobody. The file of a model is read only to tell the line of a mistake. */
export interface Lifecycle {
  check(olds: Properties, news: Properties): CheckResult;
  diff(id: string, olds: Properties, news: Properties): DiffResult;
  create(inputs: Properties, context: Context): Promise<{ id: string; outs: Properties }>;
  /** Undefined where it is gone; `inputs` where what is there differs from what was declared. */
  read(id: string, outs: Properties, context: Context): Promise<{ outs: Properties; inputs?: Properties } | undefined>;
  /** Reads what was never ours to make: only the id is known. */
  get(id: string, context: Context): Promise<Properties>;
  update(id: string, olds: Properties, news: Properties, context: Context): Promise<Properties>;
  delete(id: string, outs: Properties, context: Context): Promise<void>;
}

/** The service has taken something, or may have, but it is not finished: the state must keep `outs`, and the next update goes on. */
export class PartialFailure extends Error {
  constructor(
    readonly id: string,
    readonly outs: Properties,
    readonly reasons: string[],
  ) {
    super(reasons[0]);
  }
}
