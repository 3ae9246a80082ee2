/** A conversation of a simulated device with a skill, which is open until the user ends it. */
export interface Session {
  id: string;
  /** The question that the dialog waits for an answer to. */
  token?: string | undefined;
  /** What the skill keeps in it. */
  attributes?: Record<string, unknown> | undefined;
}

/** A simulation: no timer runs, its status follows from the clock, and from the skill's response where it is awaited. */
export interface Simulation {
  id: string;
  skillId: string;
  stage: string;
  /** When it ends, in milliseconds since 1970. */
  endsAt: number;
  /** Undefined while the skill's endpoint has not responded. */
  reaction: Reaction | undefined;
}

/** The result of a simulated utterance. */
export type Reaction =
  | { error: { message: string } }
  | { captions: string[]; considered: object[]; invocations: object[] };
