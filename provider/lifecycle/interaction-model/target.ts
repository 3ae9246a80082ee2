import type { ModelPlace, StoredModel } from "../../smapi/operations/interaction-models";
import type { Build } from "../../smapi/operations/skill-status";

/** A model that is to be built. */
export interface BuildTarget extends ModelPlace {
  model: Record<string, unknown>;
  hash: string;
  /** What was an output in the program, by its place in the model. */
  references: Record<string, unknown>;
  description?: string | undefined;
  /** Milliseconds since 1970. */
  deadline: number;
  /** Seconds, for messages. */
  timeout: number;
  /** The model came from a secret: no message may quote it. */
  secret: boolean;
  /** Of its resource. */
  urn: unknown;
}

/** What is known of a model that is built. */
export interface BuildResult {
  version?: string | undefined;
  eTag?: string | undefined;
  /** Of another client's model, or an interrupted run's, that it took the place of. */
  supersededVersion?: string | undefined;
}

/** The service has taken the model, or may have, but its build did not succeed, or is not seen to. */
export class BuildFailure extends Error {
  constructor(readonly reasons: string[]) {
    super(reasons[0]);
  }
}

/** The model that another one is to take the place of; nothing where there is none. */
export interface PreviousModel {
  eTag?: string | undefined;
  hash?: string | undefined;
  version?: string | undefined;
  /** The build that the status showed then. */
  build?: Build | undefined;
}

/** Amazon shows builds of the development stage only. */
export function hasBuildStatus({ stage }: ModelPlace): boolean {
  return stage === "development";
}

/** How long after a PUT the status may still show the state before it. */
export const LONGEST_LAG_MS = 10_000;

/**
 * The eTag to store for a model that was read. Where the eTag moves with the PUT, it may be that of another client's unfinished build, so it is
 * trusted only if a status that was read before the model describes this version; else the next refresh compares the models.
 */
export function trustedETag(found: StoredModel, place: ModelPlace, build: Build | undefined): string | undefined {
  if (!hasBuildStatus(place)) return found.eTag;
  return build?.status !== "IN_PROGRESS" && describesModel(build, found) ? build?.eTag : undefined;
}

/** Whether a status describes the model that was read, not an older one. */
export function describesModel(build: Build | undefined, { version }: StoredModel): boolean {
  return build?.eTag !== undefined && build.version === version;
}
