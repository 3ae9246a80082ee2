import type { BuildError } from "../smapi/operations/skill-status";

/** A build of a model or of a slot type version, whenever its state changes. */
interface BuildEvent {
  event: "build";
  /** Of a model. */
  locale?: string | undefined;
  /** Amazon's name of the step, where it has one. */
  step?: string | undefined;
  status: string;
  version?: string | undefined;
  /** How long this run waited for it, once it is over. */
  seconds?: number | undefined;
  /** Why it failed. */
  errors?: ErrorInEvent[] | undefined;
}

/** Without its message where that may quote a secret. */
export type ErrorInEvent = Partial<BuildError>;

/** What an utterance was taken for. Of a suite that came from a secret, `utterance`, `expected` and `got` are left out. */
export interface SimulationEvent {
  event: "simulation";
  /** Where a user finds it: `utterances[3]`. */
  place: string;
  utterance?: string | undefined;
  /** In words: an intent's name, or slots (`drink: "latte" (id L)`), a confirmation, a response. */
  expected?: string | undefined;
  /** The same, or `no intent`, or why it could not be judged. */
  got?: string | undefined;
  passed: boolean;
  seconds: number;
}

/** A fact for machines; the resource that it is of is added to it. */
export type LifecycleEvent = BuildEvent | SimulationEvent;
