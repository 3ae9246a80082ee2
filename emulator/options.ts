import type { Fault, FaultOrder } from "./http/fault";
import type { RateLimit } from "./http/rate-limit";
import type { SkillHandler } from "./simulation/skill-request";

/** How an emulator is started. Every option has a default. */
export interface EmulatorOptions extends Partial<EmulatorSettings> {
  /** TCP port on 127.0.0.1. Default 0: any free one. */
  port?: number;
  /**
   * File that keeps the state from one process to the next: read at the start when it is there, written (temporary
   * file, then rename) after each change. Default: memory only.
   */
  stateFile?: string;
  /** Skills that exist from the start. A skill without a `vendorId` belongs to the first vendor. Default none. */
  skills?: {
    /** `amzn1.ask.skill.…` */
    id: string;
    /** One of `vendors`. */
    vendorId?: string;
    /** The locales of its manifest: a model of another one is kept, but its build is never listed. Default: every locale. */
    locales?: string[];
    /** Its name in some of its locales, such as `{ "en-US": "Coffee" }`. Default: none is listed. */
    names?: Record<string, string>;
  }[];
  /** Faults that strike requests; more can be ordered while it runs. Default none. */
  faults?: FaultOrder[];
  /** Called (and awaited) when a fault strikes, before it does anything: the moment to kill a client. */
  onFault?: (fault: Fault, request: { method: string; path: string }) => void | Promise<void>;
  /** Stands for the endpoint of every skill in simulations: gives what the skill says, or undefined. Default: no endpoint is called. */
  respond?: SkillHandler;
  /**
   * The address of a skill's own web service, such as `http://127.0.0.1:3000`: simulations of every skill POST to it what Alexa would send,
   * unsigned, and use `outputSpeech`, `shouldEndSession` and `sessionAttributes` of its response. Not beside `respond`. Default: no endpoint is called.
   */
  endpoint?: string;
  /** What Login with Amazon takes for a token. Default {@link emulatorCredentials}. */
  credentials?: Credentials;
}

/** The options that can be changed while the emulator runs (`POST /emulator/settings`). */
export interface EmulatorSettings {
  /** How long a build of a model or of a slot type version takes, in milliseconds. Default 1000. */
  buildMs: number;
  /** The developer accounts that the token gives access to. Default `{ id: "MEMULATOR00000", name: "Emulator" }`. */
  vendors: Vendor[];
  /** Lifetime of an access token, in seconds. Default 3600. */
  tokenSeconds: number;
  /** Whether the 202 of a model's PUT carries the ETag (Amazon's documents disagree). Default true. */
  putReturnsETag: boolean;
  /** When the eTag of a model moves: as soon as a PUT is accepted, or when its build has succeeded. Default "build". */
  eTagMoves: "put" | "build";
  /** A PUT while that model builds takes the place of the running build ("accept"), is built after it ("queue"), or is refused with 400. Default "accept". */
  putDuringBuild: "accept" | "queue" | "refuse";
  /** How long a simulation takes, in milliseconds. Default 200. */
  simulationMs: number;
  /** How far the status of a skill lags behind what is so, in milliseconds. Default 0. */
  statusLagMs: number;
  /** What is refused with 429 when it comes too fast; such a request does not act. Default none. */
  rateLimits: RateLimit[];
}

/** A developer account. */
export interface Vendor {
  /** As in `vendorId` of a request. */
  id: string;
  /** As `GET /v1/vendors` shows it. */
  name: string;
}

/** What Login with Amazon gives an access token for. */
export interface Credentials {
  /** Of the security profile, `amzn1.application-oa2-client.…`. */
  clientId: string;
  /** Of the security profile. */
  clientSecret: string;
  /** `Atzr|…` */
  refreshToken: string;
}

/** The credentials that every emulator accepts by default. They open nothing else. */
export const emulatorCredentials: Credentials = {
  clientId: "amzn1.application-oa2-client.emulator",
  clientSecret: "emulator-client-secret",
  refreshToken: "Atzr|emulator-refresh-token",
};

export const defaultSettings: EmulatorSettings = {
  buildMs: 1000,
  vendors: [{ id: "MEMULATOR00000", name: "Emulator" }],
  tokenSeconds: 3600,
  putReturnsETag: true,
  eTagMoves: "build",
  putDuringBuild: "accept",
  simulationMs: 200,
  statusLagMs: 0,
  rateLimits: [],
};
