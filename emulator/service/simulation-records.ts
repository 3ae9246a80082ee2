/** A conversation of a simulated device with a skill, which is open until the user ends it. */
export interface Session {
  id: string;
  /** The question that the dialog waits for an answer to. */
  token?: string | undefined;
}

/** A simulation: no timer runs, its status follows from the clock alone. */
export interface Simulation {
  id: string;
  skillId: string;
  stage: string;
  /** When it ends, in milliseconds since 1970. */
  endsAt: number;
  reaction: Reaction;
}

/** The result of a simulated utterance. */
export type Reaction =
  | { error: { message: string } }
  | { captions: string[]; considered: object[]; invocations: object[] };
